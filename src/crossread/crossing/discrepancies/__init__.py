"""Where readings of one point differ: one check a file, each a function from linked passages to findings."""

from crossread.crossing.discrepancies.gather import discrepancies

__all__ = ["discrepancies"]
