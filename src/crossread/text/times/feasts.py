"""Feasts that fall on another day each year: western Easter and some days of the United States."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule, as Meeus gives it (Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _memorial_day(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(last.isoweekday() - 1)


MOVABLE: dict[str, Callable[[int], date]] = {
    "easter": _easter,
    "good_friday": lambda year: _easter(year) - timedelta(2),
    "easter_monday": lambda year: _easter(year) + timedelta(1),
    "thanksgiving": lambda year: _nth_weekday(year, 11, weekday=4, nth=4),
    "labor_day": lambda year: _nth_weekday(year, 9, weekday=1, nth=1),
    "memorial_day": _memorial_day,
}
