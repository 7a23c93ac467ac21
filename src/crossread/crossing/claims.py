"""Claims: what passages of several reports assert in common, with both counts and the status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crossread.crossing.clusters import Edge, Node, clusters
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.support import Ground, ground, independent_texts, support
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status
from crossread.domain.ids import content_id

# Probabilities of "asserts the same"; sweep in docs/decisions/0004-claims.md.
_EDGE = 0.5
_MEAN_FLOOR = 0.40
_ABSENT = 0.10


def claims(scene: Scene) -> tuple[Claim, ...]:
    """Claims of one story, best supported first. Status is without disputes: see `with_disputes`."""
    edges = [
        Edge((x.a.id, x.i), (x.b.id, x.j), x.probability) for x in scene.linked if x.probability >= _EDGE
    ]
    compared = [(pair.first, pair.second) for pair in scene.pairs] or None
    groups = clusters(edges, mean_floor=_MEAN_FLOOR, absent=_ABSENT, compared=compared)
    score = {frozenset((e.a, e.b)): e.score for e in edges}
    on = ground(scene.reports, scene.lineages, scene.linked, [node for group in groups for node in group])
    found = [_claim(scene.story.id, group, on, score) for group in groups]
    return tuple(sorted(found, key=lambda c: (-c.lineages, -c.origins, -c.reports, c.id)))


def with_disputes(claims: Iterable[Claim], discrepancies: Sequence[Discrepancy]) -> tuple[Claim, ...]:
    """Mark claims whose readings exclude one another across lineages as disputed."""
    disputed = {
        d.claim
        for d in discrepancies
        if d.claim
        and (
            d.kind is DiscrepancyKind.FIGURE
            or (d.kind is DiscrepancyKind.POLARITY and d.detail == "negation")
        )
        and len({reading.lineage for reading in d.readings}) > 1
    }
    return tuple(
        replace(c, status=Status.DISPUTED) if c.id in disputed and c.lineages > 1 else c for c in claims
    )


def _claim(story: str, group: Sequence[Node], on: Ground, score: Mapping[frozenset[Node], float]) -> Claim:
    reports = on.reports
    behind = support(group, on)
    origins = len({s.origin for s in behind})
    lineages = len(independent_texts(group, on))
    best = max(
        group, key=lambda n: (sum(score.get(frozenset((n, m)), 0.0) for m in group), _rank(n, reports))
    )
    spans = [f"{s.citation.report}:{s.citation.span.start}:{s.citation.span.end}" for s in behind]
    return Claim(
        id=content_id("c", story, *spans),
        story=story,
        text=" ".join(reports[best[0]].passage_text(best[1]).split()),
        status=_status(lineages, origins),
        reports=len({node[0] for node in group}),
        outlets=len({reports[node[0]].report.outlet or node[0] for node in group}),
        lineages=lineages,
        origins=origins,
        support=behind,
    )


def _rank(node: Node, reports: Mapping[str, Prepared]) -> tuple[int, str, int]:
    """Ties go to the shorter wording, then to the smaller id, so that the choice never depends on order."""
    return (-len(reports[node[0]].passage_text(node[1])), node[0], -node[1])


def _status(lineages: int, origins: int) -> Status:
    if lineages < 2:
        return Status.SINGLE_LINEAGE
    return Status.CORROBORATED if origins > 1 else Status.SINGLE_ORIGIN
