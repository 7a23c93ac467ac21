"""When and where two reports put one thing: days, hours and places held against each other."""
