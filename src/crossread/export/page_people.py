"""Who is who: the people and bodies of a story with everything they are called."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.desk import Desk
from crossread.domain.entities import Entity
from crossread.domain.layers import MentionKind
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_voices import in_order
from crossread.export.page_words import label

_SHOWN = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_MOST_ROLES = 3


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person or body. `why` says for each joined name what joined it; `listed` names the user's lists."""

    person: bool
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: int
    told: tuple[tuple[ReportName, str], ...]
    why: tuple[str, ...]
    listed: tuple[str, ...]
    judged: tuple[str, ...]


def entity_views(desk: Desk, names: Names, story: str) -> tuple[EntityView, ...]:
    """People and bodies, those most reports name first."""
    found = [e for e in desk.of_story(story).entities if e.kind in _SHOWN]
    ranked = sorted(
        found, key=lambda e: (-len({m.report for m in e.mentions}), -len(e.mentions), e.name, e.id)
    )
    judged = JudgedWords(desk)
    return tuple(_view(names, entity, judged) for entity in ranked)


def _view(names: Names, entity: Entity, judged: JudgedWords) -> EntityView:
    first: dict[str, str] = {}
    for mention in entity.mentions:
        first.setdefault(mention.report, citation_anchor(mention))
    reasons = dict.fromkeys(reason for edge in entity.edges for reason in edge.reasons)
    return EntityView(
        person=entity.kind is MentionKind.PERSON,
        name=label(entity.name, limit_chars=80),
        aliases=tuple(label(alias, limit_chars=60) for alias in entity.aliases),
        roles=tuple(label(role, limit_chars=60) for role in entity.roles[:_MOST_ROLES]),
        mentions=len(entity.mentions),
        told=tuple(
            sorted(((names.reports[report], anchor) for report, anchor in first.items()), key=in_order)
        ),
        why=tuple(label(reason, limit_chars=120) for reason in reasons),
        listed=tuple(label(f"{entry.watch_list}: {entry.name}", limit_chars=80) for entry in entity.listed),
        judged=judged.of(entity.judged),
    )
