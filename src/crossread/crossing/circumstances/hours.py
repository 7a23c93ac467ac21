"""Hours of the day that words leave open: clock times, parts of the day, "close to sunset"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.crossing.listed import lines_of
from crossread.domain.facts import TimeExpression, TimeKind
from crossread.text.tables import one_of

_CLOCK = re.compile(r"T(?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)")
_DAY, _NOON = 24 * 60, 12 * 60
# Words by which a clock of twelve hours says which half of the day it means; a clock of 24 hours has a nought in front.
_HALF = re.compile(
    r"\b[ap]\.?\s?m\b|\d[ap]m\b|morning|afternoon|evening|night|noon|midday|\b0\d[:.]\d|dawn|dusk",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:GMT|UTC|[ECMPA][SD]?T|[BMCI]ST|CEST|CET|EES?T|MSK|JST|local time)\b")
_CLOCKS_MINUTES = 45  # by which two clock times of one thing may differ: "shortly after", "about"
_PARTS_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes from midnight, both ends inside; a night runs on into the next day. `exact` is a clock time.

    `either` says that the other half of the day is as good: "six o'clock"; `zone` is the clock's in print ("GMT").
    """

    first: int
    last: int
    exact: bool
    either: bool = False
    zone: str = ""


def hours_of(expression: TimeExpression, text: str) -> Hours | None:
    """The hours of an expression (its `text` beside it) with a clock time or words for a part of the day."""
    clock = _CLOCK.search(expression.value) if expression.kind is TimeKind.TIME else None
    if clock is not None:
        minutes = (int(clock["hour"]) * 60 + int(clock["minute"])) % _DAY
        zone = _ZONE.search(text)
        either = minutes < _NOON + 60 and not _HALF.search(text)
        return Hours(minutes, minutes, exact=True, either=either, zone=zone[0] if zone else "")
    return hours_in_words(text) if "T" in expression.value else None


def hours_in_words(text: str) -> Hours | None:
    """Hours of the longest phrase on the list that the words hold."""
    found = max(part_phrases().findall(text.casefold()), key=len, default=None)
    if found is None:
        return None
    first, last = _parts()[" ".join(found.split())]
    return Hours(first, last, exact=False)


@cache
def part_phrases() -> re.Pattern[str]:
    """Words for parts of the day."""
    return re.compile(rf"\b{one_of(_parts())}\b", re.IGNORECASE)


@cache
def _parts() -> dict[str, tuple[int, int]]:
    rows = (line.split("\t") for line in lines_of("hours_of_day.tsv"))
    return {phrase: (_minutes(first), _minutes(last)) for phrase, first, last in rows}


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return 60 * int(hour) + int(minute)


def minutes_apart(a: Hours, b: Hours) -> int:
    """Minutes between the two, the shorter way round midnight and by the nearer half of the day; 0 where they overlap."""
    turns = range(-_DAY, _DAY + 1, _NOON if a.either or b.either else _DAY)
    return min(max(0, a.first - (b.last + turn), (b.first + turn) - a.last) for turn in turns)


def excludes(a: Hours, b: Hours) -> bool:
    """Whether one thing was hardly at both; clocks of two zones tell nothing of each other."""
    if a.zone != b.zone:
        return False
    return minutes_apart(a, b) > (_CLOCKS_MINUTES if a.exact and b.exact else _PARTS_MINUTES)


def equals(a: Hours, b: Hours) -> bool:
    """Whether they say the same as finely."""
    return a.exact == b.exact and a.zone == b.zone and minutes_apart(a, b) == 0
