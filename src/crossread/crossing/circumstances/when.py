"""Days that words of time leave open, as far as they tell: a year, months, days of a month, weekdays, a stretch of days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.domain.facts import Grain, TimeExpression, TimeKind
from crossread.text.times.calendar import days_of, grain_of

_DATE = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_SEASON = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<season>SP|SU|FA|WI)")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>\d|WE)")
_YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}
_MIDWINTER, _MIDSPRING = (
    frozenset({12, 1, 2, 6, 7, 8}),
    frozenset({3, 4, 5, 9, 10, 11}),
)  # on either half of the earth
_SEASON_MONTHS = {"SU": _MIDWINTER, "WI": _MIDWINTER, "SP": _MIDSPRING, "FA": _MIDSPRING}
# What "early", "the middle of" and "late" leave of a month and of a year.
_PART_OF_MONTH = {"START": range(1, 13), "MID": range(8, 24), "END": range(18, 32)}
_PART_OF_YEAR = {"START": range(1, 6), "MID": range(4, 10), "END": range(8, 13)}
_WEEKEND = frozenset({4, 5, 6})  # from its Friday evening on
# "Saturday night" may reach into Sunday; "the night to Saturday" and its small hours may be told as Friday's.
_NIGHT = re.compile(r"night|small hours|\blate\b|weekend|evening", re.IGNORECASE)
_NIGHT_BEFORE = re.compile(
    r"night (?:to|into|of)\b|overnight|small hours|early hours|first hours|midnight|^(?:the|last) night$",
    re.I,
)
_LOOSE = re.compile(
    r"@?day:0 > (?:at|part)|@|(?:day|week|month|year|hour|minute):-?(?:[2-9]|\d\d)|(?:decade|century|quarter):"
)
_FROM_WRITING = re.compile(r"(?:day|week|month|year):")
_PRINTED = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"(?<![:.\d])\b\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)")
_SIDE = re.compile(r"\b(before|after)\s(?:the\s)?\S+\s*$", re.IGNORECASE)
_ANY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class When:
    """An empty set leaves everything open. `first` and `last` are known days with what a night adds to them.

    Weekdays count from Monday, 0. `season` is TIMEX3's ("SP"); its months are those of both halves of the earth.
    `printed` is the weekday in print, folded; `is_dated` says that a day of a month is printed; `relative` is how it is
    counted from the day of writing ("day:-1" of "yesterday"), "" where it is not.
    """

    grain: Grain
    years: frozenset[int] = _ANY
    months: frozenset[int] = _ANY
    days: frozenset[int] = _ANY
    weekdays: frozenset[int] = _ANY
    season: str = ""
    printed: str = ""
    is_dated: bool = False
    relative: str = ""
    first: date | None = None
    last: date | None = None


def when_of(expression: TimeExpression, text: str, before: str = "") -> When | None:
    """What an expression leaves open, by its `text` and what stands `before` it in its sentence.

    None for lengths, sets, "recently", clock times without a day, days that hang on another expression ("that day"), and
    what is so far off that it is hardly exact ("three years ago").
    """
    if expression.kind not in (TimeKind.DATE, TimeKind.TIME) or _LOOSE.match(expression.rule):
        return None
    value, _, clock = expression.value.partition("T")
    beside = f"{before}{text}"
    earlier = 1 if _NIGHT_BEFORE.search(beside) else 0
    later = 1 if _NIGHT.search(beside) or clock == "NI" else 0
    found = _when(expression, value, earlier, later)
    if found is None:
        return None
    weekday = _PRINTED.search(text)
    found = replace(
        found,
        printed=weekday[0].casefold() if weekday else "",
        is_dated=bool(_DAY_NUMBER.search(text)),
        relative=expression.rule if _FROM_WRITING.match(expression.rule) else "",
    )
    return _widened_by(_SIDE.search(beside), found)


def _when(expression: TimeExpression, value: str, before: int, after: int) -> When | None:
    grain = grain_of(value)
    weekday, season, dated = (shape.fullmatch(value) for shape in (_WEEKDAY, _SEASON, _DATE))
    known = days_of(value)
    if grain is None:
        return None
    if weekday:
        days = _WEEKEND if weekday["day"] == "WE" else frozenset({int(weekday["day"]) - 1})
        return When(grain, weekdays=_widened(days, before, after, lambda day: day % 7))
    if season:
        months = _SEASON_MONTHS[season["season"]]
        return When(grain, years=_years_of(season), months=months, season=season["season"])
    if dated:
        return _dated(dated, expression, grain, before, after)
    if known is None:
        return None
    first, last = known
    if grain in _YEARS:
        months = frozenset(_PART_OF_YEAR.get(expression.modifier, ())) if grain is Grain.YEAR else _ANY
        return When(grain, years=frozenset(range(first.year, first.year + _YEARS[grain])), months=months)
    if grain in (Grain.QUARTER, Grain.SEASON):
        return When(
            grain, years=frozenset({first.year}), months=frozenset(range(first.month, last.month + 1))
        )
    return When(grain, first=_shifted(first, -before), last=_shifted(last, after))


def _widened_by(side: re.Match[str] | None, found: When) -> When:
    """ "Before Christmas" is a day of December or November."""
    if side is None or len(found.months) != 1:
        return found
    (month,) = found.months
    other = (month - 2) % 12 + 1 if side[1].casefold() == "before" else month % 12 + 1
    return replace(
        found, months=found.months | {other}, days=_ANY, weekdays=_ANY, years=_ANY, first=None, last=None
    )


def excludes(a: When, b: When) -> bool:
    """Whether no day fits both."""
    if a.printed and a.printed == b.printed and not (a.is_dated and b.is_dated):
        return False  # "Sunday" of two reports, whatever day each comes to
    if a.relative and a.relative == b.relative:
        return False  # "before the week is out", said once and printed on two days
    if a.first and a.last and b.first and b.last:
        return _miss(a, b)
    if _apart(a.years, b.years):
        return True
    if a.season and b.season:
        return a.season != b.season
    if _apart(a.months, b.months):
        return True
    if len(a.months) == 1 and a.months == b.months and _apart(a.days, b.days):
        return True
    undated = not (a.days and b.days)
    return undated and _apart(a.weekdays, b.weekdays)


def equals(a: When, b: When) -> bool:
    """Whether they say the same as finely."""
    known = a.first and a.last and b.first and b.last
    return a.grain is b.grain and not excludes(a, b) and not (known and _miss(a, b))


def _miss(a: When, b: When) -> bool:
    """Whether two stretches of known days share none."""
    return bool(a.first and a.last and b.first and b.last) and (a.last < b.first or b.last < a.first)  # type: ignore[operator]


def _apart(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a and b) and not a & b


def _dated(
    dated: re.Match[str], expression: TimeExpression, grain: Grain, before: int, after: int
) -> When | None:
    month = int(dated["month"])
    years = _years_of(dated)
    if not 1 <= month <= 12:
        return None
    if dated["day"] is None:
        return When(
            grain,
            years=years,
            months=frozenset({month}),
            days=frozenset(_PART_OF_MONTH.get(expression.modifier, ())),
        )
    day = int(dated["day"])
    days = _widened({day}, before, after, lambda one: one)
    if not years:
        return When(grain, months=frozenset({month}), days=days)
    (year,) = years
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    only = date(year, month, day)
    first, last = _shifted(only, -before), _shifted(only, after)
    weekdays = frozenset((first + timedelta(n)).weekday() for n in range((last - first).days + 1))
    return When(grain, years, frozenset({first.month, last.month}), days, weekdays, first=first, last=last)


def _shifted(day: date, days: int) -> date:
    """So many days on, no farther than the calendar goes."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _years_of(match: re.Match[str]) -> frozenset[int]:
    if match["year"] == "XXXX":
        return _ANY
    year = int(match["year"])
    winter = "season" in match.groupdict() and match["season"] == "WI"
    return frozenset({year, year + 1}) if winter else frozenset({year})


def _widened(days: Iterable[int], before: int, after: int, fold: Callable[[int], int]) -> frozenset[int]:
    return frozenset(fold(day + n) for day in days for n in range(-before, after + 1))
