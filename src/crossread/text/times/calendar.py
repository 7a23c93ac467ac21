"""TIMEX3 values as calendar time: how fine a value is, its first and last day, and a value for a stretch of days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from crossread.domain.facts import Grain

SEASON_MONTHS = {
    "SP": 3,
    "SU": 6,
    "FA": 9,
    "WI": 12,
}  # of the northern half; a winter has the year it begins in
UNKNOWN_DAY = "XXXX-XX-XX"
COARSENESS = (
    Grain.MINUTE,
    Grain.PART_OF_DAY,
    Grain.DAY,
    Grain.WEEK,
    Grain.MONTH,
    Grain.QUARTER,
    Grain.SEASON,
    Grain.YEAR,
    Grain.DECADE,
    Grain.CENTURY,
)
_SHAPES = {
    "dddd-dd-dd": Grain.DAY,
    "dddd-Wdd-d": Grain.DAY,
    "dddd-Wdd": Grain.WEEK,
    "dddd-Wdd-WE": Grain.WEEK,
    "dddd-dd": Grain.MONTH,
    "dddd-Qd": Grain.QUARTER,
    "dddd-Hd": Grain.SEASON,
    "dddd": Grain.YEAR,
    "FYdddd": Grain.YEAR,
    "FYdddd-Qd": Grain.QUARTER,
    "ddd": Grain.DECADE,
    "dd": Grain.CENTURY,
} | {f"dddd-{season}": Grain.SEASON for season in SEASON_MONTHS}


@cache
def grain_of(value: str) -> Grain | None:
    """How fine a value is, its unknown digits counting as digits; None for a length, a set, PAST_REF and the like."""
    day, time, clock = value.partition("T")
    grain = _SHAPES.get(re.sub(r"[\dX]", "d", day))
    if not time or grain is None:
        return grain
    return Grain.PART_OF_DAY if clock[:1].isalpha() and clock[:1] != "X" else Grain.MINUTE


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a value, both inside; None where it is no point of time or not all of it is known."""
    day = value.partition("T")[0]
    if "X" in day or grain_of(value) is None:
        return None
    try:
        return _days(day)
    except (ValueError, OverflowError):
        return None


def _days(day: str) -> tuple[date, date]:
    year = int(day[:4]) if len(day) >= 4 else int(day) * 10 ** (4 - len(day))
    tail = day[5:]
    if not tail:
        return date(year, 1, 1), date(year + (1 if len(day) == 4 else 10 ** (4 - len(day))) - 1, 12, 31)
    if tail[0] == "W" and tail != "WI":
        return _week(year, tail)
    if tail[0] == "Q":
        return _months(year, 3 * int(tail[1]) - 2, 3)
    if tail[0] == "H":
        return _months(year, 6 * int(tail[1]) - 5, 6)
    if tail in SEASON_MONTHS:
        return _months(year, SEASON_MONTHS[tail], 3)
    if len(tail) == 2:
        return _months(year, int(tail), 1)
    only = date.fromisoformat(day)
    return only, only


def _week(year: int, tail: str) -> tuple[date, date]:
    monday = date.fromisocalendar(year, int(tail[1:3]), 1)
    if tail.endswith("-WE"):
        return monday + timedelta(5), monday + timedelta(6)
    if len(tail) == 5:
        only = monday + timedelta(int(tail[4]) - 1)
        return only, only
    return monday, monday + timedelta(6)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    start = date(year, first, 1)
    past = year * 12 + first - 1 + count
    return start, date(past // 12, past % 12 + 1, 1) - timedelta(1)


def week_value(day: date) -> str:
    """The ISO week of a day: "2024-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
