"""What each passage of one report says by slots: who, where, when, how many, and whether it denies it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.domain.facts import EventStatus, Figure, Grain, Place, PlacePrecision, TimeExpression
from crossread.domain.layers import Attribution, Number, Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.gazetteer.geometry import distance_km
from crossread.text.names import fold_name
from crossread.text.negation import polarity
from crossread.text.times import period_of, resolve_times
from crossread.text.words import is_stop, words

_DAYS = frozenset({Grain.MINUTE, Grain.PART_OF_DAY, Grain.DAY})
_BARE_CLOCK, _TODAY = re.compile(r"@?day:0 > (?:at|part)"), re.compile(r"this|tonight", re.IGNORECASE)
_TOWN_KM = 15.0  # within which two towns can be one place told twice
_WIDE = (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)
_UNTOLD = frozenset({"distance", "duration"})

SLOT_NAMES = (
    "event",  # best mean closeness of the one's happenings to the other's nearest
    "figures_agree",  # counts of one kind that can both be true
    "figures_exclude",  # counts of one kind of which no two can both be true
    "places_apart",  # located places of which no two can be one
    "same_day",  # a day told in both
    "same_type",  # one coded type of happening
    "roles_swapped",  # who acts in the one is acted on in the other
    "negated",  # one denies, the other does not
    "told_apart",  # difference of the shares that somebody is said to have said
    "told",  # the smaller of the two shares
    "same_speaker",  # voices share a telling word
    "other_speaker",  # voices share none
)

Days = tuple[str, str]
Who = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Slots:
    """The facts of one passage.

    `events` *Shape:* (happenings named in it, dimension), the reader's vectors. `days` are first and last ISO day of what
    is dated to a day. `types` are the codebook's, `deeds` its happenings as (type, words of the actors, of the targets).
    `speakers` are the words of the voices that tell any of it, `told` the share of its characters that somebody tells.
    """

    events: NDArray[np.float32]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    days: tuple[Days, ...]
    types: frozenset[str]
    deeds: tuple[tuple[str, Who, Who], ...]
    speakers: Who
    told: float
    negated: int
    hedged: int


def slots_of(report: Report, reading: Reading, event_vectors: NDArray[np.float32]) -> tuple[Slots, ...]:
    """One a passage, in order; days are known as far as the report states when it was written."""
    passages, text = reading.passages, report.text
    events = _rows(passages, [e.span for e in reading.events])
    has_vectors = len(event_vectors) == len(reading.events)
    figures = _rows(passages, [f.number.span for f in reading.figures])
    places = _rows(passages, [p.span for p in reading.places])
    times = resolve_times(text, reading.times, day=report.published.day if report.published else None)
    when = _rows(passages, [t.span for t in times])
    coded = _rows(passages, [c.span for c in reading.coded])
    told = _told(passages, reading.attributions)
    empty = np.zeros((0, event_vectors.shape[1] if event_vectors.ndim == 2 else 0), dtype=np.float32)
    found = []
    for at, passage in enumerate(passages):
        said = polarity(passage.span.of(text))
        deeds = [reading.coded[k] for k in coded[at]]
        periods = [period_of(times[k], text=text) for k in when[at] if not _is_a_bare_clock(times[k], text)]
        speaking = [a.speaker or a.source for a in told[at]]
        found.append(
            Slots(
                events=event_vectors[events[at]] if has_vectors and events[at] else empty,
                figures=tuple(f for k in figures[at] if (f := reading.figures[k]).what not in _UNTOLD),
                places=tuple(p for k in places[at] if (p := reading.places[k].place) is not None),
                days=tuple((p.start, p.end) for p in periods if p and p.start and p.end and p.grain in _DAYS),
                types=frozenset(c.type or c.rule for c in deeds if c.status is EventStatus.ACTUAL),
                deeds=tuple((c.type or c.rule, _who(text, c.actors), _who(text, c.targets)) for c in deeds),
                speakers=_who(text, (span for span in speaking if span)),
                told=_share(passage.span, told[at]),
                negated=said.negated,
                hedged=said.hedged,
            )
        )
    return tuple(found)


def slots_agree(a: Slots, b: Slots) -> tuple[float, ...]:
    """How far the slots of two passages agree: SLOT_NAMES' values, each in [0, 1]."""
    agree = figures_agree(a.figures, b.figures)
    speakers = a.speakers & b.speakers
    return (
        _events_alike(a.events, b.events),
        float(agree is True),
        float(agree is False),
        float(places_agree(a.places, b.places) is False),
        float(days_agree(a.days, b.days) is True),
        float(bool(a.types & b.types)),
        float(_swapped(a, b)),
        float(bool(a.negated) != bool(b.negated)),
        abs(a.told - b.told),
        min(a.told, b.told),
        float(bool(speakers)),
        float(bool(a.speakers) and bool(b.speakers) and not speakers),
    )


def figures_agree(a: Sequence[Figure], b: Sequence[Figure]) -> bool | None:
    """Whether counts of one kind can both be true; None where they count nothing in common."""
    told = [_can_agree(f.number, g.number) for f in a for g in b if f.what == g.what]
    return any(told) if told else None


def places_agree(a: Sequence[Place], b: Sequence[Place]) -> bool | None:
    """True where they share a place, False where no two can be one or hold one another, None where that is open."""
    told = [how_near(one, other) for one in a for other in b]
    if not told:
        return None
    return True if True in told else (False if set(told) == {False} else None)


def how_near(a: Place, b: Place) -> bool | None:
    """True where they are one place, False where neither can hold the other, None where one holds the other."""
    if a.id == b.id:
        return True
    if a.country != b.country:
        return False
    if PlacePrecision.COUNTRY in (a.precision, b.precision):
        return None
    if a.precision in _WIDE or b.precision in _WIDE:
        return None if a.admin1 == b.admin1 else False
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude) <= _TOWN_KM


def days_agree(a: Sequence[Days], b: Sequence[Days]) -> bool | None:
    """Whether any day of the one is a day of the other; None where either names none."""
    if not a or not b:
        return None
    return any(max(x[0], y[0]) <= min(x[1], y[1]) for x in a for y in b)


def _events_alike(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    if not len(a) or not len(b):
        return 0.0
    rows: list[list[float]] = (a @ b.T).tolist()  # one to three of each: Python is faster than numpy
    there = sum(max(row) for row in rows) / len(rows)
    back = sum(max(column) for column in zip(*rows, strict=True)) / len(rows[0])
    return float(max(there, back, 0.0))


def _can_agree(a: Number, b: Number) -> bool:
    (low, high), (least, most) = _range(a), _range(b)
    return low <= most and least <= high


def _range(number: Number) -> tuple[float, float]:
    low = number.low if number.low is not None else number.best
    high = number.high
    if high is None and number.low is None:
        high = number.best
    return 0.0 if low is None else low, float("inf") if high is None else high


def _swapped(a: Slots, b: Slots) -> bool:
    """Whether a deed of one type has its parties exchanged, and in no reading of it they agree."""
    alike = [(x, y) for x in a.deeds for y in b.deeds if x[0] == y[0]]
    return any((x[1] & y[2] or x[2] & y[1]) and not (x[1] & y[1] or x[2] & y[2]) for x, y in alike)


def _is_a_bare_clock(time: TimeExpression, text: str) -> bool:
    """ "At 2.20" names no day, and that of writing is a guess; "this morning" does."""
    return bool(_BARE_CLOCK.match(time.rule)) and not _TODAY.match(time.span.of(text))


def _rows(passages: Sequence[Passage], spans: Sequence[Span]) -> list[list[int]]:
    """Which of the spans start in each passage."""
    starts = [passage.span.start for passage in passages]
    found: list[list[int]] = [[] for _ in passages]
    for k, span in enumerate(spans):
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < passages[at].span.end:
            found[at].append(k)
    return found


def _told(passages: Sequence[Passage], attributions: Iterable[Attribution]) -> list[list[Attribution]]:
    starts = [passage.span.start for passage in passages]
    found: list[list[Attribution]] = [[] for _ in passages]
    for attribution in attributions:
        for at in sorted({k for part in attribution.content for k in _over(passages, starts, part)}):
            found[at].append(attribution)
    return found


def _over(passages: Sequence[Passage], starts: Sequence[int], span: Span) -> Iterable[int]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = bisect_right(starts, max(span.end - 1, span.start))
    return (k for k in range(first, last) if passages[k].span.overlaps(span))


def _share(span: Span, told: Sequence[Attribution]) -> float:
    parts = [part for a in told for part in a.content if part.overlaps(span)]
    covered = sum(min(part.end, span.end) - max(part.start, span.start) for part in parts)
    return min(1.0, covered / max(len(span), 1))


def _who(text: str, spans: Iterable[Span]) -> Who:
    return frozenset(
        word.folded for span in spans for word in words(fold_name(span.of(text))) if not is_stop(word.folded)
    )
