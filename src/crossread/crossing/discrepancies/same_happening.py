"""Whether two reports tell of one happening: by the aligned events of the story, or by its words in linked passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from crossread.crossing.circumstances.one_matter import are_opposed
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.events import Event
from crossread.domain.span import Citation
from crossread.text.tables import entries
from crossread.text.words import fold

SAME_PASSAGE = 0.4
"""Probability of asserting the same from which two passages are compared."""

_FEWEST_LETTERS = 3


class Told(Protocol):
    """A day or place with the happenings near it (indexes among the reading's events)."""

    @property
    def citation(self) -> Citation:
        """Where it stands."""

    @property
    def passage(self) -> int:
        """The index of its passage."""

    @property
    def events(self) -> tuple[int, ...]:
        """The happenings, nearest first."""


class Happenings:
    """What ties the happenings of a scene's reports to each other."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def linked(self, a: Told, b: Told) -> float:
        """Probability that the two passages assert the same, 0 where nothing links them."""
        return self._links.get((_place(a), _place(b)), 0.0)

    def closeness(self, a: Told, b: Told) -> float:
        """Cosine of the likest two happenings near them; -1 where one has none, or one begins what the other ends."""
        first, second = (self._scene.reports[x.citation.report] for x in (a, b))
        if not (a.events and b.events and _has_vectors(first) and _has_vectors(second)):
            return -1.0
        if are_opposed(_word(first, a.events[0]), _word(second, b.events[0])):
            return -1.0
        return float((first.event_vectors[list(a.events)] @ second.event_vectors[list(b.events)].T).max())

    def names_in_common(self, a: Told, b: Told) -> int:
        """How many words of names both reports print: reports of two happenings in two towns share hardly any."""
        return len(self._names[a.citation.report] & self._names[b.citation.report])

    @cached_property
    def _links(self) -> Mapping[tuple[tuple[str, int], tuple[str, int]], float]:
        found: dict[tuple[tuple[str, int], tuple[str, int]], float] = {}
        for link in self._scene.linked:
            one, other = (link.a.id, link.i), (link.b.id, link.j)
            for key in ((one, other), (other, one)):
                found[key] = max(found.get(key, 0.0), link.probability)
        return found

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        return {key: _name_words(report) for key, report in self._scene.reports.items()}


def events_of(scene: Scene) -> Mapping[tuple[str, int], Event]:
    """The aligned event of every happening: by report and index among the reading's events."""
    of_mention: dict[Citation, Event] = {m: event for event in scene.events for m in event.mentions}
    found = {}
    for report in scene.reports.values():
        for at, mention in enumerate(report.reading.events):
            event = of_mention.get(Citation(report.id, mention.span))
            if event is not None:
                found[report.id, at] = event
    return found


def alike(link: Linked, a: int, b: int, *, floor: float) -> float:
    """How surely happening `a` of the first passage is happening `b` of the second; 0 where their words are not near."""
    if link.probability < SAME_PASSAGE or not (_has_vectors(link.a) and _has_vectors(link.b)):
        return 0.0
    if are_opposed(_word(link.a, a), _word(link.b, b)):
        return 0.0
    close = float(link.a.event_vectors[a] @ link.b.event_vectors[b])
    return 0.5 * close + 0.5 * link.probability if close >= floor else 0.0


def _word(report: Prepared, event: int) -> str:
    return fold(report.reading.events[event].span.of(report.report.text)).split(" ")[0]


def _place(told: Told) -> tuple[str, int]:
    return told.citation.report, told.passage


def _has_vectors(report: Prepared) -> bool:
    return len(report.event_vectors) == len(report.reading.events)


def _name_words(report: Prepared) -> frozenset[str]:
    words: Sequence[str] = [word for names in report.names for word in names]
    calendar = entries("calendar")
    return frozenset(word for word in words if len(word) >= _FEWEST_LETTERS and word not in calendar)
