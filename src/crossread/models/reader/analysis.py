"""What a reader is given and what it says; the protocol by which a user plugs in another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.domain.layers import Chain, EventMention, Mention, Quotation, Token
from crossread.domain.span import Span


@dataclass(frozen=True, slots=True)
class Prose:
    """What a reader reads: a text, the sentences of its body in order, and its quotations.

    Only the sentences are read; what lies between them is page furniture. `tokens` are given where they are
    cut already, as in a treebank; None lets the reader cut them.
    """

    text: str
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...] = ()
    tokens: tuple[Span, ...] | None = None


def tokens_by_sentence(prose: Prose, cut: Callable[[Span], Sequence[Span]]) -> Iterator[Sequence[Span]]:
    """The tokens of each sentence: those given, else what `cut` makes of it."""
    begins = [token.start for token in prose.tokens or ()]
    for sentence in prose.sentences:
        if prose.tokens is None:
            yield cut(sentence)
        else:
            yield prose.tokens[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as the reader found it: no source for "it was reported"; `score` in [0, 1]."""

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    score: float


def _no_vectors() -> NDArray[np.float32]:
    return np.zeros((0, 0), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What one text says by itself, in its own offsets. A layer that a reader does not have is None.

    *Shape:* `event_vectors` (events, dimension), unit length: mentions of one event point the same way.
    """

    tokens: tuple[Token, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    told: tuple[Told, ...] | None = None
    events: tuple[EventMention, ...] | None = None
    event_vectors: NDArray[np.float32] = field(default_factory=_no_vectors)
    chains: tuple[Chain, ...] | None = None


class Reader(Protocol):
    """Whatever reads texts: the packaged network, a spaCy pipeline, a model of the user's own."""

    @property
    def name(self) -> str:
        """Identifies reader and weights: readings kept under another name are done again."""

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        """One analysis a text, in order; a text's analysis never depends on the others."""
