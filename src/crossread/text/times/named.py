"""The day, week or season that a name such as "Sunday", "June" or "Easter" stands for, seen from a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from crossread.domain.facts import Grain
from crossread.text.times.calendar import UNKNOWN_DAY, days_of, grain_of
from crossread.text.times.feasts import MOVABLE
from crossread.text.times.units import unit_on

UNDECIDED = "~"
SOON_DAYS = 60  # of 0 to 120 on the dev part of TimeBank and AQUAINT: 837 values right at 0, 840 at 45 to 92
_WEEKDAY = re.compile(r"D[1-7]")
_AROUND = (-2, -1, 0, 1, 2)


def named_from(value: str, named: str) -> str:
    """The one so named, seen from the day `value`; `named` is "NAME:WAY" or "NAME:WAY:D7" (see rules.py).

    X stands for what is not known, and for all where none such is near: the 29th of February far from a leap year.
    """
    name, way, *weekday = named.split(":")
    days = days_of(value)
    if days is None or days[0] != days[1] or way == UNDECIDED:
        return _somewhen(name)
    day = days[0]
    around = [one for one in _around(name, day) if not weekday or f"D{one[0].isoweekday()}" in weekday]
    choose = _near if weekday else _WAYS[way]
    return choose(around, day) or _somewhen(name)


_One = tuple[date, date, str]  # first day, last day, value


def _somewhen(name: str) -> str:
    if _WEEKDAY.fullmatch(name):
        return f"XXXX-WXX-{name[1:]}"
    if name == "WE":
        return "XXXX-WXX-WE"
    return UNKNOWN_DAY if name in MOVABLE else f"XXXX-{name}"


def _around(name: str, day: date) -> list[_One]:
    """The ones so named nearest to a day, in order."""
    today = day.isoformat()
    if _WEEKDAY.fullmatch(name):
        values = [unit_on(today, "day", 7 * week + int(name[1:]) - day.isoweekday()) for week in _AROUND]
    elif name == "WE":
        values = [unit_on(today, "weekend", week) for week in _AROUND]
    else:
        years = [day.year + count for count in _AROUND if date.min.year <= day.year + count < date.max.year]
        values = [
            MOVABLE[name](year).isoformat() if name in MOVABLE else f"{year:04}-{name}" for year in years
        ]
    return [(*days, value) for value in values if (days := days_of(value))]


def _past(around: list[_One], day: date) -> str:
    return max((one for one in around if one[0] <= day), default=_NONE)[2]


def _future(around: list[_One], day: date) -> str:
    return min((one for one in around if one[1] >= day), default=_NONE)[2]


def _last(around: list[_One], day: date) -> str:
    return max((one for one in around if one[1] < day), default=_NONE)[2]


def _next(around: list[_One], day: date) -> str:
    return min((one for one in around if one[0] > day), default=_NONE)[2]


def _lately(around: list[_One], day: date) -> str:
    is_soon = any(timedelta(0) < first - day <= timedelta(SOON_DAYS) for first, _, _ in around)
    return _next(around, day) if is_soon else _past(around, day)


def _this(around: list[_One], day: date) -> str:
    for first, _, value in around:
        is_weekly = value[5:6] == "W" and value[5:] != "WI"
        if is_weekly or grain_of(value) is Grain.DAY:
            if first.isocalendar()[:2] == day.isocalendar()[:2]:
                return value
        elif value[:4] == f"{day.year:04}":
            return value
    return ""


def _near(around: list[_One], day: date) -> str:
    return min(around, key=lambda one: abs((one[0] - day).days + (one[1] - day).days), default=_NONE)[2]


_NONE = (date.min, date.min, "")
_WAYS: dict[str, Callable[[list[_One], date], str]] = {
    "past": _past,
    "future": _future,
    "last": _last,
    "next": _next,
    "lately": _lately,
    "this": _this,
    "near": _near,
}
