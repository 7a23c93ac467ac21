"""Which passages make a claim: those that likely assert the same, and name one happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.crossing.claiming.agreed import Slotted
from crossread.crossing.claiming.further import with_further_accounts
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.happening import Happenings
from crossread.crossing.claiming.speakers import quote_two
from crossread.crossing.clusters import Edge, Node, clusters, with_second_claims
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.judged.on_links import held_groups
from crossread.crossing.scene import Scene

# Probabilities of "asserts the same"; sweeps in docs/decisions/0011-claims-in-depth.md.
_EDGE = 0.5
_EDGE_APART = 0.55  # of passages that name no happening in common
_EDGE_LED_BY_OTHERS = 0.9  # of those that besides open with two different parties
_MEAN_FLOOR = 0.40
_ABSENT = 0.10
_OF_TWO_SPEAKERS = 0.8  # what two people are quoted as saying is one claim only where that is all but certain

Groups = tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """What groups are made from but for how likely two passages assert the same; looked up once a scene."""

    scene: Scene
    on: Ground
    slots: Slotted
    happenings: Happenings

    @classmethod
    def of(cls, scene: Scene, on: Ground) -> Grouping:
        """For the passages of one scene."""
        return cls(scene, on, Slotted(scene), Happenings(scene))

    def groups(self, linked: Sequence[Linked]) -> Groups:
        """The passages of each claim, by links that say how likely two of them assert the same."""
        scene = self.scene
        edges = [
            Edge((x.a.id, x.i), (x.b.id, x.j), x.probability)
            for x in linked
            if x.probability >= _OF_TWO_SPEAKERS or not quote_two(((x.a.id, x.i), (x.b.id, x.j)), self.on)
        ]
        compared = [(pair.first, pair.second) for pair in scene.pairs] or None
        firm = [edge for edge in edges if edge.score >= _EDGE and self._tell_of_one(edge)]
        groups = clusters(firm, mean_floor=_MEAN_FLOOR, absent=_ABSENT, compared=compared)
        groups = held_groups(groups, scene.judged, scene.reports)
        groups = with_second_claims(groups, edges, absent=_ABSENT, compared=compared)
        return with_further_accounts(
            groups,
            edges,
            lambda report: scene.lineage_of[report].id,
            absent=_ABSENT,
            may_join=lambda node, group: not any(self._held_apart(node, other) for other in group),
        )

    def _held_apart(self, one: Node, other: Node) -> bool:
        a, b = (self.scene.reports[report].cite(at) for report, at in (one, other))
        return self.scene.judged.passages.apart(a, b)

    def _tell_of_one(self, edge: Edge) -> bool:
        """Whether two passages are surely alike, or name one happening: words of one topic alone make no claim."""
        if self.happenings.meet(edge.a, edge.b):
            return True
        return edge.score >= (
            _EDGE_LED_BY_OTHERS if self.slots.led_by_others(edge.a, edge.b) else _EDGE_APART
        )
