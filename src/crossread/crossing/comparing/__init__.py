"""Two reports held against each other: passages aligned, what was copied from where, what asserts the same."""
