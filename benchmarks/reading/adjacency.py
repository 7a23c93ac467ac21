"""The rival of the syntax: each word's commonest tag, its neighbour as head, the commonest relation of two tags."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.annotated.conllu import Treebank
from benchmarks.reading.trees import Parsed
from crossread.domain.span import Span

_UNSEEN_TAG, _UNSEEN_RELATION = "NOUN", "dep"
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Counts of a train part: tags by lower-cased form, relations by tags of dependent and head, and how often the
    left and the right of two neighbours, by their tags, is governed by the other."""

    tags: Mapping[str, str]
    relations: Mapping[tuple[str, str], str]
    left_governed: Mapping[tuple[str, str], float]
    right_governed: Mapping[tuple[str, str], float]

    @classmethod
    def counted(cls, documents: Iterable[Treebank]) -> Adjacency:
        """Count documents."""
        tags: dict[str, Counter[str]] = defaultdict(Counter)
        relations: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        left, right, met = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for document in documents:
            gold = Parsed.gold(document)
            for at, token in enumerate(gold.tokens):
                tags[token.of(document.text).lower()][gold.upos[at]] += 1
                relations[gold.upos[at], gold.upos[gold.heads[at]]][gold.relations[at]] += (
                    gold.heads[at] != at
                )
            for first, last in _bounds(document.sentence_starts, len(gold.tokens)):
                for at in range(first, last - 1):
                    pair = gold.upos[at], gold.upos[at + 1]
                    met[pair] += 1
                    left[pair] += gold.heads[at] == at + 1
                    right[pair] += gold.heads[at + 1] == at
        return cls(
            _commonest(tags),
            _commonest(relations),
            {pair: left[pair] / count for pair, count in met.items()},
            {pair: right[pair] / count for pair, count in met.items()},
        )

    def parse(self, text: str, tokens: Sequence[Span], sentence_starts: Sequence[int]) -> Parsed:
        """Tags and trees of given tokens: each sentence's first verb is its root."""
        upos = [self.tags.get(token.of(text).lower(), _UNSEEN_TAG) for token in tokens]
        heads: list[int] = []
        relations: list[str] = []
        for first, last in _bounds(sentence_starts, len(tokens)):
            root = next((at for at in range(first, last) if upos[at] == "VERB"), first)
            for at in range(first, last):
                head = at if at == root else self._head(upos, at, first, last)
                heads.append(head)
                pair = upos[at], upos[head]
                relations.append("root" if at == root else self.relations.get(pair, _UNSEEN_RELATION))
        return Parsed(tuple(tokens), tuple(upos), tuple(heads), tuple(relations))

    def _head(self, upos: Sequence[str], at: int, first: int, last: int) -> int:
        after = self.left_governed.get((upos[at], upos[at + 1]), 0.0) if at + 1 < last else -1.0
        before = self.right_governed.get((upos[at - 1], upos[at]), 0.0) if at > first else -1.0
        return at + 1 if after > before else at - 1


def _bounds(starts: Sequence[int], count: int) -> Iterable[tuple[int, int]]:
    return itertools.pairwise([*starts, count])


def _commonest(counts: Mapping[_K, Counter[str]]) -> dict[_K, str]:
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}
