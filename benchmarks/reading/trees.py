"""Scores of tagged and parsed text against a treebank, as the CoNLL 2018 shared task counts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.annotated.conllu import Treebank
from benchmarks.reading.scoring import Score, f1
from crossread.domain.layers import Token
from crossread.domain.span import Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tokens with tags and trees; `heads` are document-wide, a root governs itself; relations with no subtypes."""

    tokens: tuple[Span, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    @classmethod
    def gold(cls, found: Treebank) -> Parsed:
        """What the annotators said."""
        return cls(
            tuple(found.tokens), tuple(found.upos), tuple(found.heads), tuple(map(universal, found.relations))
        )

    @classmethod
    def read(cls, tokens: Sequence[Token]) -> Parsed:
        """What the reader says."""
        return cls(
            tuple(t.span for t in tokens),
            tuple(t.upos for t in tokens),
            tuple(t.head for t in tokens),
            tuple(universal(t.relation) for t in tokens),
        )


@dataclass(slots=True)
class TreeScore:
    """F1 over tokens matched by their characters; with gold tokens these are accuracies, UAS and LAS.

    The shared task aligns the words inside a contraction by their forms; here they have characters of their own.
    """

    tokens: Score = field(default_factory=Score)
    upos: Score = field(default_factory=Score)
    unlabelled: Score = field(default_factory=Score)
    labelled: Score = field(default_factory=Score)

    @property
    def cells(self) -> list[float]:
        """Tokens, UPOS, UAS, LAS."""
        return [f1(score) for score in (self.tokens, self.upos, self.unlabelled, self.labelled)]

    def add(self, found: Parsed, gold: Parsed) -> None:
        """Count one document in."""
        place = {token: at for at, token in enumerate(gold.tokens)}
        pairs = [(at, place[token]) for at, token in enumerate(found.tokens) if token in place]
        tags = sum(found.upos[a] == gold.upos[b] for a, b in pairs)
        # A root governs itself, so roots are right where both sides say so.
        governed = [(a, b) for a, b in pairs if found.tokens[found.heads[a]] == gold.tokens[gold.heads[b]]]
        named = sum(found.relations[a] == gold.relations[b] for a, b in governed)
        rights = (len(pairs), tags, len(governed), named)
        for score, right in zip(
            (self.tokens, self.upos, self.unlabelled, self.labelled), rights, strict=True
        ):
            score.right += right
            score.found += len(found.tokens)
            score.wanted += len(gold.tokens)


def tree_score(pairs: Iterable[tuple[Parsed, Parsed]]) -> TreeScore:
    """The score over documents, each given as what was found and what is right."""
    total = TreeScore()
    for found, gold in pairs:
        total.add(found, gold)
    return total


def universal(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]
