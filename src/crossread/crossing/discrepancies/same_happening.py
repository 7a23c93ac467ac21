"""Whether two reports tell of one happening: by the aligned events of the story, or by its words in linked passages."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.events import Event
from crossread.domain.span import Citation

SAME_PASSAGE = 0.4
"""Probability of asserting the same from which two passages are compared."""


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
    close = float(link.a.event_vectors[a] @ link.b.event_vectors[b])
    return 0.5 * close + 0.5 * link.probability if close >= floor else 0.0


def _has_vectors(report: Prepared) -> bool:
    return len(report.event_vectors) == len(report.reading.events)
