"""Cautious grouping of passages that say the same: strongest links first, no chaining through a weak one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """Two passages (report id, passage index) alike by `score`."""

    a: Node
    b: Node
    score: float


def clusters(edges: Sequence[Edge], *, mean_floor: float, absent: float) -> tuple[tuple[Node, ...], ...]:
    """Average-linkage agglomeration over sparse edges.

    Two groups join when the mean score over *all* cross pairs reaches `mean_floor`, a pair without an
    edge counting as `absent`; two passages of one report only join as neighbours. Deterministic.
    """
    score = {frozenset((e.a, e.b)): e.score for e in edges}
    group: dict[Node, list[Node]] = {}
    for edge in edges:
        group.setdefault(edge.a, [edge.a])
        group.setdefault(edge.b, [edge.b])
    for edge in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
        one, other = group[edge.a], group[edge.b]
        if one is other or not _may_join(one, other):
            continue
        if _mean(one, other, score, absent) >= mean_floor:
            one.extend(other)
            for node in other:
                group[node] = one
    unique = {id(members): tuple(sorted(members)) for members in group.values()}
    return tuple(sorted(members for members in unique.values() if len({r for r, _ in members}) > 1))


def _mean(
    one: Sequence[Node], other: Sequence[Node], score: Mapping[frozenset[Node], float], absent: float
) -> float:
    values = [score.get(frozenset((a, b)), absent) for a in one for b in other if a[0] != b[0]]
    return sum(values) / len(values) if values else absent


def _may_join(one: Sequence[Node], other: Sequence[Node]) -> bool:
    return all(abs(a[1] - b[1]) == 1 for a in one for b in other if a[0] == b[0])
