"""Who is who across reports: edges between the entities of single reports, never a merge that cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.facts import Place
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation


@dataclass(frozen=True, slots=True, order=True)
class EntityKey:
    """One report's entity: the report's id and the index among the entities of its reading."""

    report: str
    index: int


@dataclass(frozen=True, slots=True)
class EntityEdge:
    """Two entities of reports held to be one; `score` in [0, 1], `reasons` in words. `a` < `b`."""

    a: EntityKey
    b: EntityKey
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a user's watch list that an entity is linked to: list and id there, the name that matched."""

    watch_list: str
    id: str
    name: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """What the edges above the threshold hold together.

    `name` is the form most reports would know it by, `aliases` the others, `roles` titles and posts as printed, without
    repeats. `members` are the entities of single reports it is made of, `edges` why. An entity is of one `story`: what
    two stories call by one name need not be one.
    """

    id: str
    kind: MentionKind
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Citation, ...]
    members: tuple[EntityKey, ...]
    edges: tuple[EntityEdge, ...]
    place: Place | None = None
    listed: tuple[Listed, ...] = ()
    story: str = ""
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchEntry:
    """One line of a user's watch list: its own id, kind, names and aliases, countries as ISO alpha-2."""

    id: str
    kind: MentionKind
    name: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchList:
    """A user's own list of people, bodies and places to look out for."""

    name: str
    entries: tuple[WatchEntry, ...]


def weakest_edge(entity: Entity) -> tuple[EntityEdge, frozenset[EntityKey]] | None:
    """The edge without which the entity would be two, and what is then on the side of its first end; None for one member.

    It is the weakest of those that are strongest together (of a maximum spanning tree).
    """
    tree = _tree(entity)
    if not tree:
        return None
    weakest = min(tree, key=lambda edge: (edge.score, edge.a, edge.b))
    side = {weakest.a}
    waiting = [weakest.a]
    while waiting:
        at = waiting.pop()
        for edge in tree:
            if edge is not weakest and at in (edge.a, edge.b):
                other = edge.b if edge.a == at else edge.a
                if other not in side:
                    side.add(other)
                    waiting.append(other)
    return weakest, frozenset(side)


def _tree(entity: Entity) -> list[EntityEdge]:
    group: dict[EntityKey, list[EntityKey]] = {key: [key] for key in entity.members}
    tree = []
    for edge in sorted(entity.edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        one, other = group.get(edge.a), group.get(edge.b)
        if one is None or other is None or one is other:
            continue
        one.extend(other)
        group.update(dict.fromkeys(other, one))
        tree.append(edge)
    return tree
