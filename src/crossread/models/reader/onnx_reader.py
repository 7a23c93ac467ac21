"""The packaged reader: windows through the graph, its outputs to tokens, mentions, attributions, events, chains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.domain.reading import Chain, EventClass, EventMention, Mention, MentionKind, Token
from crossread.domain.span import Span
from crossread.errors import ModelError, UsageError
from crossread.models.packaged import WEIGHTS, file_sha256, packaged, version
from crossread.models.reader.analysis import Analysis, Prose, Told
from crossread.models.reader.chains import chains
from crossread.models.reader.graph import Arrays, ReaderGraph
from crossread.models.reader.labels import EVENT_CLASSES, MENTION_KINDS, TAGS, UPOS
from crossread.models.reader.links import Linked, linked
from crossread.models.reader.phrases import dependents, mention_around
from crossread.models.reader.pieces import Pieces, cut_into_pieces
from crossread.models.reader.syntax import governors, relations
from crossread.models.reader.tables import ReaderTables, load_tables
from crossread.models.reader.tags import argmax_names, spans
from crossread.models.reader.windows import Window, inputs, windows
from crossread.models.tokenizing import load_tokenizer
from crossread.text.tokens import tokens as cut_tokens

_GRAPH, _TABLES, _TOKENIZER = "reader.onnx", "reader.npz", "tokenizer.json"
_STITCHED = (
    *TAGS,
    "relation_dependent",
    "relation_governor",
    "event_vector",
    "anaphor",
    "antecedent",
    "referring",
)

_WINDOWS_AT_ONCE = 24  # whose outputs, some 2 MB each, are held until they are decoded


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text ready for the graph."""

    prose: Prose
    tokens: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    pieces: Pieces
    windows: tuple[Window, ...]


class OnnxReader:
    """A reader run by onnxruntime, one window a call.

    Dynamic int8 scales activations per call, so a window seen alone gives the same numbers whatever else is read
    with it; `threads` share out windows, the longest first, and each call runs on one.

    Args:
        folder: Holds `reader.onnx`, `reader.npz` and `tokenizer.json`.
        name: Identifies the weights.
        threads: Windows read at the same time.
    """

    def __init__(self, folder: Path, *, name: str, threads: int = 1) -> None:
        if threads < 1:
            raise UsageError(f"threads is {threads}; a reader needs at least 1")
        self.name = name
        self._folder = folder
        self._threads = threads

    @classmethod
    def from_package(cls, *, threads: int = 1) -> OnnxReader:
        """The packaged reader.

        Raises:
            ModelError: A packaged file is missing.
        """
        for name in (_GRAPH, _TABLES, _TOKENIZER):
            packaged(name)
        return cls(WEIGHTS, name=f"reader-{version(_GRAPH)}", threads=threads)

    @classmethod
    def from_folder(cls, path: str | Path, *, threads: int = 1) -> OnnxReader:
        """A reader trained with `training/reader` on the user's own data.

        Raises:
            ModelError: A file is missing. What is wrong inside the files shows on first use.
        """
        folder = Path(path)
        for name in (_GRAPH, _TABLES, _TOKENIZER):
            if not (folder / name).is_file():
                raise ModelError(
                    f"{folder}: no {name} here; expected a folder that training.reader.build has written"
                )
        return cls(
            folder, name=f"{folder.resolve().name}-{file_sha256(folder / _GRAPH)[:12]}", threads=threads
        )

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        """One analysis a text, in order.

        Raises:
            ModelError: The graph or its tables cannot be used.
        """
        found: list[Analysis] = []
        waiting: list[_Cut] = []
        for prose in texts:
            waiting.append(self.cut(prose))
            if sum(len(cut.windows) for cut in waiting) >= _WINDOWS_AT_ONCE:
                found += self._analyses(waiting)
                waiting = []
        return found + self._analyses(waiting)

    def cut(self, prose: Prose) -> _Cut:
        """Tokens, pieces and windows of one text."""
        found, starts = _tokens_of(prose)
        pieces = cut_into_pieces(
            prose.text, found, sentence_starts=starts, quotations=prose.quotations, tokenizer=self._tokenizer
        )
        return _Cut(prose, tuple(found), tuple(starts), pieces, windows(pieces, starts) if found else ())

    def run(self, cuts: Sequence[_Cut]) -> list[list[Arrays]]:
        """The graph's outputs for every window of every text."""
        jobs = [(text, at) for text, cut in enumerate(cuts) for at in range(len(cut.windows))]
        fed = {job: inputs(cuts[job[0]].pieces, cuts[job[0]].windows[job[1]]) for job in jobs}
        order = sorted(jobs, key=lambda job: (-fed[job]["input_ids"].shape[1], job))
        graph = self._graph
        if self._threads == 1 or len(order) < 2:
            done = {job: graph.run(fed[job]) for job in order}
        else:
            with ThreadPoolExecutor(self._threads, thread_name_prefix="read") as pool:
                done = dict(zip(order, pool.map(lambda job: graph.run(fed[job]), order), strict=True))
        return [[done[text, at] for at in range(len(cut.windows))] for text, cut in enumerate(cuts)]

    def _analyses(self, cuts: Sequence[_Cut]) -> list[Analysis]:
        return [self._analysis(cut, arrays) for cut, arrays in zip(cuts, self.run(cuts), strict=True)]

    def _analysis(self, cut: _Cut, arrays: Sequence[Arrays]) -> Analysis:
        if not cut.tokens:
            return Analysis(tokens=(), mentions=(), told=(), events=(), chains=())
        whole = {name: _stitched(cut, arrays, name) for name in _STITCHED}
        tokens = self._tokens(cut, arrays, whole)
        events, vectors = _events(cut, whole)
        return Analysis(
            tokens=tokens,
            mentions=_mentions(cut, whole["mention"]),
            told=_told(cut, arrays),
            events=events,
            event_vectors=vectors,
            chains=self._chains(cut, tokens, whole),
        )

    def _tokens(self, cut: _Cut, arrays: Sequence[Arrays], whole: Arrays) -> tuple[Token, ...]:
        heads = governors(cut.windows, arrays, cut.sentence_starts)
        names = relations(heads, whole["relation_dependent"], whole["relation_governor"], self._tables)
        tags = argmax_names(whole["upos"], UPOS)
        return tuple(map(Token, cut.tokens, tags, heads, names))

    def _chains(self, cut: _Cut, tokens: Sequence[Token], whole: Arrays) -> tuple[Chain, ...]:
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
            tables=self._tables.pairs,
        )
        governed = dependents(tokens)
        spoken = []
        for heads in found:
            around = {mention_around(text, tokens, governed, head) for head in heads}
            if len(around) > 1:
                spoken.append(Chain(tuple(sorted(_span(cut, first, last) for first, last in around))))
        return tuple(sorted(spoken, key=lambda chain: chain.mentions))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return load_tokenizer(self._folder / _TOKENIZER, max_pieces=None)

    @cached_property
    def _graph(self) -> ReaderGraph:
        return ReaderGraph(self._folder / _GRAPH)

    @cached_property
    def _tables(self) -> ReaderTables:
        return load_tables(self._folder / _TABLES)


def _tokens_of(prose: Prose) -> tuple[list[Span], list[int]]:
    """The tokens inside the sentences, and the indices of those that begin one."""
    found: list[Span] = []
    starts: list[int] = []
    given = prose.tokens
    begins = [token.start for token in given or ()]
    for sentence in prose.sentences:
        if given is None:
            inside = cut_tokens(prose.text, sentence)
        else:
            inside = given[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]
        if inside:
            starts.append(len(found))
            found.extend(inside)
    return found, starts


def _stitched(cut: _Cut, arrays: Sequence[Arrays], name: str) -> NDArray[np.float32]:
    """One row a token, each from the window that answers for it."""
    return np.concatenate(
        [
            found[name][window.owned_first - window.first : window.owned_last - window.first]
            for window, found in zip(cut.windows, arrays, strict=True)
        ]
    )


def _span(cut: _Cut, first: int, last: int) -> Span:
    return Span(cut.tokens[first].start, cut.tokens[last - 1].end)


def _mentions(cut: _Cut, scores: NDArray[np.float32]) -> tuple[Mention, ...]:
    return tuple(
        Mention(_span(cut, first, last), MentionKind(MENTION_KINDS[kind]), _rounded(score))
        for first, last, kind, score in spans(scores)
    )


def _told(cut: _Cut, arrays: Sequence[Arrays]) -> tuple[Told, ...]:
    found = []
    for window, here in zip(cut.windows, arrays, strict=True):
        owned = {"first": window.owned_first - window.first, "last": window.owned_last - window.first}
        found += [_placed(cut, window, link) for link in linked(here, **owned)]
    return tuple(found)


def _placed(cut: _Cut, window: Window, link: Linked) -> Told:
    def place(span: tuple[int, int]) -> Span:
        return _span(cut, window.first + span[0], window.first + span[1])

    return Told(
        tuple(map(place, link.source)), place(link.cue), tuple(map(place, link.content)), _rounded(link.score)
    )


def _events(cut: _Cut, whole: Arrays) -> tuple[tuple[EventMention, ...], NDArray[np.float32]]:
    found = spans(whole["event"])
    negated = whole["negated"].argmax(1)
    events = tuple(
        EventMention(
            _span(cut, first, last), EventClass(EVENT_CLASSES[kind]), bool(negated[first]), _rounded(score)
        )
        for first, last, kind, score in found
    )
    pooled = [whole["event_vector"][first:last].mean(0) for first, last, *_ in found]
    vectors = np.array(pooled, dtype=np.float32).reshape(len(found), whole["event_vector"].shape[1])
    return events, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def _rounded(score: float) -> float:
    return round(score, 4)
