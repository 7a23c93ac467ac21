"""The days, hours and places of a report, each with what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.beside.words import Beside, BesideVectors, mean_vectors
from crossread.crossing.circumstances import hours, ways, when, where
from crossread.crossing.circumstances.hours import Hours, hours_in_words, hours_of, part_phrases
from crossread.crossing.circumstances.named_places import named_places
from crossread.crossing.circumstances.unnamed_places import unnamed_places
from crossread.crossing.circumstances.ways import Way
from crossread.crossing.circumstances.when import When, when_of
from crossread.crossing.circumstances.where import Where
from crossread.crossing.datelines import begins_at
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import by_passage
from crossread.domain.facts import TimeExpression
from crossread.domain.layers import EventClass
from crossread.domain.span import Citation, Span
from crossread.lookup import FactIndex

KINDS = DAY, HOUR, PLACE, WAY = "day", "hour", "place", "way"
_PUBLISHED = re.compile(r"\b(?:posted|updated|published|last modified)\b[^.]{0,25}\d", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_HOW = re.compile(
    r"\b(?P<how>on|in|at|since|until|till|by|before|after|from|to|of|for|during|through|around|about|last|next)\W+(?:the\s)?$",
    re.I,
)
_HOW_CHARS, _BESIDE_CHARS, _AFTER_CHARS = 16, 18, 8
MOST_EVENTS = 3
"""Happenings beside a circumstance, at most."""

_EVENT_CHARS = 90
Value = When | Hours | Where | Way


class Told(NamedTuple):
    """One circumstance. `value` is a When, Hours or Where by `kind`; `how` is the word that puts it there, "" without one.

    `events` are the happenings beside it (indexes among the reading's events), nearest first, acts of saying left out;
    `is_of_saying` says that the nearest of all is one. `names` are those of its clause, `numbers` those of its passage.
    """

    kind: str
    citation: Citation
    text: str
    passage: int
    value: Value
    how: str
    events: tuple[int, ...]
    is_of_saying: bool
    is_quoted: bool
    is_alone: bool
    names: frozenset[str]
    numbers: frozenset[float]


@dataclass(frozen=True, slots=True, eq=False)
class Circumstances:
    """All of them of one report, in text order. `words` are unit vectors of the own words of places, else 0.

    `weights` say how rare every telling word of the report is.
    """

    report: Prepared
    rows: tuple[Told, ...]
    beside: BesideVectors
    words: NDArray[np.float32]
    weights: Mapping[str, float]

    def of_kinds(self, kinds: Sequence[str]) -> Circumstances:
        """Those of some kinds alone."""
        kept = [n for n, row in enumerate(self.rows) if row.kind in kinds]
        rows = tuple(self.rows[n] for n in kept)
        return Circumstances(self.report, rows, self.beside.rows(kept), self.words[kept], self.weights)


class _Found(NamedTuple):
    kind: str
    span: Span
    value: Value
    how: str


def circumstances(report: Prepared, lexicon: Lexicon, facts: FactIndex) -> Circumstances:
    """Days, hours and places in the sentences of a report; datelines and lines of publication are left out."""
    rows: list[Told] = []
    beside: list[Beside] = []
    times = by_passage(report, ((t.span, t) for t in facts.times(report.id)))
    places = named_places(report)
    names = by_passage(report, ((n.span, n) for n in report.reading.names))
    numbers = by_passage(report, ((n.span, n.best) for n in report.reading.numbers if not n.unit))
    lengths = by_passage(report, ((n.span, n) for n in report.reading.numbers if n.unit))
    events = by_passage(report, ((event.span, at) for at, event in enumerate(report.reading.events)))
    text = report.report.text
    for index, passage in enumerate(report.passages):
        if not _tells(report, index) or (index < _TOP and not events[index]):
            continue  # a line above the text
        start = begins_at(report, index)
        found = sorted(
            (
                *_days_and_hours(text, times[index], dated=report.report.published is not None),
                *_other_hours(text, passage.span, [t.span for t in times[index] if "T" in t.value]),
                *(_Found(WAY, span, way, "") for span, way in ways.ways(text, passage.span, lengths[index])),
                *(_Found(PLACE, span, value, how) for how, span, value in places[index]),
                *(
                    _Found(PLACE, span, value, how)
                    for how, span, value in unnamed_places(text, passage.span)
                    if not any(span.overlaps(other) for _, other, _ in places[index])
                ),
            ),
            key=lambda one: one.span,
        )
        spans = [one.span for one in found]
        for one in found:
            if one.span.start < start:
                continue
            words = Beside.of(report, index, one.span, spans).filled_from(report, index - 1)
            near, saying = _events_near(report, one.span, events[index])
            beside.append(words)
            rows.append(
                Told(
                    kind=one.kind,
                    citation=Citation(report.id, one.span),
                    text=" ".join(one.span.of(text).split()),
                    passage=index,
                    value=one.value,
                    how=one.how,
                    events=near,
                    is_of_saying=saying,
                    is_quoted=in_any(one.span, report.reading.quotations),
                    is_alone=sum(other.kind == one.kind for other in found) == 1,
                    names=frozenset(
                        n.text.casefold()
                        for n in names[index]
                        if words.span.contains(n.span) and not n.span.overlaps(one.span)
                    ),
                    numbers=frozenset(value for value in numbers[index] if value is not None),
                )
            )
    own = [row.value.words if isinstance(row.value, Where) else () for row in rows]
    telling = sorted({word for words in report.content for word in words})
    weights = dict(zip(telling, lexicon.weights(lexicon.indices(telling)).tolist(), strict=True))
    return Circumstances(
        report, tuple(rows), BesideVectors.of(beside, lexicon), mean_vectors(own, lexicon), weights
    )


def _days_and_hours(text: str, times: Sequence[TimeExpression], *, dated: bool) -> Iterator[_Found]:
    """ "Yesterday" counts only in a report that states its own day."""
    for time in times:
        around = text[max(0, time.span.start - _BESIDE_CHARS) : time.span.start]
        printed, how = time.span.of(text), _how(around)
        day = when_of(time, f"{around.rpartition(' on ')[0]} {printed}")
        if day is not None and (dated or not day.is_relative) and not _is_of_a_range(text, time.span):
            yield _Found(DAY, time.span, day, how)
        clock = hours_of(time, text[time.span.start : time.span.end + _AFTER_CHARS])
        if clock is not None and not _is_a_bound(text, time.span):
            yield _Found(HOUR, time.span, clock, how)


def _other_hours(text: str, passage: Span, taken: Sequence[Span]) -> Iterator[_Found]:
    """Parts of the day that are no expressions of time of their own: "in broad daylight"."""
    for match in part_phrases().finditer(text, passage.start, passage.end):
        span = Span(*match.span())
        value = hours_in_words(match.group())
        if value is None or _is_a_bound(text, span):
            continue
        if not any(span.overlaps(other) for other in taken):
            yield _Found(HOUR, span, value, _how(text[max(0, span.start - _HOW_CHARS) : span.start]))


def _is_a_bound(text: str, hour: Span) -> bool:
    """Whether it is no hour at which something was: "by noon", "before nine", "from 5 to 8 p.m."; "just before nine" is."""
    before = text[max(0, hour.start - _BESIDE_CHARS) : hour.start]
    return bool(_BOUND.search(before) or _RANGE.match(text, hour.end))


def _is_of_a_range(text: str, day: Span) -> bool:
    """ "From 2017 to 2021"."""
    return bool(
        _RANGE.match(text, day.end) or _AFTER_RANGE.search(text[max(0, day.start - _HOW_CHARS) : day.start])
    )


_BOUND = re.compile(
    r"(?<!just )(?<!shortly )(?<!soon )(?<!little )\b(?:by|before|until|till|since|to|through)\s(?:about |around |the )?$",
    re.I,
)
_RANGE = re.compile(r"\s?(?:to|until|till|and|[-–])\s?\d", re.I)
_AFTER_RANGE = re.compile(r"\d\s?(?:to|and|[-–])\s?$")


def _how(before: str) -> str:
    link = _HOW.search(before[-_HOW_CHARS:])
    return link["how"].casefold() if link else ""


def _tells(report: Prepared, index: int) -> bool:
    """Whether it is a sentence of the story, not a line above or below it; "That was at noon." is one."""
    passage = report.passage_text(index)
    whole = len(report.words[index]) >= _FEWEST_WORDS and "|" not in passage
    return whole and bool(_SENTENCE_END.search(passage)) and not _PUBLISHED.search(passage)


_FEWEST_WORDS, _TOP = 3, 4


def _events_near(report: Prepared, span: Span, events: Sequence[int]) -> tuple[tuple[int, ...], bool]:
    known = report.reading.events
    cues = [a.cue for a in report.reading.attributions if a.cue is not None]
    near = sorted((_gap(known[at].span, span), at) for at in events if not known[at].span.overlaps(span))
    saying = {
        at
        for _, at in near
        if known[at].kind is EventClass.REPORTING or any(cue.overlaps(known[at].span) for cue in cues)
    }
    told = tuple(at for gap, at in near if at not in saying and gap <= _EVENT_CHARS)[:MOST_EVENTS]
    return told, bool(near) and near[0][1] in saying


def _gap(event: Span, span: Span) -> int:
    return max(event.start - span.end, span.start - event.end)


def excludes(a: Told, b: Told) -> bool:
    """Whether one thing was not at both."""
    if isinstance(a.value, When) and isinstance(b.value, When):
        return a.text != b.text and when.excludes(a.value, b.value)
    if isinstance(a.value, Hours) and isinstance(b.value, Hours):
        return hours.excludes(a.value, b.value)
    if isinstance(a.value, Where) and isinstance(b.value, Where):
        return where.excludes(a.value, b.value)
    if isinstance(a.value, Way) and isinstance(b.value, Way):
        return ways.excludes(a.value, b.value)
    return False


def equals(a: Told, b: Told) -> bool:
    """Whether they surely are one."""
    if isinstance(a.value, When) and isinstance(b.value, When):
        return when.equals(a.value, b.value)
    if isinstance(a.value, Hours) and isinstance(b.value, Hours):
        return hours.equals(a.value, b.value)
    if isinstance(a.value, Where) and isinstance(b.value, Where):
        return where.equals(a.value, b.value)
    if isinstance(a.value, Way) and isinstance(b.value, Way):
        return ways.equals(a.value, b.value)
    return False
