"""The days, hours and ways of a report, each with what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossread.crossing.beside.words import Beside, BesideVectors
from crossread.crossing.circumstances import hours, ways, when
from crossread.crossing.circumstances.hours import Hours
from crossread.crossing.circumstances.spotted import Value, spotted
from crossread.crossing.circumstances.ways import Way
from crossread.crossing.circumstances.when import When
from crossread.crossing.datelines import begins_at
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import by_passage
from crossread.domain.layers import EventClass
from crossread.domain.span import Citation, Span
from crossread.lookup import FactIndex

_PUBLISHED = re.compile(r"\b(?:posted|updated|published|last modified)\b[^.]{0,25}\d", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s*$")
MOST_EVENTS = 3
"""Happenings beside a circumstance, at most."""

_EVENT_CHARS = 110


class Told(NamedTuple):
    """One circumstance. `value` is a When, Hours or Way by `kind`; `how` is the word that puts it there, "" without one.

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
    """All of them of one report, in text order; `weights` say how rare every telling word of the report is."""

    report: Prepared
    rows: tuple[Told, ...]
    beside: BesideVectors
    weights: Mapping[str, float]


def circumstances(
    report: Prepared, lexicon: Lexicon, facts: FactIndex, kinds: Sequence[str]
) -> Circumstances:
    """Those of some kinds in the sentences of a report; datelines and lines of publication are left out."""
    rows: list[Told] = []
    beside: list[Beside] = []
    times = by_passage(report, ((t.span, t) for t in facts.times(report.id)))
    names = by_passage(report, ((n.span, n) for n in report.reading.names))
    numbers = by_passage(report, ((n.span, n.best) for n in report.reading.numbers if not n.unit))
    lengths = by_passage(report, ((n.span, n) for n in report.reading.numbers if n.unit))
    events = by_passage(report, ((event.span, at) for at, event in enumerate(report.reading.events)))
    cues = by_passage(report, ((a.cue, a.cue) for a in report.reading.attributions if a.cue is not None))
    text = report.report.text
    for index, passage in enumerate(report.passages):
        if not _tells(report, index) or (index < _TOP and not events[index]):
            continue  # a line above the text
        start = begins_at(report, index)
        dated = report.report.published is not None
        found = spotted(text, passage.span, times[index], lengths[index], dated=dated)
        spans = [one.span for one in found]
        for one in found:
            if one.kind not in kinds or one.span.start < start:
                continue
            words = Beside.of(report, index, one.span, spans).filled_from(report, index - 1)
            near, saying = _events_near(report, one.span, events[index], cues[index])
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
    telling = sorted({word for words in report.content for word in words})
    weights = dict(zip(telling, lexicon.weights(lexicon.indices(telling)).tolist(), strict=True))
    return Circumstances(report, tuple(rows), BesideVectors.of(beside, lexicon), weights)


def _tells(report: Prepared, index: int) -> bool:
    """Whether it is a sentence of the story, not a line above or below it; "That was at noon." is one."""
    passage = report.passage_text(index)
    whole = len(report.words[index]) >= _FEWEST_WORDS and "|" not in passage
    return whole and bool(_SENTENCE_END.search(passage)) and not _PUBLISHED.search(passage)


_FEWEST_WORDS, _TOP = 3, 4


def _events_near(
    report: Prepared, span: Span, events: Sequence[int], cues: Sequence[Span]
) -> tuple[tuple[int, ...], bool]:
    """The happenings beside it, nearest first, and whether an act of saying is nearer than all of them."""
    known, text = report.reading.events, report.report.text
    near = sorted(
        (gap_chars(text, known[at].span, span), at) for at in events if not known[at].span.overlaps(span)
    )
    told = [
        (gap, at)
        for gap, at in near
        if known[at].kind is not EventClass.REPORTING
        and not any(cue.overlaps(known[at].span) for cue in cues)
    ]
    said = [gap for gap, at in near if (gap, at) not in told] + [gap_chars(text, cue, span) for cue in cues]
    nearest = min((gap for gap, _ in told), default=_EVENT_CHARS)
    return tuple(at for gap, at in told if gap <= _EVENT_CHARS)[:MOST_EVENTS], min(
        said, default=nearest
    ) < nearest


def gap_chars(text: str, word: Span, span: Span) -> int:
    """Characters between the two; what stands behind it, and past a comma, is farther."""
    start, end = sorted((word, span))[0].end, sorted((word, span))[1].start
    behind = _BEHIND_CHARS if word.start > span.start else 0
    return max(0, end - start) + behind + _COMMA_CHARS * text.count(",", start, max(start, end))


_COMMA_CHARS, _BEHIND_CHARS = 25, 12


def excludes(a: Told, b: Told) -> bool:
    """Whether one thing was not at both."""
    if isinstance(a.value, When) and isinstance(b.value, When):
        return a.text != b.text and when.excludes(a.value, b.value)
    if isinstance(a.value, Hours) and isinstance(b.value, Hours):
        return hours.excludes(a.value, b.value)
    if isinstance(a.value, Way) and isinstance(b.value, Way):
        return ways.excludes(a.value, b.value)
    return False


def equals(a: Told, b: Told) -> bool:
    """Whether they surely are one."""
    if isinstance(a.value, When) and isinstance(b.value, When):
        return when.equals(a.value, b.value)
    if isinstance(a.value, Hours) and isinstance(b.value, Hours):
        return hours.equals(a.value, b.value)
    if isinstance(a.value, Way) and isinstance(b.value, Way):
        return ways.equals(a.value, b.value)
    return False
