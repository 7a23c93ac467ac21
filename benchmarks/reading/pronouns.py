"""Whether "he" and "she" get their name, against OntoGUM's chains; the rival takes the last person named before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.annotated.document import Document
from benchmarks.tables import Cell
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.models.reader import Analysis
from crossread.models.reader.labels import UPOS
from crossread.reading.attributions import Speakers

HEADER = ("system", "part", "he and she", "given a name", "right of all", "right of those given")
_PRONOUNS = frozenset({"he", "she"})
_NAME = UPOS.index("PROPN")

Guess = Callable[[Span], Span | None]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A "he" or "she" whose chain names somebody, and which chain that is."""

    span: Span
    entity: int


def pronouns(document: Document) -> Iterator[Pronoun]:
    """Those of one document, by the annotators."""
    mentions = document.referring or ()
    named = {m.entity for m in mentions if document.tags["upos"][m.head] == _NAME}
    for mention in mentions:
        span = document.tokens[mention.head]
        if span.of(document.text).lower() in _PRONOUNS and mention.entity in named:
            yield Pronoun(span, mention.entity)


def entity_named(document: Document, name: Span) -> int | None:
    """The chain of the smallest annotated mention that a name stands in."""
    around = [
        (m.last - m.first, m.entity)
        for m in document.referring or ()
        if document.tokens[m.first].start <= name.start and name.end <= document.tokens[m.last - 1].end
    ]
    return min(around)[1] if around else None


def rows(part: str, documents: Sequence[Document], analyses: Sequence[Analysis]) -> list[list[Cell]]:
    """One row a system."""
    pairs = list(zip(documents, analyses, strict=True))
    systems: dict[str, list[Guess]] = {
        "reader": [Speakers(d.text, a.mentions or (), a.chains or ()).behind for d, a in pairs],
        "rival: last person named": [_last_person(a) for _, a in pairs],
    }
    return [[name, part, *_counted(documents, guesses)] for name, guesses in systems.items()]


def _counted(documents: Sequence[Document], guesses: Sequence[Guess]) -> list[Cell]:
    wanted = given = right = 0
    for document, guess in zip(documents, guesses, strict=True):
        for pronoun in pronouns(document):
            name = guess(pronoun.span)
            wanted += 1
            given += name is not None
            right += name is not None and entity_named(document, name) == pronoun.entity
    return [wanted, given, right / max(wanted, 1), right / max(given, 1)]


def _last_person(analysis: Analysis) -> Guess:
    people = [m.span for m in analysis.mentions or () if m.kind is MentionKind.PERSON]

    def guess(pronoun: Span) -> Span | None:
        return max((name for name in people if name.end <= pronoun.start), default=None)

    return guess
