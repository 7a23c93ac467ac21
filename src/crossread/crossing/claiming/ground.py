"""What the supports of a story's claims are judged by: accounts, voices, and which passages go back to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from crossread.crossing.claiming.origins import Origins
from crossread.crossing.clusters import Node
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Lineage
from crossread.domain.reuse import Relation, ReuseKind

_SAME = 0.5  # probability from which two passages of one account are held to be one text

Pair = frozenset[Node]


@dataclass(frozen=True, eq=False)
class Ground:
    """What is known of all passages of a story.

    `links` holds every link by its two passages. `copied` are the pairs of which one was written from the other, `shared`
    those and the pairs that are nearly word for word one text though neither report was written from the other: a
    release both print.
    """

    reports: Mapping[str, Prepared]
    lineage_of: Mapping[str, Lineage]
    origins: Origins
    links: Mapping[Pair, Linked]
    copied: frozenset[Pair]
    shared: frozenset[Pair]

    @classmethod
    def of(cls, scene: Scene) -> Ground:
        """The ground of one scene."""
        nothing: frozenset[Pair] = frozenset()
        bare = cls(scene.reports, scene.lineage_of, Origins(scene), {}, nothing, nothing)
        return bare.with_links(scene.linked)

    def with_links(self, linked: Iterable[Linked]) -> Ground:
        """The same passages with other links, or other probabilities of them."""
        links = {frozenset(((x.a.id, x.i), (x.b.id, x.j))): x for x in linked}
        credited = _credited(links.values())
        copied = frozenset(pair for pair, link in links.items() if _is_copy(link, credited))
        shared = frozenset(pair for pair, link in links.items() if _is_shared(link))
        return replace(self, links=links, copied=copied, shared=copied | shared)

    @cached_property
    def near(self) -> Mapping[Node, tuple[Node, ...]]:
        """The passages each passage is linked with, in order."""
        found: dict[Node, list[Node]] = {}
        for link in self.links.values():
            a, b = (link.a.id, link.i), (link.b.id, link.j)
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
        return {node: tuple(sorted(others)) for node, others in found.items()}

    @cached_property
    def firm_links(self) -> Mapping[frozenset[str], tuple[Linked, ...]]:
        """The links that say the same, by their two reports."""
        found: dict[frozenset[str], list[Linked]] = {}
        for link in self.links.values():
            if link.probability >= _SAME:
                found.setdefault(frozenset((link.a.id, link.b.id)), []).append(link)
        return {pair: tuple(links) for pair, links in found.items()}

    def joined(
        self, group: Sequence[Node], are_one: Callable[[Node, Node], bool], *, by_lineage: bool
    ) -> list[list[Node]]:
        """Passages parted into those that hang together by links that `are_one`, or by their reports' lineage.

        Each part in order, the parts by their first. Linear in the passages and their links.
        """
        head = {node: node for node in group}

        def root(node: Node) -> Node:
            while head[node] != node:
                head[node] = node = head[head[node]]
            return node

        first: dict[str, Node] = {}
        for node in sorted(group):
            if by_lineage:
                known = first.setdefault(self.lineage_of[node[0]].id, node)
                head[root(node)] = root(known)
            for other in self.near.get(node, ()):
                if other in head and are_one(node, other):
                    head[root(node)] = root(other)
        parts: dict[Node, list[Node]] = {}
        for node in sorted(group):
            parts.setdefault(root(node), []).append(node)
        return sorted(parts.values())

    def likeness(self, a: Node, b: Node) -> float:
        """Probability that two passages say the same, 0 where they are not linked."""
        link = self.links.get(frozenset((a, b)))
        return link.probability if link else 0.0


def _is_copy(link: Linked, credited: AbstractSet[frozenset[str]]) -> bool:
    """Whether one passage was written from the other: in its words, or by saying the same in a report that credits it."""
    if not _is_derived(link):
        return False
    return link.reused or (link.probability >= _SAME and frozenset((link.a.id, link.b.id)) in credited)


def _is_derived(link: Linked) -> bool:
    return link.relation in (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED)


def _credited(links: Iterable[Linked]) -> frozenset[frozenset[str]]:
    """The pairs of reports of which one took from the other and names its outlet ("as the Harbour Courier reported")."""
    pairs = {frozenset((x.a.id, x.b.id)): (x.a, x.b) for x in links if _is_derived(x)}
    return frozenset(pair for pair, (a, b) in pairs.items() if a.names_outlet_of(b) or b.names_outlet_of(a))


def _is_shared(link: Linked) -> bool:
    """Whether two passages are nearly word for word one text, or say the same in two reports of one account."""
    return (link.reused and link.kind is not ReuseKind.REWRITTEN) or (
        link.one_lineage and link.probability >= _SAME
    )
