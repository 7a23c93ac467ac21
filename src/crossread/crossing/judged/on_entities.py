"""Entities as people judged them: edges that hold, edges that are gone, other names and kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.crossing.judged.index import Judged
from crossread.crossing.judged.words import reason
from crossread.domain.entities import Entity, EntityEdge, EntityKey
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.layers import MentionKind

NAME, KIND = "name", "kind"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about one entity; `name` and `kind` None where nobody corrected them."""

    judged: tuple[str, ...] = ()
    is_rejected: bool = False
    name: str | None = None
    kind: MentionKind | None = None


_NOTHING = Decided()


def judged_edges(edges: Sequence[EntityEdge], judged: Judged) -> tuple[EntityEdge, ...]:
    """Edges without those of entities held apart, and with one for each that is held together with others."""
    held = judged.entities
    if not held.group_of:
        return tuple(edges)
    kept = {(edge.a, edge.b): edge for edge in edges if not held.apart(edge.a, edge.b)}
    for one in reversed(tuple(judged.of(Subject.ENTITY, Verdict.SAME, Verdict.ACCEPT))):
        keys = sorted(_keys(judged, one))
        for first, other in zip(keys[:1] * len(keys), keys[1:], strict=False):
            if held.tied(first, other):
                known = kept.get((first, other))
                reasons = () if known is None else known.reasons
                kept[first, other] = EntityEdge(first, other, 1.0, (reason(one, "to be one"), *reasons))
    return tuple(kept[ends] for ends in sorted(kept))


def decided_entity(members: Sequence[EntityKey], judged: Judged) -> Decided:
    """What was decided about the entity that these report entities make."""
    if not judged:
        return _NOTHING
    things = frozenset(members)
    stands = judged.decision(Subject.ENTITY, things, Verdict.ACCEPT, Verdict.REJECT)
    if stands is not None and stands.verdict is Verdict.REJECT:
        return Decided(judged=(stands.id,), is_rejected=True)
    named = judged.decision(Subject.ENTITY, things, Verdict.CORRECT, field=NAME)
    typed = judged.decision(Subject.ENTITY, things, Verdict.CORRECT, field=KIND)
    by = {one.id for one in (stands, named, typed) if one is not None}
    return Decided(
        judged=tuple(sorted(by | set(judged.joins_or_parts(Subject.ENTITY, things)))),
        name=named.value if named else None,
        kind=MentionKind(typed.value) if typed else None,
    )


def followed_on_entities(entities: Iterable[Entity], judged: Judged) -> frozenset[str]:
    """Ids of the judgements that formed entities, or by which entities of the same readings were left out."""
    entities = tuple(entities)
    left = {key for entity in entities for key in entity.members}
    by = {one for entity in entities for one in entity.judged}
    for one in judged.of(Subject.ENTITY, Verdict.REJECT):
        if judged.is_mostly_in(one, _keys(judged, one) - left):
            by.add(one.id)
    return frozenset(by)


def _keys(judged: Judged, judgement: Judgement) -> set[EntityKey]:
    sides = judged.sides[judgement.id]
    return {key for key in (*sides.first, *sides.second) if isinstance(key, EntityKey)}
