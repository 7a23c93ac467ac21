"""The characters a judgement is about, found again in the readings of now, which may cut passages and names otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from crossread.domain.entities import EntityKey
from crossread.domain.judgements import Subject
from crossread.domain.reading import Reading
from crossread.domain.span import Citation, Span

Thing = EntityKey | Citation | str


class Places:
    """What stands at given characters of some reports."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {reading.report: reading for reading in readings}

    def things(self, subject: Subject, places: Iterable[Citation]) -> tuple[Thing, ...]:
        """One report's entity, a passage, the name of a happening, or a report; what is not there is left out.

        Of discrepancies the characters themselves, in reports that are there.
        """
        known = [place for place in places if place.report in self._readings]
        if subject is Subject.ENTITY:
            return self.entities(known)
        if subject is Subject.CLAIM:
            return self.passages(known)
        if subject is Subject.EVENT:
            return self.happenings(known)
        if subject is Subject.REUSE:
            return tuple(sorted({place.report for place in known}))
        return tuple(sorted(known))

    def entities(self, places: Iterable[Citation]) -> tuple[EntityKey, ...]:
        """The report entities named at these characters: by exactly them, else by those that share most with them."""
        found = set()
        for place in places:
            named = self._entities.get(place.report, {})
            span = place.span if place.span in named else _nearest(place.span, named)
            if span is not None:
                found.add(EntityKey(place.report, named[span]))
        return tuple(sorted(found))

    def passages(self, places: Iterable[Citation]) -> tuple[Citation, ...]:
        """The passages these characters make up: each that lies in them, or that they lie in, by half at least."""
        return tuple(
            sorted(
                {
                    Citation(place.report, passage.span)
                    for place in places
                    if place.report in self._readings
                    for passage in self._readings[place.report].passages
                    if is_half_in(passage.span, place.span)
                }
            )
        )

    def happenings(self, places: Iterable[Citation]) -> tuple[Citation, ...]:
        """The words there that name a happening."""
        found = set()
        for place in places:
            named = self._happenings.get(place.report, {})
            span = place.span if place.span in named else _nearest(place.span, named)
            if span is not None:
                found.add(Citation(place.report, span))
        return tuple(sorted(found))

    @cached_property
    def _entities(self) -> Mapping[str, Mapping[Span, int]]:
        return {
            report: {span: at for at, entity in enumerate(reading.entities) for span in entity.mentions}
            for report, reading in self._readings.items()
        }

    @cached_property
    def _happenings(self) -> Mapping[str, Mapping[Span, None]]:
        return {
            report: dict.fromkeys([*(e.span for e in reading.events), *(c.span for c in reading.coded)])
            for report, reading in self._readings.items()
        }


def shared_chars(a: Span, b: Span) -> int:
    """How many characters the two have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def is_half_in(a: Span, b: Span) -> bool:
    """Whether at least half of the shorter lies in the longer."""
    return a == b or 0 < min(len(a), len(b)) <= 2 * shared_chars(a, b)


def _nearest(span: Span, named: Iterable[Span]) -> Span | None:
    """The name that has the greatest share of characters in common with `span`, the first of several."""
    sharing = [one for one in named if one.overlaps(span)]
    return min(
        sharing,
        key=lambda one: (
            -shared_chars(one, span) / (max(one.end, span.end) - min(one.start, span.start)),
            one,
        ),
        default=None,
    )
