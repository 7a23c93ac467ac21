"""Roles: who did it and whom it was done to are the other way round ("A shot B" against "B shot A")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop, words

_SURE = 0.4  # probability, or likeness where less, from which two passages speak of one thing
_CLOSE = 0.6


def role_findings(scene: Scene) -> Iterator[Finding]:
    """Happenings of one type in linked passages whose doer and target have changed places."""
    for link in scene.linked:
        if link.probability < _SURE and link.score < _CLOSE:
            continue
        for a in _events(link.a, link.i):
            for b in _events(link.b, link.j):
                if a.type == b.type and _swapped(scene, link, a, b):
                    yield _finding(link, a, b)


def _events(report: Prepared, index: int) -> list[CodedEvent]:
    return [
        event
        for event in report.reading.coded
        if event.passage == index and event.actors and event.targets and event.status is EventStatus.ACTUAL
    ]


def _swapped(scene: Scene, link: Linked, a: CodedEvent, b: CodedEvent) -> bool:
    doers_a, hit_a = _keys(scene, link.a, a.actors), _keys(scene, link.a, a.targets)
    doers_b, hit_b = _keys(scene, link.b, b.actors), _keys(scene, link.b, b.targets)
    crossed = bool(doers_a & hit_b) and bool(hit_a & doers_b)
    return crossed and not (doers_a & doers_b) and not (hit_a & hit_b)


def _keys(scene: Scene, report: Prepared, phrases: Sequence[Span]) -> frozenset[str]:
    """What phrases mean, across reports: the entity, else the head of the phrase without a plural's ending."""
    found = []
    for span in phrases:
        entity = scene.facts.entity(report.id, span)
        head = _head(span.of(report.report.text))
        if entity is not None:
            found.append(entity.id)
        elif head:
            found.append(head.removesuffix("s"))
    return frozenset(found)


def _head(phrase: str) -> str:
    """The last word before what is told of it: "fighters" of "the rebel fighters near the bridge"."""
    head = ""
    for word in words(phrase):
        if not is_stop(word.folded) and word.folded not in _WHERE:
            head = word.folded
        elif head:
            break
    return head


_WHERE = frozenset({"near", "outside", "inside", "around", "along"})


def _finding(link: Linked, a: CodedEvent, b: CodedEvent) -> Finding:
    points = (*_points(link.a, a), *_points(link.b, b))
    doer, target = points[0].value, points[1].value
    return Finding(
        kind=DiscrepancyKind.NAME,
        detail="roles",
        confidence=round(min(0.95, 0.4 + 0.3 * link.score + 0.2 * min(a.score, b.score)), 3),
        explanation=f"One report has {doer} do to {target} what the other has done the other way round.",
        points=points,
    )


def _points(report: Prepared, event: CodedEvent) -> tuple[Point, Point]:
    text = report.report.text
    doer, target = event.actors[0], event.targets[0]
    return (
        Point(" ".join(doer.of(text).split()), Citation(report.id, doer)),
        Point(" ".join(target.of(text).split()), Citation(report.id, target)),
    )
