"""Whole units of the calendar counted on from a value: the day before, next week, ten years ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from crossread.domain.facts import Grain
from crossread.text.times.calendar import COARSENESS, UNKNOWN_DAY, days_of, grain_of, week_value


def is_unit(name: str) -> bool:
    """Whether `unit_on` knows the unit."""
    return name in _UNITS


def unit_on(value: str, unit: str, count: int) -> str:
    """The unit that lies `count` units on from the one that holds the value; X where the value does not tell."""
    grain, unknown, shifted = _UNITS[unit]
    days, own = days_of(value), grain_of(value)
    if days is None or own is None:
        return unknown
    is_within = COARSENESS.index(own) <= COARSENESS.index(grain) or days[0] == days[1]
    try:
        return shifted(days[0], count) if is_within else unknown
    except (ValueError, OverflowError):
        return unknown


def same_on(value: str, years: int) -> str:
    """The same month or quarter so many years on; of a day only the year."""
    days = days_of(value)
    if days is None or grain_of(value) not in (Grain.QUARTER, Grain.MONTH):
        return unit_on(value, "year", years)
    return f"{days[0].year + years:04}{value[4:]}"


def clock_on(value: str, minutes: int) -> str:
    """The clock time so many minutes on; X where the value has none."""
    day, _, clock = value.partition("T")
    days = days_of(day)
    if days is None or grain_of(value) is not Grain.MINUTE or not clock[:2].isdigit():
        return f"{UNKNOWN_DAY}TXX:XX"
    whole = int(clock[:2]) * 60 + int(clock[3:5] or 0) + minutes
    try:
        return f"{(days[0] + timedelta(whole // 1440)).isoformat()}T{whole % 1440 // 60:02}:{whole % 60:02}"
    except OverflowError:
        return f"{UNKNOWN_DAY}TXX:XX"


def _day(day: date, count: int) -> str:
    return (day + timedelta(count)).isoformat()


def _week(day: date, count: int) -> str:
    return week_value(day + timedelta(7 * count))


def _month(day: date, count: int) -> str:
    year, month = _months_on(day, count)
    return f"{year:04}-{month:02}"


def _quarter(day: date, count: int) -> str:
    year, month = _months_on(day, 3 * count)
    return f"{year:04}-Q{(month + 2) // 3}"


def _months_on(day: date, count: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return _real(year), month + 1


def _real(year: int) -> int:
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"year {year} is outside the calendar")
    return year


_UNITS: dict[str, tuple[Grain, str, Callable[[date, int], str]]] = {
    "day": (Grain.DAY, UNKNOWN_DAY, _day),
    "week": (Grain.WEEK, "XXXX-WXX", _week),
    "fortnight": (Grain.WEEK, "XXXX-WXX", lambda day, count: _week(day, 2 * count)),
    "weekend": (Grain.WEEK, "XXXX-WXX-WE", lambda day, count: f"{_week(day, count)}-WE"),
    "month": (Grain.MONTH, "XXXX-XX", _month),
    "quarter": (Grain.QUARTER, "XXXX-QX", _quarter),
    "year": (Grain.YEAR, "XXXX", lambda day, count: f"{_real(day.year + count):04}"),
    "decade": (Grain.DECADE, "XXX", lambda day, count: f"{_real(day.year + 10 * count) // 10:03}"),
    "century": (Grain.CENTURY, "XX", lambda day, count: f"{_real(day.year + 100 * count) // 100:02}"),
}
