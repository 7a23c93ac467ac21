"""One annotated text: tokens as at run time, and per token what each task should say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.domain.span import Span
from crossread.models.reader.pieces import Pieces, cut_into_pieces
from crossread.text.quotes import quotations
from crossread.text.sentences import sentences
from crossread.text.tokens import tokens

NOT_ANNOTATED = -100  # torch's cross entropy leaves such targets out


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution in tokens: the cue's first token, and the tokens of source and content."""

    cue: int
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event mention: tokens [first, last), and the cross-document event it belongs to."""

    first: int
    last: int
    instance: str


@dataclass(frozen=True, slots=True)
class Referring:
    """A coreferent mention: tokens [first, last), its head token, its entity."""

    first: int
    last: int
    head: int
    entity: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its labels.

    `tags` holds one row of class indices per token task (see `labels.TAGS`), NOT_ANNOTATED where nobody
    looked. `heads` are governing tokens (a root governs itself). None: the task is not annotated here.
    """

    id: str
    text: str
    tokens: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    tags: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    heads: NDArray[np.int64] | None = None
    told: tuple[Told, ...] | None = None
    events: tuple[Happening, ...] | None = None
    referring: tuple[Referring, ...] | None = None
    group: str = ""

    def pieces(self, tokenizer: Tokenizer) -> Pieces:
        """The document as the network takes it."""
        return cut_into_pieces(
            self.text,
            self.tokens,
            sentence_starts=self.sentence_starts,
            quotations=quotations(self.text),
            tokenizer=tokenizer,
        )


def layout(text: str) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """Tokens and sentence starts of a plain text, cut as at run time: sentence by sentence."""
    found: list[Span] = []
    starts: list[int] = []
    for sentence in sentences(text):
        starts.append(len(found))
        found.extend(tokens(text, sentence))
    return tuple(found), tuple(starts)


class Places:
    """Finds tokens by character, many times over one text."""

    def __init__(self, found: Sequence[Span]) -> None:
        self._starts = [token.start for token in found]
        self._ends = [token.end for token in found]

    def covered(self, start: int, end: int) -> range:
        """The tokens that share a character with [start, end)."""
        first = bisect_left(self._ends, start + 1)
        return range(first, max(first, bisect_left(self._starts, end)))
