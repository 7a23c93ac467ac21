"""Sums, distances and durations: numbers that measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.domain.facts import Figure
from crossread.domain.layers import Number
from crossread.reading.wordlists import table

_CURRENCY = re.compile(r"[A-Z]{3}")


def measure_of(number: Number) -> str:
    """ "money", "distance" or "duration"; "" for a number of another unit."""
    if _CURRENCY.fullmatch(number.unit):
        return "money"
    return table("measures.tsv").get(number.unit, ("",))[0]


def measures_of(numbers: Sequence[Number]) -> list[Figure]:
    """Figures of the numbers that measure, in text order."""
    measured = ((number, measure_of(number)) for number in numbers)
    return [Figure(span=number.span, number=number, what=what) for number, what in measured if what]
