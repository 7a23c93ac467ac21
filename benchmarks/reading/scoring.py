"""What the measurements of the reader share: feeding it, and counting what it got right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.tables import Cell
from crossread.domain.span import Span
from crossread.models.reader import Analysis, Prose, Reader
from crossread.text.quotes import quotations
from crossread.text.sentences import sentences

GOLD_TOKENS, OWN_TOKENS = "gold tokens", "raw text"

_BATCH = 32
_T = TypeVar("_T")


@dataclass
class Score:
    """Counts; shares in [0, 1]."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def cells(self) -> list[Cell]:
        """Precision, recall, F1."""
        return [self.right / max(self.found, 1), self.right / max(self.wanted, 1), f1(self)]


def raw_prose(text: str) -> Prose:
    """A text as the reading room would give it, page furniture aside."""
    return Prose(text, sentences(text), quotations(text))


def gold_prose(text: str, tokens: Sequence[Span], sentence_starts: Sequence[int]) -> Prose:
    """A text with the tokens and sentences of its annotators; `sentence_starts` are indices of tokens."""
    ends = [*sentence_starts[1:], len(tokens)]
    spans = tuple(
        Span(tokens[first].start, tokens[last - 1].end)
        for first, last in zip(sentence_starts, ends, strict=True)
    )
    return Prose(text, spans, quotations(text), tuple(tokens))


def read_all(reader: Reader, texts: Iterable[Prose]) -> Iterator[Analysis]:
    """One analysis a text, in order."""
    for batch in batches(texts, _BATCH):
        yield from reader.read(batch)


def batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Lists of `size`, the last one shorter."""
    batch: list[_T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def counted(found: Collection[object], wanted: Collection[object]) -> Score:
    """How many of two sets are the same."""
    ours, theirs = set(found), set(wanted)
    return Score(len(ours & theirs), len(ours), len(theirs))


def summed(scores: Iterable[Score]) -> Score:
    """Micro-average: the counts of many texts together."""
    total = Score()
    for score in scores:
        total.right += score.right
        total.found += score.found
        total.wanted += score.wanted
    return total


def f1(score: Score) -> float:
    """Harmonic mean of precision and recall, in [0, 1]; 0 where nothing is right."""
    return 2 * score.right / max(score.found + score.wanted, 1)
