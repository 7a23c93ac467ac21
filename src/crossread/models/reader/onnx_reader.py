"""The packaged reader: windows through the graph, its outputs to tokens, mentions, attributions, events, chains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

from crossread.domain.span import Span
from crossread.errors import ModelError, UsageError
from crossread.models.packaged import WEIGHTS, file_sha256, packaged, version
from crossread.models.reader.analysis import Analysis, Prose
from crossread.models.reader.decoding import Cut, Settings, analysis_of
from crossread.models.reader.graph import Arrays, ReaderGraph
from crossread.models.reader.pieces import cut_into_pieces
from crossread.models.reader.tables import ReaderTables, load_tables
from crossread.models.reader.windows import inputs, windows
from crossread.models.tokenizing import load_tokenizer
from crossread.text.tokens import tokens as cut_tokens

_GRAPH, _TABLES, _TOKENIZER = "reader.onnx", "reader.npz", "tokenizer.json"
_WINDOWS_AT_ONCE = 24  # whose outputs, some 2 MB each, are held until they are decoded


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
        self._settings = Settings()

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
        waiting: list[Cut] = []
        for prose in texts:
            waiting.append(self.cut(prose))
            if sum(len(cut.windows) for cut in waiting) >= _WINDOWS_AT_ONCE:
                found += self._analyses(waiting)
                waiting = []
        return found + self._analyses(waiting)

    def cut(self, prose: Prose) -> Cut:
        """Tokens, pieces and windows of one text."""
        found, starts = _tokens_of(prose)
        pieces = cut_into_pieces(
            prose.text, found, sentence_starts=starts, quotations=prose.quotations, tokenizer=self._tokenizer
        )
        return Cut(prose, tuple(found), tuple(starts), pieces, windows(pieces, starts) if found else ())

    def run(self, cuts: Sequence[Cut]) -> list[list[Arrays]]:
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

    def _analyses(self, cuts: Sequence[Cut]) -> list[Analysis]:
        return [
            analysis_of(cut, arrays, tables=self.tables, settings=self._settings)
            for cut, arrays in zip(cuts, self.run(cuts), strict=True)
        ]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return load_tokenizer(self._folder / _TOKENIZER, max_pieces=None)

    @cached_property
    def _graph(self) -> ReaderGraph:
        return ReaderGraph(self._folder / _GRAPH)

    @cached_property
    def tables(self) -> ReaderTables:
        """The decoders' arrays."""
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
