"""Expressions of time as stretches of days: "since 2011" has a first day and no last one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from crossread.domain.facts import Grain, Period, TimeExpression, TimeKind
from crossread.text.tables import mapping
from crossread.text.times.calendar import days_of, grain_of

_BEFORE = re.compile(r"([^\W\d_]+)(?:\s([^\W\d_]+))?\s+$")
_REACH_CHARS = 30


def period_of(
    expression: TimeExpression, *, text: str | None = None, day: str | None = None
) -> Period | None:
    """First and last day of what an expression means; None where that is not known.

    With the `text` the word in front counts too ("since", "until", "before", ...); with the `day` of writing, lengths that
    hang on it ("the past 48 hours") are periods. "Early", "mid" and "late" do not narrow a period: it is that of the
    whole month or year. A season is three whole months of the northern half (December begins the winter).
    """
    if expression.kind is TimeKind.DURATION:
        return _up_to(expression, day)
    days, grain = days_of(expression.value), grain_of(expression.value)
    if expression.kind is TimeKind.SET or days is None or grain is None:
        return None
    start, end = days
    side = _MODIFIERS.get(expression.modifier) or (_side(text, expression) if text else "")
    if side == "since":
        return Period(start.isoformat(), None, grain)
    if side == "until":
        return Period(None, end.isoformat(), grain)
    if grain in _WITHIN_A_DAY and side in ("before", "after"):
        return Period(start.isoformat(), end.isoformat(), grain)  # "before dawn on Tuesday" is on Tuesday
    if side == "before":
        return Period(None, _shifted(start, -1), grain)
    if side == "after":
        return Period(_shifted(end, 1), None, grain)
    return Period(start.isoformat(), end.isoformat(), grain)


_WITHIN_A_DAY = (Grain.MINUTE, Grain.PART_OF_DAY)
# What TIMEX3's mods and the words of data/time_sides.txt make of a period.
_MODIFIERS = {"BEFORE": "until", "ON_OR_BEFORE": "until", "AFTER": "since", "ON_OR_AFTER": "since"}


def _side(text: str, expression: TimeExpression) -> str:
    before = text[max(0, expression.span.start - _REACH_CHARS) : expression.span.start].lower()
    found = _BEFORE.search(before)
    if found is None:
        return ""
    sides = mapping("time_sides")
    first, second = found[1], found[2]
    return sides.get(f"{first} {second}", sides.get(second, "")) if second else sides.get(first, "")


def _up_to(expression: TimeExpression, day: str | None) -> Period | None:
    """The period of "the past 48 hours", both ends included."""
    found = re.fullmatch(r"(past|next):P(T)?(\d{1,6})([A-Z]+)", expression.rule)
    today = days_of(day) if day else None
    if found is None or today is None or today[0] != today[1]:
        return None
    way, time, count, letter = found.groups()
    sign = -1 if way == "past" else 1
    other = _on(today[0], sign * int(count), f"{time or ''}{letter}")
    if other is None:
        return None
    start, end = sorted((today[0], other))
    return Period(
        start.isoformat(), end.isoformat(), _GRAINS.get(letter, Grain.DAY) if not time else Grain.DAY
    )


_GRAINS = {"W": Grain.WEEK, "M": Grain.MONTH, "Q": Grain.QUARTER, "Y": Grain.YEAR, "C": Grain.CENTURY}
_DAYS = {"D": 1.0, "W": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "C": 1200}


def _on(day: date, count: int, letter: str) -> date | None:
    """The day so many units on; part of a day counts as a whole one."""
    try:
        if letter in _DAYS:
            days = -(-abs(count) * _DAYS[letter] // 1)
            return day + timedelta(int(days) if count > 0 else -int(days))
        if letter not in _MONTHS:
            return None
        months = day.year * 12 + day.month - 1 + count * _MONTHS[letter]
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return None
