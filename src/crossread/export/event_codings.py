"""Which codings of single reports the events of a story rest on, and which stand by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.desk import Desk
from crossread.domain.events import Event
from crossread.domain.facts import CodedEvent
from crossread.domain.reading import Reading
from crossread.domain.span import Span


@dataclass(frozen=True, slots=True)
class Coding:
    """A coded event with the report that tells it."""

    report: str
    coded: CodedEvent


@dataclass(frozen=True, slots=True)
class Codings:
    """Codings by the id of their event, and those of no event; each is in one place only, in the order of the readings."""

    by_event: Mapping[str, tuple[Coding, ...]]
    alone: tuple[Coding, ...]

    def of(self, event: Event) -> tuple[Coding, ...]:
        """What an event rests on; nothing where the codebook codes none of its mentions."""
        return self.by_event.get(event.id, ())


def sort_codings(readings: Iterable[Reading], events: Iterable[Event]) -> Codings:
    """Every coding to the event that has its words as a mention, else to the first whose mention it touches."""
    mentions: dict[str, list[tuple[Span, str]]] = {}
    for event in events:
        for mention in event.mentions:
            mentions.setdefault(mention.report, []).append((mention.span, event.id))
    by_event: dict[str, list[Coding]] = {}
    alone: list[Coding] = []
    for reading in readings:
        here = sorted(mentions.get(reading.report, ()))
        exact = dict(reversed(here))
        for coded in reading.coded:
            event_id = exact.get(coded.span) or _touching(here, coded.span)
            kept = alone if event_id is None else by_event.setdefault(event_id, [])
            kept.append(Coding(reading.report, coded))
    return Codings({event: tuple(found) for event, found in by_event.items()}, tuple(alone))


def told_by_several(event: Event) -> bool:
    """Whether more than one report has words for it."""
    return len({mention.report for mention in event.mentions}) > 1


def codings_of(desk: Desk) -> Codings:
    """The codings of a whole desk."""
    return sort_codings(desk.readings, desk.events)


def _touching(mentions: Sequence[tuple[Span, str]], span: Span) -> str | None:
    return next((event for mention, event in mentions if mention.overlaps(span)), None)
