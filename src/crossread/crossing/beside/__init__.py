"""What stands beside a number, a day or a place in its passage, and how two of them in two reports are ranked by it."""
