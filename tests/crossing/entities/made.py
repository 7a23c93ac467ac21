"""Invented readings of a story: report entities with names and posts, without a reader."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.crossing.entities import entities_across
from crossread.domain.entities import Entity, WatchList
from crossread.domain.facts import PlaceMention, ReportEntity, Role
from crossread.domain.layers import MentionKind
from crossread.domain.reading import Reading
from crossread.domain.span import Span

PER, ORG, LOC, GRP, FAC = (
    MentionKind.PERSON,
    MentionKind.ORGANIZATION,
    MentionKind.PLACE,
    MentionKind.GROUP,
    MentionKind.FACILITY,
)
PostOf = tuple[str, str]


class Story:
    """Reports that are told of one by one; `told` says who is in them."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.texts: dict[str, str] = {}

    def told(self, *entities: tuple[MentionKind, str] | tuple[MentionKind, str, Sequence[PostOf]]) -> Story:
        """One more report. An entity is (kind, "name; other name (ABBR)", [(owner, title)]); "" is no name."""
        text, made = "", []
        for kind, printed, *posts in entities:
            roles = []
            for owner, title in posts[0] if posts else ():
                start = len(text)
                text += f"{owner} {title}. "
                of = Span(start, start + len(owner)) if owner else None
                roles.append(Role(Span(start + len(owner) + 1, start + len(owner) + 1 + len(title)), of))
            names = [name.strip() for name in printed.split(";") if name.strip()]
            short = tuple(n.split("(")[1].rstrip(")") for n in names if "(" in n)
            names = [name.split(" (")[0] for name in names]
            start = len(text)
            text += f"{names[0] if names else 'x'}. "
            name = names[0] if names else " ".join(posts[0][0])
            mention = Span(start, start + (len(names[0]) if names else 1))
            made.append(ReportEntity(kind, name, tuple(names), (mention,), tuple(roles), short))
        report = f"{len(self.readings):03}"
        self.readings.append(Reading(report=report, entities=tuple(made)))
        self.texts[report] = text
        return self

    def placed(self, places: Sequence[PlaceMention]) -> Story:
        """The last report with these places."""
        last = self.readings.pop()
        self.readings.append(Reading(report=last.report, entities=last.entities, places=tuple(places)))
        return self

    def entities(self, lists: Sequence[WatchList] = ()) -> tuple[Entity, ...]:
        """Who is who across them."""
        return entities_across(self.readings, self.texts, lists)

    def names(self) -> list[str]:
        """The entities' names, sorted."""
        return sorted(entity.name for entity in self.entities())


def together(one: tuple[MentionKind, str], other: tuple[MentionKind, str]) -> tuple[str, ...] | None:
    """The reasons why two reports' entities are held to be one, None when they are not."""
    entities = Story().told(one).told(other).entities()
    return entities[0].edges[0].reasons if len(entities) == 1 else None
