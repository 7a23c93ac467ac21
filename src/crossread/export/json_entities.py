"""Who is who, in the JSON export: entities with the edges that hold them together."""

from __future__ import annotations

from crossread.domain.desk import Desk
from crossread.domain.entities import Entity, EntityEdge, EntityKey, Listed
from crossread.export.json_facts import place_value
from crossread.export.json_values import Json, citation_value, share, span_value


def entity_value(desk: Desk, entity: Entity) -> Json:
    """An entity of one story."""
    return {
        "id": entity.id,
        "type": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [citation_value(desk, mention) for mention in entity.mentions],
        "place": place_value(entity.place),
        "story": entity.story,
        "roles": list(entity.roles),
        "edges": [_edge(desk, edge) for edge in entity.edges],
        "listed": [_listed(listed) for listed in entity.listed],
        "judged": list(entity.judged),
    }


def _edge(desk: Desk, edge: EntityEdge) -> Json:
    return {
        "a": _first_mention(desk, edge.a),
        "b": _first_mention(desk, edge.b),
        "score": share(edge.score),
        "reasons": list(edge.reasons),
    }


def _first_mention(desk: Desk, key: EntityKey) -> Json:
    entity = desk.reading(key.report).entities[key.index]
    return span_value(desk.report(key.report), entity.mentions[0])


def _listed(listed: Listed) -> Json:
    return {
        "list": listed.watch_list,
        "id": listed.id,
        "name": listed.name,
        "score": share(listed.score),
        "reasons": list(listed.reasons),
    }
