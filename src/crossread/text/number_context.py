"""What stands around a quantity: the currency sign before it, the unit after it, the hedge on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.text.number_ranges import Quantity, follows_between
from crossread.text.tables import mapping, one_of

_LOOK_BACK_CHARS = 48
_SPACES = re.compile(r"\s+")
TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"}
)
_DIGIT_ONLY_UNITS = frozenset(
    {"m", "mi", "pc", "pct", "ft", "min", "mins", "mm", "cm", "kt", "mw", "gw", "lb"}
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """The hedge as printed, lower-cased, its meaning, and the place of number and hedge."""

    start: int
    end: int
    printed: str = ""
    meaning: str = "exact"


def currency_before(text: str, start: int, *, free: int) -> tuple[int, str]:
    """Where the sum begins, and its currency code ("" and `start` without one)."""
    found = _currency().search(text, max(start - 6, free), start)
    if found is not None:
        return found.start(), mapping("currencies")[found["sign"].upper()]
    glued = _glued_currency().search(text, max(start - 6, free), start)
    return (
        (start, "")
        if glued is None
        else (glued.start(), mapping("glued_currencies")[glued["sign"] or glued["spaced"]])
    )


def unit_after(text: str, quantity: Quantity) -> tuple[int, str]:
    """Where the unit ends, and the unit; -1 when letters that are no unit are glued to the digits."""
    found = _unit().match(text, quantity.end)
    if found is not None:
        printed = _SPACES.sub(" ", found["unit"].lower()).replace("‑", "-")
        if quantity.first.digits or printed not in _DIGIT_ONLY_UNITS:
            return found.end("unit"), mapping("units")[printed]
    glued = text[quantity.end : quantity.end + 1]
    return (-1 if glued.isalnum() or glued == "_" else quantity.end), ""


def hedge_around(text: str, *, start: int, end: int, free: int, quantity: Quantity, unit: str) -> Hedge:
    """The hedge before the number, else the one after it; `free` is where the number before this one ends."""
    if quantity.is_range and (between := follows_between(text, quantity.start)) and between.start() >= free:
        return Hedge(between.start(), end, "between", "range")
    before = _qualifier().search(text, max(start - _LOOK_BACK_CHARS, free), start)
    if before is not None:
        printed = _SPACES.sub(" ", before["hedge"].lower())
        if not (printed == "over" and unit in TIME_UNITS):  # "over two days" says how long it took
            return Hedge(before.start("hedge"), end, printed, mapping("qualifiers")[printed])
    after = _late_qualifier().match(text, end)
    if after is not None:
        printed = _SPACES.sub(" ", after["hedge"].lower())
        return Hedge(start, after.end(), printed, mapping("late_qualifiers")[printed])
    return Hedge(start, end)


def bounds(quantity: Quantity, *, meaning: str) -> tuple[float | None, float | None, float | None]:
    """Low, best and high under a hedge of that meaning."""
    low, best, high = quantity.low, quantity.best, quantity.high
    if meaning == "low":
        return low, best, None
    if meaning in ("high", "below"):
        return None, best, high
    if meaning == "about" and best is not None:
        return None, best, None
    return low, best, high


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?P<sign>{one_of(mapping('currencies'))})\s?\Z", re.IGNORECASE)


@cache
def _glued_currency() -> re.Pattern[str]:
    spaced = one_of(sign for sign in mapping("glued_currencies") if len(sign) > 1)
    return re.compile(
        rf"(?<![^\W_])(?:(?P<sign>{one_of(mapping('glued_currencies'))})|(?P<spaced>{spaced})\s)\Z"
    )


@cache
def _unit() -> re.Pattern[str]:
    words = one_of(printed for printed in mapping("units") if printed[0].isalpha())
    return re.compile(rf"(?:\s?(?=[%°])|[\s‑-]?)(?P<unit>%|°(?:[CF]\b)?|(?:{words})(?!\w))", re.IGNORECASE)


@cache
def _qualifier() -> re.Pattern[str]:
    filler = r"(?:(?:another|further|additional|total\sof|a|an|the)\s){0,2}"
    return re.compile(rf"(?<![\w’'-])(?P<hedge>{one_of(mapping('qualifiers'))})\s{filler}\Z", re.IGNORECASE)


@cache
def _late_qualifier() -> re.Pattern[str]:
    words = one_of(mapping("late_qualifiers"))
    return re.compile(rf"\s?(?P<hedge>{words})(?!\w)", re.IGNORECASE)
