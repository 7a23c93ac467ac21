"""Cautious grouping of passages that say the same: strongest links first, no chaining through a weak one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """Two passages (report id, passage index) alike by `score`."""

    a: Node
    b: Node
    score: float


def clusters(
    edges: Sequence[Edge],
    *,
    mean_floor: float,
    absent: float,
    compared: Iterable[tuple[str, str]] | None = None,
) -> tuple[tuple[Node, ...], ...]:
    """Average-linkage agglomeration over sparse edges.

    Two groups join when the mean score over all their cross pairs of `compared` reports (None: of all reports) reaches
    `mean_floor`, a pair without an edge counting as `absent`; two passages of one report only join as neighbours.
    Deterministic.
    """
    near: dict[Node, dict[Node, float]] = {}
    for edge in edges:
        near.setdefault(edge.a, {})[edge.b] = edge.score
        near.setdefault(edge.b, {})[edge.a] = edge.score
    partners = _partners(near, compared)
    group: dict[Node, list[Node]] = {node: [node] for node in near}
    for edge in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
        one, other = group[edge.a], group[edge.b]
        if one is other or not _may_join(one, other):
            continue
        if _mean(one, other, near, partners, absent=absent) >= mean_floor:
            one.extend(other)
            for node in other:
                group[node] = one
    unique = {id(members): tuple(sorted(members)) for members in group.values()}
    return tuple(sorted(members for members in unique.values() if len({r for r, _ in members}) > 1))


# A sentence of two assertions stands behind two claims: from what probability to one passage of the second, and on the
# mean to all of them. Sweep on the labelled stories in docs/decisions/0011-claims-in-depth.md.
_SECOND, _SECOND_MEAN = 0.6, 0.4
_ONE_CLAIM = (
    0.5  # of the smaller group's passages in the greater, from which the two would be one claim told twice
)


def with_second_claims(
    groups: Sequence[tuple[Node, ...]],
    edges: Sequence[Edge],
    *,
    absent: float,
    compared: Iterable[tuple[str, str]] | None = None,
) -> tuple[tuple[Node, ...], ...]:
    """The groups, each with the passages of others (or of none) that are near enough to all of its own.

    Groups that would come to share most of their passages stay as they are.
    """
    near: dict[Node, dict[Node, float]] = {}
    for edge in edges:
        near.setdefault(edge.a, {})[edge.b] = edge.score
        near.setdefault(edge.b, {})[edge.a] = edge.score
    partners = _partners(near, compared)
    wider = []
    for group in groups:
        outside = {far for node in group for far, score in near[node].items() if score >= _SECOND} - set(
            group
        )
        added = [
            node
            for node in sorted(outside)
            if _mean([node], [n for n in group if n[0] != node[0]], near, partners, absent=absent)
            >= _SECOND_MEAN
        ]
        wider.append(frozenset((*group, *added)))
    holding: dict[Node, list[int]] = {}
    for at, members in enumerate(wider):
        for node in members:
            holding.setdefault(node, []).append(at)
    return tuple(
        sorted(
            group if _is_told_twice(at, wider, holding) else tuple(sorted(wider[at]))
            for at, group in enumerate(groups)
        )
    )


def _is_told_twice(
    at: int, groups: Sequence[AbstractSet[Node]], holding: Mapping[Node, Sequence[int]]
) -> bool:
    shared = Counter(other for node in groups[at] for other in holding[node] if other != at)
    return any(
        count >= _ONE_CLAIM * min(len(groups[at]), len(groups[other])) for other, count in shared.items()
    )


def _partners(
    near: Iterable[Node], compared: Iterable[tuple[str, str]] | None
) -> Mapping[str, AbstractSet[str]]:
    """The reports each report was compared with."""
    if compared is None:
        everyone = {report for report, _ in near}
        return {report: everyone - {report} for report in everyone}
    found: dict[str, set[str]] = {}
    for a, b in compared:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def _mean(
    one: Sequence[Node],
    other: Sequence[Node],
    near: Mapping[Node, Mapping[Node, float]],
    partners: Mapping[str, AbstractSet[str]],
    *,
    absent: float,
) -> float:
    small, large = sorted((one, other), key=len)
    members = set(large)
    scores = [score for node in small for far, score in near[node].items() if far in members]
    passages = Counter(report for report, _ in large)
    pairs = sum(
        passages[far]
        for report, _ in small
        for far in (partners[report] if len(partners[report]) < len(passages) else passages)
        if far in passages and far in partners[report]
    )
    return (sum(scores) + absent * (pairs - len(scores))) / pairs


def _may_join(one: Sequence[Node], other: Sequence[Node]) -> bool:
    small, large = sorted((one, other), key=len)
    places: dict[str, list[int]] = {}
    for report, index in large:
        places.setdefault(report, []).append(index)
    return all(abs(at - index) == 1 for report, index in small for at in places.get(report, ()))
