"""Grounds without syntax, for the tests of places."""

from __future__ import annotations

from crossread.domain.layers import Mention, MentionKind, Passage
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.text.names import names
from crossread.text.numbers import numbers
from crossread.text.sentences import sentences


def spans_of(text: str, *phrases: str) -> list[Span]:
    """Every occurrence of each phrase, in text order."""
    found = []
    for phrase in phrases:
        at = text.find(phrase)
        while at >= 0:
            found.append(Span(at, at + len(phrase)))
            at = text.find(phrase, at + 1)
    return sorted(found)


def ground_of(
    text: str,
    *,
    places: tuple[str, ...] = (),
    facilities: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
    url: str | None = None,
    outlet: str | None = None,
) -> Ground:
    """The text's sentences, names and numbers, and the phrases given as mentions."""
    kinds = (
        (MentionKind.PLACE, places),
        (MentionKind.FACILITY, facilities),
        (MentionKind.ORGANIZATION, organisations),
    )
    mentions = sorted(
        (Mention(span, kind, 0.9) for kind, phrases in kinds for span in spans_of(text, *phrases)),
        key=lambda mention: mention.span,
    )
    whole = Span(0, len(text))
    return Ground(
        report=Report("r", text, "", "en", url=url, outlet=outlet),
        tree=Tree(text, ()),
        passages=tuple(Passage(i, s, 0) for i, s in enumerate(sentences(text))),
        names=names(text, whole),
        numbers=numbers(text, whole),
        mentions=tuple(mentions),
    )
