"""The graph's outputs for one text to its analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.domain.reading import Chain, EventClass, EventMention, Mention, MentionKind, Token
from crossread.domain.span import Span
from crossread.models.reader.analysis import Analysis, Prose, Told
from crossread.models.reader.chains import ChainSettings, chains
from crossread.models.reader.graph import Arrays
from crossread.models.reader.labels import EVENT_CLASSES, MENTION_KINDS, TAGS, UPOS
from crossread.models.reader.links import Linked, LinkSettings, linked
from crossread.models.reader.phrases import dependents, mention_around
from crossread.models.reader.pieces import Pieces
from crossread.models.reader.syntax import governors, relations
from crossread.models.reader.tables import ReaderTables
from crossread.models.reader.tags import argmax_names, spans
from crossread.models.reader.windows import Window

_PER_TOKEN = (
    *TAGS, "relation_dependent", "relation_governor", "event_vector", "anaphor", "antecedent", "referring",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """A text ready for the graph: its tokens, which of them begin a sentence, their pieces, the windows."""

    prose: Prose
    tokens: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    pieces: Pieces
    windows: tuple[Window, ...]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds of the decoders; `training/reader/sweep.py` chooses them."""

    links: LinkSettings = field(default_factory=LinkSettings)
    chains: ChainSettings = field(default_factory=ChainSettings)


def analysis_of(cut: Cut, arrays: Sequence[Arrays], *, tables: ReaderTables, settings: Settings) -> Analysis:
    """All layers of one text; `arrays` are the outputs for its windows, in order."""
    if not cut.tokens:
        return Analysis(tokens=(), mentions=(), told=(), events=(), chains=())
    whole = {name: _stitched(cut, arrays, name) for name in _PER_TOKEN}
    tokens = _tokens(cut, arrays, whole, tables)
    events, vectors = _events(cut, whole)
    return Analysis(
        tokens=tokens,
        mentions=_mentions(cut, whole["mention"]),
        told=_told(cut, arrays, settings.links),
        events=events,
        event_vectors=vectors,
        chains=_chains(cut, tokens, whole, tables=tables, settings=settings.chains),
    )


def _stitched(cut: Cut, arrays: Sequence[Arrays], name: str) -> NDArray[np.float32]:
    """One row a token, each from the window that answers for it."""
    return np.concatenate(
        [
            found[name][window.owned_first - window.first : window.owned_last - window.first]
            for window, found in zip(cut.windows, arrays, strict=True)
        ]
    )


def _tokens(cut: Cut, arrays: Sequence[Arrays], whole: Arrays, tables: ReaderTables) -> tuple[Token, ...]:
    heads = governors(cut.windows, arrays, cut.sentence_starts)
    names = relations(heads, whole["relation_dependent"], whole["relation_governor"], tables)
    return tuple(map(Token, cut.tokens, argmax_names(whole["upos"], UPOS), heads, names))


def _mentions(cut: Cut, scores: NDArray[np.float32]) -> tuple[Mention, ...]:
    return tuple(
        Mention(cut.span(first, last), MentionKind(MENTION_KINDS[kind]), _rounded(score))
        for first, last, kind, score in spans(scores)
    )


def _told(cut: Cut, arrays: Sequence[Arrays], settings: LinkSettings) -> tuple[Told, ...]:
    found: list[Told] = []
    for window, here in zip(cut.windows, arrays, strict=True):
        first, last = window.owned_first - window.first, window.owned_last - window.first
        links = linked(here, first=first, last=last, settings=settings)
        found += [_placed(cut, link, window.first) for link in links]
    return tuple(found)


def _placed(cut: Cut, link: Linked, first: int) -> Told:
    def place(span: tuple[int, int]) -> Span:
        return cut.span(first + span[0], first + span[1])

    return Told(
        tuple(map(place, link.source)), place(link.cue), tuple(map(place, link.content)), _rounded(link.score)
    )


def _events(cut: Cut, whole: Arrays) -> tuple[tuple[EventMention, ...], NDArray[np.float32]]:
    found = spans(whole["event"])
    negated = whole["negated"].argmax(1)
    events = tuple(
        EventMention(
            cut.span(first, last), EventClass(EVENT_CLASSES[kind]), bool(negated[first]), _rounded(score)
        )
        for first, last, kind, score in found
    )
    pooled = [whole["event_vector"][first:last].mean(0) for first, last, *_ in found]
    vectors = np.array(pooled, dtype=np.float32).reshape(len(found), whole["event_vector"].shape[1])
    return events, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def _chains(
    cut: Cut, tokens: Sequence[Token], whole: Arrays, *, tables: ReaderTables, settings: ChainSettings
) -> tuple[Chain, ...]:
    begins = np.zeros(len(tokens), dtype=np.int64)
    begins[list(cut.sentence_starts)] = 1
    text = cut.prose.text
    found = chains(
        [span.of(text) for span in cut.tokens],
        [token.upos for token in tokens],
        referring=whole["referring"],
        anaphor=whole["anaphor"],
        antecedent=whole["antecedent"],
        sentence_of=np.cumsum(begins),
        tables=tables.pairs,
        settings=settings,
    )
    governed = dependents(tokens)
    spoken = []
    for heads in found:
        around = {mention_around(text, tokens, governed, head) for head in heads}
        if len(around) > 1:
            spoken.append(Chain(tuple(sorted(cut.span(first, last) for first, last in around))))
    return tuple(sorted(spoken, key=lambda chain: chain.mentions))


def _rounded(score: float) -> float:
    return round(score, 4)
