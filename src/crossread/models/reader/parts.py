"""What one window of a text comes to: all layers but coreference, for the sentences the window answers for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.domain.layers import EventClass, EventMention, Mention, MentionKind, Token
from crossread.domain.span import Span
from crossread.models.reader.analysis import Prose, Told
from crossread.models.reader.chains import Candidates, ChainSettings, candidates_among
from crossread.models.reader.denial import denied
from crossread.models.reader.graph import Arrays
from crossread.models.reader.labels import EVENT_CLASSES, MENTION_KINDS, UPOS
from crossread.models.reader.links import Linked, LinkSettings, linked
from crossread.models.reader.pieces import Pieces
from crossread.models.reader.syntax import governors, relations
from crossread.models.reader.tables import ReaderTables
from crossread.models.reader.tags import TokenSpan, argmax_names, spans
from crossread.models.reader.windows import Window


@dataclass(frozen=True, slots=True)
class Cut:
    """A text ready for the graph.

    `sentence_starts` are the tokens that begin a sentence; `breaks` those of them before which something other
    than white space was left out (page furniture).
    """

    prose: Prose
    tokens: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    breaks: tuple[int, ...]
    pieces: Pieces
    windows: tuple[Window, ...]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last) of one sentence."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """The characters of tokens [first, last), in several spans where page furniture lies between."""
        between = self.breaks[bisect_right(self.breaks, first) : bisect_left(self.breaks, last)]
        bounds = [first, *between, last]
        return tuple(map(self.span, bounds[:-1], bounds[1:]))


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds of the decoders; `training/reader/sweep.py` chooses them."""

    links: LinkSettings = field(default_factory=LinkSettings)
    chains: ChainSettings = field(default_factory=ChainSettings)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The layers of the sentences one window answers for; heads and candidates are indices into the text's tokens.

    *Shape:* event_vectors (events, dimension).
    """

    tokens: list[Token]
    mentions: list[Mention]
    told: list[Told]
    events: list[EventMention]
    event_vectors: NDArray[np.float32]
    candidates: Candidates


def part_of(cut: Cut, window: Window, arrays: Arrays, *, tables: ReaderTables, settings: Settings) -> Part:
    """What the outputs for one window come to. Small beside them, so that a long text fits in memory."""
    own = slice(window.owned_first - window.first, window.owned_last - window.first)
    heads = governors(window, arrays["arcs"], cut.sentence_starts)
    local = [head - window.first for head in heads]
    names = relations(local, arrays["relation_dependent"], arrays["relation_governor"], own.start, tables)
    upos = argmax_names(arrays["upos"][own], UPOS)
    tokens = list(map(Token, cut.tokens[window.owned_first : window.owned_last], upos, heads, names))
    events, vectors = _events(cut, window, arrays, own, tokens=tokens)
    return Part(
        tokens=tokens,
        mentions=[
            Mention(cut.span(first, last), MentionKind(MENTION_KINDS[kind]), _rounded(score))
            for first, last, kind, score in _own_spans(cut, window, arrays["mention"][own])
        ],
        told=_told(cut, window, arrays, own, settings.links),
        events=events,
        event_vectors=vectors,
        candidates=candidates_among(
            upos,
            referring=arrays["referring"][own],
            anaphor=arrays["anaphor"][own],
            antecedent=arrays["antecedent"][own],
            offset=window.owned_first,
            settings=settings.chains,
        ),
    )


def _own_spans(cut: Cut, window: Window, scores: NDArray[np.float32]) -> list[TokenSpan]:
    """Tagged spans in tokens of the text; one that runs over the end of a sentence ends there."""
    found = []
    for first, last, kind, score in spans(scores):
        a, b = first + window.owned_first, last + window.owned_first
        following = bisect_right(cut.sentence_starts, a)
        end = cut.sentence_starts[following] if following < len(cut.sentence_starts) else b
        found.append((a, min(b, end), kind, score))
    return found


def _told(cut: Cut, window: Window, arrays: Arrays, own: slice, settings: LinkSettings) -> list[Told]:
    return [
        _placed(cut, link, window.first)
        for link in linked(arrays, first=own.start, last=own.stop, settings=settings)
    ]


def _placed(cut: Cut, link: Linked, first: int) -> Told:
    def place(ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(span for a, b in ranges for span in cut.spans(first + a, first + b))

    return Told(place(link.source), place([link.cue])[0], place(link.content), _rounded(link.score))


def _events(
    cut: Cut, window: Window, arrays: Arrays, own: slice, *, tokens: Sequence[Token]
) -> tuple[list[EventMention], NDArray[np.float32]]:
    """Events and their vectors. The network knows too few denied events: the tree has a say as well."""
    found = _own_spans(cut, window, arrays["event"][own])
    negated = arrays["negated"].argmax(1)
    text, offset = cut.prose.text, window.owned_first
    events = [
        EventMention(
            cut.span(first, last),
            EventClass(EVENT_CLASSES[kind]),
            bool(negated[first - window.first]) or denied(text, tokens, offset, first, last),
            _rounded(score),
        )
        for first, last, kind, score in found
    ]
    rows = arrays["event_vector"]
    pooled = [rows[first - window.first : last - window.first].mean(0) for first, last, *_ in found]
    vectors = np.array(pooled, dtype=np.float32).reshape(len(found), rows.shape[1])
    return events, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def _rounded(score: float) -> float:
    return round(score, 4)
