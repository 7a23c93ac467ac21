"""Time expressions as seen from the day of writing: "yesterday", "on Sunday", "November 30"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from crossread.domain.facts import TimeExpression, TimeKind
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.text.times import resolve_times
from crossread.text.times.calendar import days_of
from crossread.text.times.rules import ANCHORED, value_by

DAYS = 7
_PROBES = tuple(dt.date(2023, 3, 6) + dt.timedelta(days=k) for k in range(DAYS))  # a Monday to its Sunday
_FARTHEST_DAYS = 30
_TODAY = re.compile(r"\b(?:to-?day|to-?night|this)\b", re.IGNORECASE)
_MONTH_DAY = re.compile(r"XXXX-(?P<month>\d\d)-(?P<day>\d\d)")
_DATELINE_PASSAGES = 6  # a headline and a byline may stand above it
_DATELINE_START = re.compile(r"\W{0,3}[A-Z][\w.’' -]{1,40}(?:, ?[\w.’' -]{1,30})?[,(] ?")
_DATELINE_END = re.compile(r"\s*[.,)]{0,2}\s*(?:\([^()]{1,30}\)\s*)?(?:--|[-–—])|\s*\.?\s*\Z")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words for a day, and how the day they mean follows from the day they were written on.

    `offsets` has one number of days for each weekday of writing, Monday first: (-1,) * 7 is "yesterday"; None for a
    date, which stands in `date` as (year or None, month, day). `coming` is true where the words look ahead, `dateline`
    where they open the report ("NEW YORK, Thursday night.—").
    """

    span: Span
    passage: int
    offsets: tuple[int, ...] | None = None
    date: tuple[int | None, int, int] | None = None
    coming: bool = False
    dateline: bool = False

    @property
    def weekday(self) -> int | None:
        """The weekday that is named, Monday being 0; None for "yesterday" and for dates."""
        if self.offsets is None:
            return None
        meant = {(written + offset) % DAYS for written, offset in enumerate(self.offsets)}
        return meant.pop() if len(meant) == 1 else None

    @property
    def offset(self) -> int | None:
        """How many days lie from the day of writing to the day meant, where that is always the same."""
        return self.offsets[0] if self.offsets and len(set(self.offsets)) == 1 else None

    @property
    def is_bare_weekday(self) -> bool:
        """Whether it is the next or the last day of its name: "on Sunday", not "Sunday last week"."""
        if self.offsets is None or self.weekday is None:
            return False
        sides = {offset > 0 for offset in self.offsets if offset}
        return len(sides) == 1 and max(abs(offset) for offset in self.offsets) <= DAYS

    def meant_on(self, written: dt.date) -> dt.date | None:
        """The day meant by words written on `written`; a date without a year is taken as near as can be."""
        if self.offsets is not None:
            return _plus(written, self.offsets[written.weekday()])
        if self.date is None:
            return None
        year, month, day = self.date
        years = (year,) if year else (written.year - 1, written.year, written.year + 1)
        found = [date for y in years if (date := _date(y, month, day))]
        return min(found, key=lambda date: abs((date - written).days), default=None)


def pointers_of(report: Report, reading: Reading) -> tuple[Pointer, ...]:
    """Those time expressions of a report that mean one day as seen from the day of writing, in text order.

    They are worked out anew from each day of a week, so that a wrong date of the report has no part in them.
    """
    begins = [passage.span.start for passage in reading.passages]
    found = []
    for time in resolve_times(report.text, reading.times, day=None):
        passage = bisect_right(begins, time.span.start) - 1
        if passage >= 0 and not time.rule.startswith(ANCHORED) and not _is_loose(time, report.text):
            opening = passage < _DATELINE_PASSAGES and _opens(
                report.text, reading.passages[passage].span, time.span
            )
            pointer = _pointer(time, passage, dateline=opening)
            found += [pointer] if pointer else []
    return tuple(found)


def _pointer(time: TimeExpression, passage: int, *, dateline: bool) -> Pointer | None:
    if time.kind not in (TimeKind.DATE, TimeKind.TIME):
        return None
    if not time.rule:
        day = _day(time.value)
        return Pointer(time.span, passage, date=_parts(day), dateline=dateline) if day else None
    partial = _MONTH_DAY.match(time.value)
    if partial:
        month_day = (None, int(partial["month"]), int(partial["day"]))
        return Pointer(time.span, passage, date=month_day, coming=":future" in time.rule, dateline=dateline)
    offsets = _offsets(time.rule)
    if not offsets or max(abs(offset) for offset in offsets) > _FARTHEST_DAYS:
        return None
    coming = sum(offset > 0 for offset in offsets) > DAYS // 2
    return Pointer(time.span, passage, offsets=offsets, coming=coming, dateline=dateline)


@lru_cache(maxsize=4096)
def _offsets(rule: str) -> tuple[int, ...]:
    """Days from each day of a week to the day the rule gives; () where it gives none."""
    found = [(_day(value_by(rule, probe.isoformat())), probe) for probe in _PROBES]
    return tuple((day - probe).days for day, probe in found if day) if all(day for day, _ in found) else ()


def _parts(day: dt.date) -> tuple[int | None, int, int]:
    return day.year, day.month, day.day


def _is_loose(time: TimeExpression, text: str) -> bool:
    """Whether the day stands elsewhere or may be either of two: "at 5 p.m.", "in the morning", "overnight"."""
    words = time.span.of(text)
    no_day = time.rule.startswith(("day:0 > at:", "day:0 > part:")) and not _TODAY.search(words)
    return no_day or words.casefold() == "overnight"


def _day(value: str) -> dt.date | None:
    """The day that a value means; None where it is none, or more than one."""
    days = days_of(value)
    return days[0] if days and days[0] == days[1] else None


def _opens(text: str, passage: Span, span: Span) -> bool:
    """Whether a place and these words stand before a dash, or alone: "NEW YORK, Thursday night.—"."""
    before = _DATELINE_START.fullmatch(text, passage.start, span.start)
    return bool(before and _DATELINE_END.match(text, span.end, passage.end))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _plus(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None
