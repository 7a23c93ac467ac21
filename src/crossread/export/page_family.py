"""Who wrote from whom inside one lineage, as a forest: the shape its diagram and its keys follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from crossread.domain.crossing import Lineage
from crossread.domain.reuse import Reuse


@dataclass(frozen=True, slots=True)
class Family:
    """A forest over one lineage's reports.

    `parents` gives each report but the roots the reuse that hangs it below another; `extras` are the
    remaining reuses, strongest first. An undirected reuse hangs either end below the other. `folded` counts the
    reports of the lineage that are left out of it.
    """

    roots: tuple[str, ...]
    parents: Mapping[str, Reuse]
    extras: tuple[Reuse, ...]
    folded: int = 0

    def children(self, report: str) -> tuple[str, ...]:
        """Reports hung directly below this one, most of it reused first."""
        below = [child for child, reuse in self.parents.items() if other_end(reuse, child) == report]
        return tuple(sorted(below, key=lambda child: (-strength(self.parents[child]), child)))

    def walk(self) -> Iterator[tuple[str, int]]:
        """Reports from the top down with their depth; each stands right after what it hangs below."""
        stack = [(root, 0) for root in reversed(self.roots)]
        while stack:
            report, depth = stack.pop()
            yield report, depth
            stack.extend((child, depth + 1) for child in reversed(self.children(report)))


def family(lineage: Lineage, order: Sequence[str]) -> Family:
    """The forest of a lineage; `order` decides between equals (earliest report first).

    Directed reuse comes first, strongest first. Undirected reuse ties what is left together, except under
    an agency, where copies of one dispatch stand side by side.
    """
    rank = {report: at for at, report in enumerate(order)}
    inside = [r for r in lineage.reuse if r.source in lineage.reports and r.derived in lineage.reports]
    ranked = sorted(inside, key=lambda r: (not r.directed, -strength(r), r.source, r.derived))
    parents: dict[str, Reuse] = {}
    for reuse in ranked:
        if not reuse.directed:
            continue
        if reuse.derived not in parents and _top(parents, reuse.source) != reuse.derived:
            parents[reuse.derived] = reuse
    if lineage.agency is None:
        for reuse in ranked:
            _tie(parents, reuse, rank)
    taken = {id(reuse) for reuse in parents.values()}
    roots = sorted((r for r in lineage.reports if r not in parents), key=lambda r: rank.get(r, len(rank)))
    extras = tuple(reuse for reuse in ranked if id(reuse) not in taken)
    return Family(tuple(roots), MappingProxyType(parents), extras)


def fold(whole: Family, most: int) -> Family:
    """The first `most` reports from the top down, for a drawing; the whole family where it is no larger."""
    order = [report for report, _ in whole.walk()]
    kept = frozenset(order[:most])
    if len(kept) == len(order):
        return whole
    return Family(
        roots=tuple(report for report in whole.roots if report in kept),
        parents=MappingProxyType({report: tie for report, tie in whole.parents.items() if report in kept}),
        extras=tuple(tie for tie in whole.extras if tie.source in kept and tie.derived in kept),
        folded=whole.folded + len(order) - len(kept),
    )


def strength(reuse: Reuse) -> float:
    """How much of either report the reuse explains."""
    return reuse.coverage if reuse.directed else max(reuse.coverage, reuse.coverage_back)


def other_end(reuse: Reuse, report: str) -> str:
    """The report at the other end."""
    return reuse.source if report == reuse.derived else reuse.derived


def share_of(reuse: Reuse, report: str) -> float:
    """The share of this report's news text that the reuse covers."""
    return reuse.coverage if report == reuse.derived else reuse.coverage_back


def _tie(parents: dict[str, Reuse], reuse: Reuse, rank: Mapping[str, int]) -> None:
    """Hang one tree below the other by an undirected reuse, when one of its ends is a root."""
    if reuse.directed:
        return
    tops = _top(parents, reuse.source), _top(parents, reuse.derived)
    if tops[0] == tops[1]:
        return
    ends = sorted((reuse.source, reuse.derived), key=lambda r: -rank.get(r, len(rank)))
    loose = next((end for end in ends if end not in parents), None)
    if loose is not None:
        parents[loose] = reuse


def _top(parents: Mapping[str, Reuse], report: str) -> str:
    while report in parents:
        report = other_end(parents[report], report)
    return report
