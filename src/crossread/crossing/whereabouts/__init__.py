"""Where a passage says that things were: phrases of place with and without a name, and which exclude each other."""
