"""Claims: what passages of several reports assert in common, with both counts and the status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.crossing.claiming.agreed import Slotted
from crossread.crossing.claiming.further import with_further_accounts
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.happening import Happenings
from crossread.crossing.claiming.speakers import quote_two
from crossread.crossing.claiming.support import independent_texts, support
from crossread.crossing.claiming.travel import Order, travel
from crossread.crossing.clusters import Edge, Node, clusters, with_second_claims
from crossread.crossing.discrepancies.finding import CONTRADICTION
from crossread.crossing.judged.on_links import held_groups
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status
from crossread.domain.ids import content_id

# Probabilities of "asserts the same"; sweeps in docs/decisions/0011-claims-in-depth.md.
_EDGE = 0.5
_EDGE_APART = 0.55  # of passages that name no happening in common
_EDGE_LED_BY_OTHERS = 0.9  # of those that besides open with two different parties
_MEAN_FLOOR = 0.40
_ABSENT = 0.10
_OF_TWO_SPEAKERS = 0.8  # what two people are quoted as saying is one claim only where that is all but certain
# Kinds of which two readings cannot both be true, with the details that are so; None is all of them.
_EXCLUSIVE: dict[DiscrepancyKind, frozenset[str] | None] = {
    DiscrepancyKind.FIGURE: None,
    DiscrepancyKind.PLACE: None,
    DiscrepancyKind.DATE: None,
    DiscrepancyKind.POLARITY: frozenset({"negation", CONTRADICTION}),
    DiscrepancyKind.ARITHMETIC: frozenset({"age"}),
}


def claims(scene: Scene) -> tuple[Claim, ...]:
    """Claims of one story, best supported first. Status is without disputes: see `with_disputes`."""
    on, known = Ground.of(scene), _Known(Slotted(scene), Order(scene), Happenings(scene))
    found = [_claim(group, on, scene, known) for group in _groups(scene, on, known)]
    return tuple(sorted(found, key=lambda c: (-c.lineages, -c.origins, -c.reports, c.id)))


def with_disputes(claims: Iterable[Claim], discrepancies: Sequence[Discrepancy]) -> tuple[Claim, ...]:
    """Mark claims whose readings exclude one another across lineages as disputed."""
    disputed = {d.claim for d in discrepancies if d.claim and _excludes(d)}
    return tuple(
        replace(c, status=Status.DISPUTED) if c.id in disputed and c.lineages > 1 else c for c in claims
    )


def _excludes(discrepancy: Discrepancy) -> bool:
    if discrepancy.kind not in _EXCLUSIVE:
        return False
    details = _EXCLUSIVE[discrepancy.kind]
    apart = len({reading.lineage for reading in discrepancy.readings}) > 1
    return apart and (details is None or discrepancy.detail in details)


def _groups(scene: Scene, on: Ground, known: _Known) -> tuple[tuple[Node, ...], ...]:
    edges = [
        Edge((x.a.id, x.i), (x.b.id, x.j), x.probability)
        for x in scene.linked
        if x.probability >= _OF_TWO_SPEAKERS or not quote_two(((x.a.id, x.i), (x.b.id, x.j)), on)
    ]
    compared = [(pair.first, pair.second) for pair in scene.pairs] or None
    firm = [edge for edge in edges if edge.score >= _EDGE and _tells_of_one(edge, known)]
    groups = clusters(firm, mean_floor=_MEAN_FLOOR, absent=_ABSENT, compared=compared)
    groups = held_groups(groups, scene.judged, scene.reports)
    groups = with_second_claims(groups, edges, absent=_ABSENT, compared=compared)
    return with_further_accounts(
        groups,
        edges,
        lambda report: scene.lineage_of[report].id,
        absent=_ABSENT,
        may_join=lambda node, group: not any(_held_apart(node, other, scene) for other in group),
    )


def _held_apart(one: Node, other: Node, scene: Scene) -> bool:
    a, b = (scene.reports[report].cite(at) for report, at in (one, other))
    return scene.judged.passages.apart(a, b)


def _tells_of_one(edge: Edge, known: _Known) -> bool:
    """Whether two passages are surely alike, or name one happening: words of one topic alone make no claim."""
    if known.happenings.meet(edge.a, edge.b):
        return True
    return edge.score >= (_EDGE_LED_BY_OTHERS if known.slots.led_by_others(edge.a, edge.b) else _EDGE_APART)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up once for all claims of a scene."""

    slots: Slotted
    order: Order
    happenings: Happenings


def _claim(group: Sequence[Node], on: Ground, scene: Scene, known: _Known) -> Claim:
    reports = on.reports
    behind = support(group, on)
    texts = independent_texts(group, on)
    origins = len({s.origin for s in behind})
    members = frozenset(group)
    central = {n: sum(on.likeness(n, m) for m in on.near.get(n, ()) if m in members) for n in group}
    copies = _copies(members, on)
    best = max(group, key=lambda n: (n not in copies, central[n], _rank(n, on)))
    links = {
        n: max((on.likeness(n, m) for m in on.near.get(n, ()) if m in members), default=0.0) for n in group
    }
    loosest = min(group, key=lambda n: (links[n], n))
    spans = [f"{s.citation.report}:{s.citation.span.start}:{s.citation.span.end}" for s in behind]
    return Claim(
        id=content_id("c", scene.story.id, *spans),
        story=scene.story.id,
        text=" ".join(reports[best[0]].passage_text(best[1]).split()),
        status=_status(len(texts), origins),
        reports=len({node[0] for node in group}),
        outlets=len({reports[node[0]].report.outlet or node[0] for node in group}),
        lineages=len(texts),
        origins=origins,
        support=behind,
        event=known.happenings.told_in([s.citation for s in behind]),
        earliest=known.order.earliest(group),
        agreed=known.slots.agreed(texts),
        travel=travel(group, behind, on, scene),
        loosest=reports[loosest[0]].cite(loosest[1]),
        score=round(links[loosest], 3),
    )


def _copies(members: frozenset[Node], on: Ground) -> frozenset[Node]:
    """Passages written from another one of the claim: what they changed is not the claim's wording."""
    pairs = (on.links[pair] for pair in on.copied if pair <= members)
    return frozenset((link.b.id, link.j) for link in pairs if link.directed)


def _rank(node: Node, on: Ground) -> tuple[int, str, int]:
    """Ties go to the shorter wording, then to the smaller id, so that the choice never depends on order."""
    return (-len(on.reports[node[0]].passage_text(node[1])), node[0], -node[1])


def _status(lineages: int, origins: int) -> Status:
    if lineages < 2:
        return Status.SINGLE_LINEAGE
    return Status.CORROBORATED if origins > 1 else Status.SINGLE_ORIGIN
