"""Hours of the day at which a report says something happened: clock times and parts of the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crossread.crossing.datelines import begins_at
from crossread.crossing.discrepancies.told_days import (
    events_by_passage,
    happening_near,
    is_a_line_of_publication,
)
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.crossing.scene import Scene
from crossread.domain.facts import TimeKind
from crossread.domain.span import Citation

_CLOCK = re.compile(r"T(?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)")
_PART = re.compile(r"T(?P<part>MO|AF|EV|NI)$")
_DAY = 24 * 60
# Minutes from midnight between which a part of the day lies for somebody; a night runs into the next day.
_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"MO": (0, 12 * 60), "AF": (12 * 60, 18 * 60), "EV": (17 * 60, 23 * 60), "NI": (19 * 60, 30 * 60)}
)
_APART_CLOCKS, _APART_PARTS = (
    120,
    60,
)  # minutes by which two clocks, or a clock and a part, may miss each other
_BEFORE_OR_AFTER = re.compile(r"\b(?:by|until|till|before|after|since|from)\s$", re.IGNORECASE)
# A clock time without any of these before it stands in a line of its own: "(07-05) 16:58 PDT".
_IN_A_SENTENCE = re.compile(
    r"\b(?:at|around|about|near|nearly|approximately|roughly|exactly|just|shortly|was|is|the)\s(?:the )?$",
    re.IGNORECASE,
)
_BEFORE_CHARS = 20
_ZONE = re.compile(r"\b(?:[A-Z]{1,3}[DS]?T|UTC|local time)\b")
_ZONE_CHARS = 14  # behind a clock time in which its zone stands


@dataclass(frozen=True, slots=True)
class ToldClock:
    """When on its day the happening `event` (index among the reading's events) was: minutes from midnight.

    `day` is the ISO day that the words come to, None where they name none; `zone` as printed ("ET"), empty where none is.
    """

    citation: Citation
    text: str
    event: int
    first: int
    last: int
    day: str | None
    zone: str = ""


def told_clocks(scene: Scene, report: Prepared) -> tuple[ToldClock, ...]:
    """Every hour told of what happened, in text order; "by noon" and "since dawn" are none."""
    text, events, found = report.report.text, events_by_passage(report), []
    for time in scene.facts.times(report.id):
        hours = _hours(time.value) if time.kind is TimeKind.TIME else None
        at = passage_at(report, time.span)
        if hours is None or at is None or time.span.start < begins_at(report, at):
            continue
        if is_a_line_of_publication(report.passage_text(at)):
            continue
        before = text[max(0, time.span.start - _BEFORE_CHARS) : time.span.start]
        if _BEFORE_OR_AFTER.search(before) or (hours[0] == hours[1] and not _IN_A_SENTENCE.search(before)):
            continue
        event = happening_near(report, time.span, events[at])
        if event is not None:
            day = time.value[:10] if re.match(r"\d{4}-\d\d-\d\dT", time.value) else None
            words = " ".join(time.span.of(text).split())
            zone = _ZONE.search(text, time.span.start, time.span.end + _ZONE_CHARS)
            found.append(
                ToldClock(
                    Citation(report.id, time.span), words, event, *hours, day, zone.group() if zone else ""
                )
            )
    return tuple(found)


def miss(a: ToldClock, b: ToldClock) -> bool:
    """Whether two hours cannot be told of one moment; days that differ are left to the check of days.

    Clocks of two zones, or of one that is named and one that is not, are not held against each other.
    """
    if a.text == b.text or a.zone != b.zone or (a.day and b.day and a.day != b.day):
        return False
    both_clocks = a.first == a.last and b.first == b.last
    return _apart(a, b) > (_APART_CLOCKS if both_clocks else _APART_PARTS - 1)


def _hours(value: str) -> tuple[int, int] | None:
    clock, part = _CLOCK.search(value), _PART.search(value)
    if clock is not None:
        minutes = (int(clock["hour"]) * 60 + int(clock["minute"])) % _DAY
        return minutes, minutes
    return _PARTS[part["part"]] if part is not None else None


def _apart(a: ToldClock, b: ToldClock) -> int:
    """Minutes between the two, the shorter way round midnight; 0 where they overlap."""
    gaps = (max(0, a.first - (b.last + turn), (b.first + turn) - a.last) for turn in (-_DAY, 0, _DAY))
    return min(gaps)
