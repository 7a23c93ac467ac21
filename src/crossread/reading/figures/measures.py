"""Sums, distances and durations: numbers that measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.domain.facts import Figure
from crossread.domain.layers import Number
from crossread.reading.wordlists import table

_CURRENCY = re.compile(r"[A-Z]{3}")
_WEIGHED = re.compile(r"\s(?:of\s|\(\d[\d.,]*\s?k)", re.IGNORECASE)  # "600 pounds of", "600 pounds (272 kg)"


def measure_of(number: Number) -> str:
    """ "money", "distance" or "duration"; "" for a number of another unit."""
    if _CURRENCY.fullmatch(number.unit):
        return "money"
    return table("measures.tsv").get(number.unit, ("",))[0]


def measures_of(text: str, numbers: Sequence[Number]) -> list[Figure]:
    """Figures of the numbers that measure, in text order; pounds of something are no money."""
    sums = (number for number in numbers if not (number.unit == "GBP" and _is_weight(text, number)))
    measured = ((number, measure_of(number)) for number in sums)
    return [Figure(span=number.span, number=number, what=what) for number, what in measured if what]


def _is_weight(text: str, number: Number) -> bool:
    return "£" not in number.span.of(text) and _WEIGHED.match(text, number.span.end) is not None
