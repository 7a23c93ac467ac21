"""Days that a report says something happened on: which happening, which days the words can mean, and how surely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from crossread.crossing.circumstances.one_matter import is_an_addition
from crossread.crossing.circumstances.told import gap_chars
from crossread.crossing.datelines import begins_at
from crossread.crossing.discrepancies.day_parts import part_of_day
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage, passage_at
from crossread.crossing.scene import Scene
from crossread.domain.facts import Grain, Period, TimeExpression, TimeKind
from crossread.domain.layers import EventClass
from crossread.domain.span import Citation, Span
from crossread.text.tables import rows

_FARTHEST_CHARS = 140
_NEAR_CHARS, _MOST_NEAR = 90, 3  # happenings that a time or place may be told of beside the nearest
_FAR_DAYS = 10  # one Thursday and another, months apart, are hardly of one happening
_LEAP_YEAR, _YEAR_DAYS = 2024, 366
_SAME_WEEK_DAYS = 3  # what is a week apart may be two Saturdays
_FINE = (Grain.MINUTE, Grain.PART_OF_DAY, Grain.DAY)
_COARSE = (Grain.WEEK, Grain.MONTH, Grain.YEAR)
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")
# "Saturday night" may reach into Sunday; "the night to Saturday" and its small hours may be told as Friday's.
_NIGHT = re.compile(r"night|small hours|\blate\b|weekend", re.IGNORECASE)
_NIGHT_BEFORE = re.compile(
    r"night (?:to|into|of)\b|overnight|small hours|midnight|weekend|^(?:the|last) night$", re.I
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d[-/.]\d", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:posted|updated|published|last modified)\b[^.]{0,25}\d|\s\|\s", re.IGNORECASE)
_FROM_WRITING = re.compile(r"day:-?\d|@")  # "yesterday", "tonight": right only if the day of writing is
_SINCE, _SINCE_CHARS = re.compile(r"\bsince (?:the )?$", re.IGNORECASE), 12
_NOT_ON_A_DAY = re.compile(
    r"\b(?:(?:no one|nobody|none) (?:\w+ )?|(?:remain|stay|still|continu)\w* (?:\w+ )?|will (?:\w+ )?be )$",
    re.IGNORECASE,
)
_NOT_CHARS = 30
_OF_ANOTHER_THING = re.compile(r"\b(?:an?|the|its|their|his|her) $", re.IGNORECASE)  # "an overnight bus"
_ARTICLE_CHARS = 6
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}")  # "9/11 victims": before a noun it is a name
_A_NOUN_AFTER = re.compile(r" [a-z]")
_BARE_CLOCK = re.compile(r"@?day:0 > (?:at|part)|@")


@dataclass(frozen=True, slots=True)
class ToldDay:
    """Days that are told of the happening `event` (index among the reading's events).

    `first` and `last` are known days; else `month_day` or `weekday` (0 is Monday) may be. `before` and `after` are how
    many days more the words leave open. `dated` says that a month is printed, `relative` that the days hang on the day
    of writing, `since` that it began then and went on; `printed` is the weekday in print, whatever the day comes to.
    `events` are the happenings beside it, `event` first; `part` is the part of the day, "" where none is told.
    """

    citation: Citation
    text: str
    event: int
    first: date | None
    last: date | None
    fine: bool
    month_day: tuple[int, int] | None
    dated: bool
    weekday: int | None
    printed: int | None
    before: int
    after: int
    relative: bool
    passage: int
    events: tuple[int, ...]
    since: bool = False
    part: str = ""


def told_days(scene: Scene, report: Prepared) -> tuple[tuple[ToldDay, ...], ...]:
    """Per passage the days told of what happened; days on which something was said are left out.

    "Yesterday" counts only in a report that states its own day.
    """
    found: list[list[ToldDay]] = [[] for _ in report.passages]
    events = events_by_passage(report)
    counts = ((number.span, number) for number in report.reading.numbers if not number.unit)
    numbers = by_passage(report, counts)
    for time in scene.facts.times(report.id):
        at = passage_at(report, time.span)
        if at is None or time.kind not in (TimeKind.DATE, TimeKind.TIME) or _BARE_CLOCK.match(time.rule):
            continue
        if (
            time.span.start < begins_at(report, at)
            or _is_a_name(report, time.span)
            or is_a_line_of_publication(report.passage_text(at))
            or (numbers[at] and all(is_an_addition(report, number.span) for number in numbers[at]))
        ):
            continue
        event = happening_near(report, time.span, events[at])
        near = happenings_near(report, time.span, events[at])
        told = _told(scene, report, time, (at, event, near)) if event is not None else None
        unsure = told is not None and told.relative and report.report.published is None
        if told is not None and not unsure:
            found[at].append(told)
    return tuple(tuple(days) for days in found)


def _is_a_name(report: Prepared, span: Span) -> bool:
    """Whether what looks like a day names a happening: "9/11 victims"."""
    text = report.report.text
    return bool(_SLASHED.fullmatch(span.of(text)) and _A_NOUN_AFTER.match(text, span.end))


def exclude(a: ToldDay, b: ToldDay) -> bool:
    """Whether no day fits both; equal weekdays in print are taken for one day unless a date beside one is wrong."""
    if a.text == b.text or a.since != b.since:
        return False  # "today" in two copies of one text
    if a.printed is not None and b.printed is not None:
        if a.printed == b.printed:
            return _is_one_weekday_twice(a, b)
        if a.month_day == b.month_day:
            return _miss(a, b, _signed(b.printed - a.printed))
    if a.month_day and b.month_day:
        apart = _apart(a.month_day, b.month_day)  # years are worked out, and can be wrong
        return _miss(a, b, apart) and (abs(apart) <= _FAR_DAYS or (a.dated and b.dated))
    if a.first and a.last and b.first and b.last:
        return a.last + timedelta(a.after) < b.first - timedelta(b.before) or (
            b.last + timedelta(b.after) < a.first - timedelta(a.before)
        )
    known = a.fine and b.fine and a.weekday is not None and b.weekday is not None
    return known and _miss(a, b, _signed((b.weekday or 0) - (a.weekday or 0)))


def are_neighbours(a: ToldDay, b: ToldDay) -> bool:
    """Whether the two are one day apart: a slip of a day is likelier than two happenings of one kind."""
    if a.first and b.first and a.first == a.last and b.first == b.last:
        return abs((a.first - b.first).days) == 1
    if a.month_day and b.month_day:
        return abs(_apart(a.month_day, b.month_day)) == 1
    return a.weekday is not None and b.weekday is not None and abs(_signed(a.weekday - b.weekday)) == 1


def _miss(a: ToldDay, b: ToldDay, days: int) -> bool:
    """Whether `b`, so many days after `a`, is beyond what the words of both leave open."""
    return days > a.after + b.before or -days > a.before + b.after


def _signed(days: int) -> int:
    """Days from one weekday to another, the shorter way: -3 to 3."""
    return (days + 3) % 7 - 3


def _is_one_weekday_twice(a: ToldDay, b: ToldDay) -> bool:
    """ "Saturday 3 October" and "Saturday 4 October", or the Saturday before the second: one weekday, two dates."""
    if a.month_day is None or b.month_day is None or not (a.dated or b.dated):
        return False
    return 0 < abs(_apart(a.month_day, b.month_day)) <= _SAME_WEEK_DAYS


def _apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days from one date without a year to another, the shorter way round it; a leap year serves for all."""
    try:
        days = (date(_LEAP_YEAR, *b) - date(_LEAP_YEAR, *a)).days
    except ValueError:
        return 0
    half = _YEAR_DAYS // 2
    return (days + half) % _YEAR_DAYS - half


def _told(
    scene: Scene, report: Prepared, time: TimeExpression, where: tuple[int, int, Sequence[int]]
) -> ToldDay | None:
    """The day, `where` telling its passage, the happening it is told of and those beside it."""
    passage, event, near = where
    text = " ".join(time.span.of(report.report.text).split())
    if text.lower() == "overnight" and _OF_ANOTHER_THING.search(
        report.report.text, max(0, time.span.start - _ARTICLE_CHARS), time.span.start
    ):
        return None
    period = scene.facts.period(report.id, time.span)
    yearless, week_day = _YEARLESS.fullmatch(time.value), _WEEKDAY.fullmatch(time.value)
    printed = _printed(text)
    since = bool(_SINCE.search(report.report.text[max(0, time.span.start - _SINCE_CHARS) : time.span.start]))
    if period is not None and (period.start is None or (period.end is None and not since)):
        return None  # "through Wednesday": no day on which it happened
    first, last = _days(period)
    fine = period.grain in _FINE if period else bool(yearless or week_day)
    if not fine and (period is None or period.grain not in _COARSE or first is None):
        return None
    single = first if first is not None and first == last else None
    month_day = (single.month, single.day) if single else None
    if yearless:
        month_day = int(yearless[1]), int(yearless[2])
    weekday = single.weekday() if single else int(week_day[1]) - 1 if week_day else printed
    if first is None and month_day is None and weekday is None:
        return None
    return ToldDay(
        citation=Citation(report.id, time.span),
        text=text,
        event=event,
        first=first,
        last=last,
        fine=fine,
        month_day=month_day,
        dated=_names_a_month(text),
        weekday=weekday,
        printed=printed,
        before=1 if _NIGHT_BEFORE.search(text) else 0,
        after=1 if _NIGHT.search(text) else 0,
        relative=bool(_FROM_WRITING.match(time.rule)),
        passage=passage,
        events=(event, *(other for other in near if other != event)),
        since=since,
        part=part_of_day(report, time),
    )


def _days(period: Period | None) -> tuple[date | None, date | None]:
    if period is None or period.start is None:
        return None, None
    return date.fromisoformat(period.start), date.fromisoformat(period.end or period.start)


def is_a_line_of_publication(passage: str) -> bool:
    """ "Posted: Wednesday, March 6, 2013 1:55 PM", "The Courier | Sport | 18 May 2025 | Listen"."""
    return bool(_PUBLISHED.search(passage))


def _names_a_month(text: str) -> bool:
    return bool(_MONTH.search(text))


def events_by_passage(report: Prepared) -> list[list[int]]:
    """Per passage the indexes of the happenings named there."""
    return by_passage(report, ((event.span, at) for at, event in enumerate(report.reading.events)))


def happening_near(report: Prepared, span: Span, events: Sequence[int]) -> int | None:
    """Which of its sentence's `events` is nearest to a time or place.

    None where that is an act of saying, did not happen ("No one answered the door on Monday"), only goes on ("remained
    closed on Tuesday"), or stands too far.
    """
    text, known = report.report.text, report.reading.events
    near = [at for at in events if not known[at].span.overlaps(span)]
    if not near:
        return None
    nearest = min(near, key=lambda at: (gap_chars(text, known[at].span, span), at))
    event = known[nearest]
    cues = (a.cue for a in report.reading.attributions if a.cue is not None)
    before = text[max(0, event.span.start - _NOT_CHARS) : event.span.start]
    untold = event.negated or bool(_NOT_ON_A_DAY.search(before)) or event.kind is EventClass.REPORTING
    said = untold or any(cue.overlaps(event.span) for cue in cues)
    return None if said or gap_chars(text, event.span, span) > _FARTHEST_CHARS else nearest


def happenings_near(report: Prepared, span: Span, events: Sequence[int]) -> tuple[int, ...]:
    """The happenings of its sentence that stand beside a time or place, nearest first, a few at most.

    Acts of saying and what did not happen are left out: the happening that is dated is often not the very nearest word.
    """
    text, known = report.report.text, report.reading.events
    cues = [a.cue for a in report.reading.attributions if a.cue is not None]
    near = sorted(
        (gap_chars(text, known[at].span, span), at)
        for at in events
        if not (known[at].span.overlaps(span) or known[at].negated)
        and known[at].kind is not EventClass.REPORTING
        and not any(cue.overlaps(known[at].span) for cue in cues)
    )
    return tuple(at for gap, at in near[:_MOST_NEAR] if gap <= _NEAR_CHARS)


def _printed(text: str) -> int | None:
    lowered = text.lower()
    return next((at for at, name in enumerate(_weekdays()) if name in lowered), None)


@cache
def _weekdays() -> Sequence[str]:
    return [row[0] for row in rows("calendar") if row[1] == "day"]
