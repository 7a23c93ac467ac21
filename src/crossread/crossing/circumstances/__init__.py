"""When, how far and in which direction: days, hours and ways of two reports held against each other."""
