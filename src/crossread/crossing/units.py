"""What units measure: one unit a dimension, that numbers of different units can be held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.crossing.listed import lines_of


@cache
def units() -> Mapping[str, tuple[str, float]]:
    """What a unit is measured in (metres, kilograms, seconds), and how many of those it is."""
    rows = (line.split("\t") for line in lines_of("unit_factors.tsv"))
    return {unit: (base, float(factor)) for unit, base, factor in rows}


def compared_in(unit: str) -> tuple[str, float]:
    """The unit that a number of this one is compared in, and how many of it that is; days and longer in seconds too."""
    if unit in _LONG:
        return _SECONDS, _LONG[unit]
    return units().get(unit, (unit, 1.0))


# A month is a twelfth of a year.
_LONG = {"day": 86_400.0, "week": 604_800.0, "month": 2_629_746.0, "year": 31_556_952.0}
_SECONDS = "s"
