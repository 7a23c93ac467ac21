"""Days, hours and ways in a passage, with the word that puts each there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crossread.crossing.circumstances.hours import Hours, hours_in_words, hours_of, part_phrases
from crossread.crossing.circumstances.ways import Way, ways
from crossread.crossing.circumstances.when import When, when_of
from crossread.domain.facts import TimeExpression
from crossread.domain.layers import Number
from crossread.domain.span import Span

KINDS = DAY, HOUR, WAY = "day", "hour", "way"
Value = When | Hours | Way
_HOW = re.compile(
    r"\b(?P<how>on|in|at|since|until|till|by|before|after|from|to|of|for|during|through|around|about|last|next)\W+(?:the\s)?$",
    re.I,
)
_HOW_CHARS, _BESIDE_CHARS, _AFTER_CHARS = 16, 18, 14


class Spotted(NamedTuple):
    """One of them: a When, Hours or Way by `kind`; `how` is the word that puts it there ("since"), "" without one."""

    kind: str
    span: Span
    value: Value
    how: str


def spotted(
    text: str, passage: Span, times: Sequence[TimeExpression], numbers: Sequence[Number], *, dated: bool
) -> list[Spotted]:
    """All of a passage, in text order, from its expressions of time and its measures.

    `dated` says that the report states its own day; "yesterday" counts only then.
    """
    clocks = [time.span for time in times if "T" in time.value]
    found = (
        *_days_and_hours(text, times, dated=dated),
        *_other_hours(text, passage, clocks),
        *(Spotted(WAY, span, way, "") for span, way in ways(text, passage, numbers)),
    )
    return sorted(found, key=lambda one: one.span)


def _days_and_hours(text: str, times: Sequence[TimeExpression], *, dated: bool) -> Iterator[Spotted]:
    """ "Yesterday" counts only in a report that states its own day."""
    for time in times:
        around = text[max(0, time.span.start - _BESIDE_CHARS) : time.span.start]
        printed, how = time.span.of(text), _how(around)
        day = when_of(time, printed, around)
        if day is not None and (dated or not day.relative) and not _is_open(text, time.span, how):
            yield Spotted(DAY, time.span, day, how)
        span = _with_phrase(text, time.span)
        if span != time.span:  # "before dawn" is a part of the day of its own
            value = hours_in_words(span.of(text))
            if value is not None:
                yield Spotted(HOUR, span, value, how)
            continue
        clock = hours_of(time, text[time.span.start : time.span.end + _AFTER_CHARS])
        if clock is not None and not _is_a_bound(text, time.span):
            yield Spotted(HOUR, time.span, clock, how)


def _with_phrase(text: str, time: Span) -> Span:
    """The characters of the longest phrase for a part of the day that ends with the expression, else its own."""
    for match in part_phrases().finditer(text, max(0, time.start - _HOW_CHARS), time.end):
        if match.start() < time.start and match.end() == time.end:
            return Span(*match.span())
    return time


def _other_hours(text: str, passage: Span, taken: Sequence[Span]) -> Iterator[Spotted]:
    """Parts of the day that are no expressions of time of their own: "in broad daylight"."""
    for match in part_phrases().finditer(text, passage.start, passage.end):
        span = Span(*match.span())
        value = hours_in_words(match.group())
        if value is None or _is_a_bound(text, span) or _is_a_name(text, span):
            continue
        if not any(span.overlaps(other) for other in taken):
            yield Spotted(HOUR, span, value, _how(text[max(0, span.start - _HOW_CHARS) : span.start]))


def _is_a_name(text: str, phrase: Span) -> bool:
    """ "Dawn Hughes", "Saturday Night Live": a capital within a sentence."""
    before = text[max(0, phrase.start - 2) : phrase.start].rstrip()
    return text[phrase.start].isupper() and bool(before) and before[-1] not in '.!?“"'


def _is_a_bound(text: str, hour: Span) -> bool:
    """Whether it is no hour at which something was: "by noon", "before nine", "from 5 to 8 p.m."; "just before nine" is."""
    before = text[max(0, hour.start - _BESIDE_CHARS) : hour.start]
    return bool(_BOUND.search(before) or _RANGE.match(text, hour.end))


def _is_open(text: str, day: Span, how: str) -> bool:
    """Whether it is no day on which something was: "by 30 June", "from 2017 to 2021"; "before Christmas" is."""
    if how in _OPENING or (how in ("before", "after") and " " in day.of(text).strip()):
        return True
    after = _AFTER_RANGE.search(text[max(0, day.start - _HOW_CHARS) : day.start])
    return bool(after or _RANGE.match(text, day.end) or (how == "from" and _UP_TO.match(text, day.end)))


_OPENING = frozenset({"by", "until", "till", "through", "to"})
_UP_TO = re.compile(r"\s(?:to|until|till|through)\s", re.I)
_BOUND = re.compile(
    r"(?<!just )(?<!shortly )(?<!soon )(?<!little )(?<!close )"
    r"\b(?:by|before|after|until|till|since|to|through)\s(?:about |around |the )?$",
    re.I,
)
_RANGE = re.compile(r"\s?(?:to|until|till|[-–])\s?\d", re.I)
_AFTER_RANGE = re.compile(r"\d\s?(?:to|[-–])\s?$")


def _how(before: str) -> str:
    link = _HOW.search(before[-_HOW_CHARS:])
    return link["how"].casefold() if link else ""
