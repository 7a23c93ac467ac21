"""The mentions of happenings in a story's reports, each with what its text says of who, where, when and how many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from crossread.crossing.events.stems import stem
from crossread.crossing.events.telling import Telling
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.facts import (
    CodedEvent,
    Figure,
    Grain,
    Period,
    Place,
    PlaceMention,
    PlacePrecision,
    TimeKind,
)
from crossread.domain.layers import EventClass, EventMention, MentionKind
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop, words

_CAST = frozenset({MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.FACILITY})
_DAYS = frozenset({Grain.MINUTE, Grain.PART_OF_DAY, Grain.DAY})


def tellings(scene: Scene) -> tuple[Telling, ...]:
    """The mentions of the reader, and what is coded without one, in citation order."""
    named, casts = _entity_mentions(scene), _casts(scene)
    return tuple(
        replace(telling, cast=casts.get(report, frozenset()))
        for report in sorted(scene.reports)
        for telling in _of_report(scene, scene.reports[report], named.get(report, ()))
    )


Named = Sequence[tuple[Span, str]]


def _entity_mentions(scene: Scene) -> Mapping[str, Named]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for entity in scene.entities:
        for citation in entity.mentions:
            found.setdefault(citation.report, []).append((citation.span, entity.id))
    return {report: sorted(spans) for report, spans in found.items()}


def _casts(scene: Scene) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entity in scene.entities:
        is_country = entity.place is not None and entity.place.precision is PlacePrecision.COUNTRY
        if entity.kind in _CAST and not is_country:
            for citation in entity.mentions:
                found.setdefault(citation.report, set()).add(entity.id)
    return {report: frozenset(cast) for report, cast in found.items()}


def _of_report(scene: Scene, report: Prepared, named: Named) -> Iterator[Telling]:
    coded = list(report.reading.coded)
    starts = [passage.span.start for passage in report.passages]
    taken: set[int] = set()
    found: list[Telling] = []
    known: dict[int, _Place] = {}

    def at_passage(index: int) -> _Place:
        return known.setdefault(index, _Place(scene, report, index, named))

    has_vectors = len(report.event_vectors) == len(report.reading.events)
    for row, mention in enumerate(report.reading.events):
        at = next((k for k, event in enumerate(coded) if event.span.overlaps(mention.span)), None)
        event = coded[at] if at is not None else None
        if at is not None:
            taken.add(at)
        passage = bisect_right(starts, mention.span.start) - 1
        if passage >= 0:
            found.append(at_passage(passage).telling(mention, row=row if has_vectors else None, coded=event))
    for at, event in enumerate(coded):
        if at not in taken:
            mention = EventMention(event.span, EventClass.OCCURRENCE, False, event.score)
            found.append(at_passage(event.passage).telling(mention, row=None, coded=event))
    yield from sorted(found, key=lambda one: one.citation)


@dataclass(frozen=True, eq=False)
class _Place:
    """A passage in which a happening is told."""

    scene: Scene
    report: Prepared
    passage: int
    named: Named

    def telling(self, mention: EventMention, *, row: int | None, coded: CodedEvent | None) -> Telling:
        content = tuple(w.folded for w in words(mention.span.of(self.report.report.text)))
        content = tuple(w for w in content if not is_stop(w)) or content
        before, after, around = self._entities(mention.span)
        figures = self._how_many(mention.span, coded)
        place, own_place = self._where(mention.span, coded, figures)
        day, own_day = self._when(mention.span, coded)
        return Telling(
            citation=Citation(self.report.id, mention.span),
            report=self.report,
            passage=self.passage,
            row=row,
            kind=mention.kind,
            negated=mention.negated,
            words=content,
            stems=frozenset(map(stem, content)),
            coded=coded,
            actors=self._parties(coded.actors if coded else ()),
            targets=self._parties(coded.targets if coded else ()),
            before=before,
            after=after,
            around=around,
            place=place,
            own_place=own_place,
            day=day,
            own_day=own_day,
            figures=figures,
            places=frozenset(p.place.id for p in self._places if p.place),
            days=frozenset(period for _, period in self._days),
        )

    @cached_property
    def _places(self) -> tuple[PlaceMention, ...]:
        return tuple(p for p in self.report.reading.places if p.place and self._span.contains(p.span))

    @cached_property
    def _days(self) -> tuple[tuple[Span, Period], ...]:
        """The expressions of the passage that name a day, or less than one."""
        found = (
            (time.span, self.scene.facts.period(self.report.id, time.span))
            for time in self.report.reading.times
            if time.kind in (TimeKind.DATE, TimeKind.TIME) and self._span.contains(time.span)
        )
        return tuple((span, period) for span, period in found if period is not None and period.grain in _DAYS)

    @property
    def _span(self) -> Span:
        return self.report.passages[self.passage].span

    def _entities(self, span: Span) -> tuple[str | None, str | None, frozenset[str]]:
        first = bisect_left(self.named, self._span.start, key=lambda item: item[0].start)
        last = bisect_left(self.named, self._span.end, key=lambda item: item[0].start)
        inside = self.named[first:last]
        before = [entity for at, entity in inside if at.end <= span.start]
        after = [entity for at, entity in inside if at.start >= span.end]
        around = frozenset(entity for _, entity in inside)
        return before[-1] if before else None, after[0] if after else None, around

    def _parties(self, spans: Sequence[Span]) -> frozenset[str]:
        """Entities, else the stems of the last words of phrases ("nine villagers": villager)."""
        found: set[str] = set()
        for span in spans:
            entity = self.scene.facts.entity(self.report.id, span)
            head = [w.folded for w in words(span.of(self.report.report.text)) if not is_stop(w.folded)][-1:]
            found.update([entity.id] if entity else map(stem, head))
        return frozenset(found)

    def _where(
        self, span: Span, coded: CodedEvent | None, figures: Sequence[Figure]
    ) -> tuple[Place | None, bool]:
        """Its own place unless its figures name several ("12 in one town and nine in another"); else the nearest."""
        facts, report = self.scene.facts, self.report.id
        named: list[Span | None] = [figure.place for figure in figures if figure.place]
        spans = named or [coded.place if coded else None]
        own = {m.place.id: m.place for m in (facts.place(report, one) for one in spans) if m and m.place}
        if len(own) == 1:
            return next(iter(own.values())), True
        nearest = min(self._places, key=lambda p: (_apart_chars(p.span, span), p.span), default=None)
        return (nearest.place, False) if nearest else (None, False)

    def _when(self, span: Span, coded: CodedEvent | None) -> tuple[Period | None, bool]:
        own = self.scene.facts.period(self.report.id, coded.time) if coded else None
        if own is not None and own.grain in _DAYS:
            return own, True
        nearest = min(self._days, key=lambda item: (_apart_chars(item[0], span), item[0]), default=None)
        return (nearest[1], False) if nearest else (None, False)

    def _how_many(self, span: Span, coded: CodedEvent | None) -> tuple[Figure, ...]:
        """Figures of the coded happening, and those that are counts of this very word ("killed nine")."""
        numbers = coded.figures if coded else ()
        return tuple(
            figure
            for figure in self.report.reading.figures
            if figure.number.span in numbers or figure.span.overlaps(span)
        )


def _apart_chars(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
