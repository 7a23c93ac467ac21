"""Invented reports as a reader would give them, without a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crossread.domain.facts import ReportEntity
from crossread.domain.layers import Chain, Mention, MentionKind
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.reading.entities import entities_of
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.text.names import names

PER, ORG, LOC, GRP, FAC = (
    MentionKind.PERSON,
    MentionKind.ORGANIZATION,
    MentionKind.PLACE,
    MentionKind.GROUP,
    MentionKind.FACILITY,
)


def ground(
    text: str, found: Mapping[str, MentionKind] | None = None, chains: Sequence[Sequence[str]] = ()
) -> Ground:
    """`found`: strings that the reader took for names, at each place; `chains`: strings in text order."""
    mentions: list[Mention] = []
    for printed, kind in sorted((found or {}).items(), key=lambda item: -len(item[0])):
        for match in re.finditer(rf"\b{re.escape(printed)}\b", text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in mentions):
                mentions.append(Mention(span, kind, 0.9))
    return Ground(
        report=Report("made", text, "", "en"),
        tree=Tree(text, ()),
        names=names(text),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        chains=tuple(Chain(tuple(_in_order(text, chain))) for chain in chains),
    )


def entities(
    text: str, found: Mapping[str, MentionKind] | None = None, chains: Sequence[Sequence[str]] = ()
) -> dict[str, ReportEntity]:
    """The entities of such a report by name."""
    return {entity.name: entity for entity in entities_of(ground(text, found, chains))}


def printed(text: str, entity: ReportEntity) -> list[str]:
    """Its mentions as they stand in the text."""
    return [span.of(text) for span in entity.mentions]


def roles(text: str, entity: ReportEntity) -> list[tuple[str, str]]:
    """Its roles as (title, of)."""
    return [(role.title.of(text), role.of.of(text) if role.of else "") for role in entity.roles]


def _in_order(text: str, words: Sequence[str]) -> list[Span]:
    found, at = [], 0
    for word in words:
        match = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text, at)
        assert match, f"{word!r} not in the text behind {at}"
        found.append(Span(*match.span()))
        at = match.start() + 1
    return found
