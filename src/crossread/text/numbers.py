"""Numbers that count or measure something, with their hedge, their bounds and their unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.number_context import bounds, currency_before, hedge_around, unit_after
from crossread.text.number_filters import counts, is_age
from crossread.text.number_masks import masked
from crossread.text.number_ranges import Quantity, ranged
from crossread.text.numerals import Numeral, numerals


def numbers(text: str, span: Span | None = None) -> tuple[Number, ...]:
    """Counts, sums and measures of `text` (inside `span`), in order, never overlapping.

    The span of a number covers its hedge, currency sign and unit ("at least 12", "$5 million", "230km").
    Bounds: "at least 12" 12/12/open, "up to 30" open/30/30, "nearly 30" the same, "about 30" open/30/open,
    "10 to 15" 10/open/15, "dozens" 24/open/96 (vague_numbers.txt); "more than" and "over" count as "at
    least", "fewer than" as "up to". Left out: ordinals, years, dates, times of day, telephone and house
    numbers, decades, codes, scores of games, "one" as a pronoun. An age is a number of unit "year-old".
    """
    window = Span(0, len(text)) if span is None else span
    part = text[window.start : window.end]
    return tuple(replace(number, span=number.span.shift(window.start)) for number in _read(part))


def _read(text: str) -> Iterator[Number]:
    previous: Number | None = None
    for quantity in ranged(text, _counting(text)):
        number = _with_surroundings(text, quantity, previous=previous)
        if number is not None:
            yield number
            previous = number


def _counting(text: str) -> list[Numeral]:
    """Numerals outside the masks."""
    masks = iter(masked(text))
    mask = next(masks, None)
    kept = []
    for numeral in numerals(text):
        while mask is not None and mask.end <= numeral.start:
            mask = next(masks, None)
        if mask is None or mask.start >= numeral.end:
            kept.append(numeral)
    return kept


def _with_surroundings(text: str, quantity: Quantity, *, previous: Number | None) -> Number | None:
    """The quantity with what stands around it; None when that shows that it counts nothing."""
    free = previous.span.end if previous is not None else 0
    start, code = currency_before(text, quantity.start, free=free)
    quantity = quantity.glued(text, is_money=bool(code))
    end, unit = unit_after(text, quantity)
    if end < 0 or not counts(text, quantity, unit=unit or code):
        return None
    if not unit and not code and is_age(text, quantity, previous=previous):
        unit = "year-old"
    hedge = hedge_around(text, start=start, end=end, free=free, quantity=quantity, unit=unit)
    low, best, high = bounds(quantity, meaning=hedge.meaning)
    return Number(Span(hedge.start, hedge.end), low, best, high, qualifier=hedge.printed, unit=code or unit)
