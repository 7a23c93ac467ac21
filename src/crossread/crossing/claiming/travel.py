"""How a claim came into each of its passages, and which report is known to have printed it first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.clusters import Node
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Passing, Step, Support
from crossread.domain.span import Citation

_Arrow = tuple[
    int, float, Node, Node
]  # how good the evidence is (0 the best), its weight negated, from, into


def travel(group: Sequence[Node], behind: Sequence[Support], on: Ground, scene: Scene) -> tuple[Step, ...]:
    """One step into each passage by the best evidence there is, in order of the passages.

    Copying in a known direction goes before the voice that a passage names, and that before words two share while it is
    open whose they were first; these run from the earlier report, or from the smaller id. Steps never make a circle.
    A passage that speaks for itself and was taken from none has no step.
    """
    days = {report: scene.facts.written(report) for report, _ in group}
    told = {s.citation: s.origin for s in behind if s.attribution is not None}
    source: dict[Node, Node] = {}
    how: dict[Node, Passing] = {}
    for rank, _, origin, target in sorted(_arrows(group, on, days)):
        named = _cited(target, on) in told
        if target not in source and (rank == 0 or not named) and not _leads_back(origin, target, source):
            source[target] = origin
            how[target] = Passing.COPIED if rank == 0 else Passing.SHARED_TEXT
    steps = []
    for node in sorted(group):
        passage, day = _cited(node, on), days[node[0]]
        if node in source:
            steps.append(Step(passage, how[node], source=_cited(source[node], on), day=day))
        elif passage in told:
            steps.append(Step(passage, Passing.TOLD, origin=told[passage], day=day))
    return tuple(steps)


class Order:
    """Which reports of a scene are known to come after which."""

    def __init__(self, scene: Scene) -> None:
        self._days = {report: scene.facts.written(report) for report in sorted(scene.reports)}
        self._derived: dict[str, list[str]] = {}
        for pair in scene.pairs:
            reuse = pair.reuse
            if reuse.directed and reuse.one_lineage:
                self._derived.setdefault(reuse.source, []).append(reuse.derived)

    def earliest(self, group: Sequence[Node]) -> str | None:
        """The report known to have been printed before all others of a claim; None where that is open.

        One is before another by the day it was written, or because the other was written from it, at any remove.
        """
        reports = sorted({report for report, _ in group})
        inside = set(reports)
        copies = {copy for report in reports for copy in self._derived.get(report, ()) if copy in inside}
        firsts = [one for one in reports if one not in copies and self._is_first(one, reports)]
        return firsts[0] if len(firsts) == 1 else None

    def _is_first(self, one: str, reports: Sequence[str]) -> bool:
        after = self._after(one)
        return all(
            other == one or other in after or _before(self._days[one], self._days[other]) for other in reports
        )

    def _after(self, report: str) -> set[str]:
        seen: set[str] = set()
        waiting = [report]
        while waiting:
            fresh = [one for one in self._derived.get(waiting.pop(), ()) if one not in seen]
            seen.update(fresh)
            waiting += fresh
        return seen


def _cited(node: Node, on: Ground) -> Citation:
    return on.reports[node[0]].cite(node[1])


def _before(day: str | None, other: str | None) -> bool:
    return day is not None and other is not None and day < other


def _arrows(group: Sequence[Node], on: Ground, days: Mapping[str, str | None]) -> Iterator[_Arrow]:
    members = frozenset(group)
    for one in sorted(group):
        for other in on.near.get(one, ()):
            pair = frozenset((one, other))
            if other < one or other not in members or pair not in on.shared:
                continue
            link = on.links[pair]
            if link.directed and pair in on.copied:
                yield 0, -link.score, (link.a.id, link.i), (link.b.id, link.j)
            else:
                first, second = sorted((one, other), key=lambda node: (days[node[0]] or "9999", node))
                yield 1, -link.score, first, second


def _leads_back(origin: Node, target: Node, source: Mapping[Node, Node]) -> bool:
    """Whether the origin itself came from the target."""
    at: Node | None = origin
    while at is not None:
        if at == target:
            return True
        at = source.get(at)
    return False
