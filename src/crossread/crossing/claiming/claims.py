"""Claims: what passages of several reports assert in common, with both counts and the status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.crossing.claiming.agreed import Slotted
from crossread.crossing.claiming.asserting import asserted
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.grouping import Grouping
from crossread.crossing.claiming.happening import Happenings
from crossread.crossing.claiming.support import independent_texts, support
from crossread.crossing.claiming.travel import Order, travel
from crossread.crossing.clusters import Node
from crossread.crossing.discrepancies.finding import CONTRADICTION
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status
from crossread.domain.ids import content_id

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
    likely = Ground.of(scene)
    grouping = Grouping.of(scene, likely)
    linked = asserted(scene, grouping.groups)
    on, known = likely.with_links(linked), _Known(grouping.slots, Order(scene), grouping.happenings)
    found = [_claim(group, on, scene, known) for group in grouping.groups(linked)]
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
