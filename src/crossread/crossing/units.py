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
