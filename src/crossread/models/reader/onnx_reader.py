"""The packaged reader: windows through the graph, its outputs to tokens, mentions, attributions, events, chains."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

from crossread.domain.span import Span
from crossread.errors import ModelError, UsageError
from crossread.models.packaged import WEIGHTS, file_sha256, packaged, packaged_files
from crossread.models.reader.analysis import Analysis, Prose, tokens_by_sentence
from crossread.models.reader.decoding import analysis_of
from crossread.models.reader.graph import Arrays, ReaderGraph
from crossread.models.reader.parts import Cut, Part, Settings, part_of
from crossread.models.reader.pieces import cut_into_pieces
from crossread.models.reader.tables import ReaderTables, load_tables
from crossread.models.reader.windows import inputs, windows
from crossread.models.tokenizing import load_tokenizer
from crossread.text.tokens import tokens as cut_tokens

_GRAPH, _TABLES, _TOKENIZER = "reader.onnx", "reader.npz", "tokenizer.json"
_FILES = (_GRAPH, _TABLES, _TOKENIZER)
_AT_ONCE = 12  # windows a thread, whose outputs, some 2 MB each, are held until they are decoded


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
        for name in _FILES:
            packaged(name)
        known = packaged_files()
        return cls(WEIGHTS, name=f"reader-{_version(known[name].sha256 for name in _FILES)}", threads=threads)

    @classmethod
    def from_folder(cls, path: str | Path, *, threads: int = 1) -> OnnxReader:
        """A reader trained with `training/reader` on the user's own data.

        Raises:
            ModelError: A file is missing. What is wrong inside the files shows on first use.
        """
        folder = Path(path)
        for name in _FILES:
            if not (folder / name).is_file():
                raise ModelError(
                    f"{folder}: no {name} here; expected a folder that training.reader.build has written"
                )
        version = _version(file_sha256(folder / name) for name in _FILES)
        return cls(folder, name=f"own-reader-{version}", threads=threads)

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        """One analysis a text, in order.

        Raises:
            ModelError: The graph or its tables cannot be used.
        """
        settings, tables = Settings(), self.tables
        cuts = [self.cut(prose) for prose in texts]
        parts: list[dict[int, Part]] = [{} for _ in cuts]
        for text, at, arrays in self._outputs(cuts):
            cut = cuts[text]
            parts[text][at] = part_of(cut, cut.windows[at], arrays, tables=tables, settings=settings)
        return [
            analysis_of(cut, [found[at] for at in sorted(found)], tables=tables, settings=settings)
            for cut, found in zip(cuts, parts, strict=True)
        ]

    def run(self, cuts: Sequence[Cut]) -> list[list[Arrays]]:
        """The graph's outputs for every window of every text, some 2 MB a window: for sweeps and benchmarks."""
        found: list[dict[int, Arrays]] = [{} for _ in cuts]
        for text, at, arrays in self._outputs(cuts):
            found[text][at] = arrays
        return [[here[at] for at in sorted(here)] for here in found]

    def cut(self, prose: Prose) -> Cut:
        """Tokens, pieces and windows of one text."""
        found, starts = _tokens_of(prose)
        pieces = cut_into_pieces(
            prose.text, found, sentence_starts=starts, quotations=prose.quotations, tokenizer=self._tokenizer
        )
        seen = windows(pieces, starts) if found else ()
        return Cut(prose, tuple(found), tuple(starts), _breaks(prose.text, found, starts), pieces, seen)

    def _outputs(self, cuts: Sequence[Cut]) -> Iterator[tuple[int, int, Arrays]]:
        """Text, window and the graph's outputs for every window of every text, the longest first.

        The graph runs in the reader's threads, some windows at a time, and waits while their outputs are decoded:
        the decoders are Python, and threads that fight over the interpreter lose more than they gain. So the
        outputs of a long text are never all in memory either.
        """
        jobs = [(text, at) for text, cut in enumerate(cuts) for at in range(len(cut.windows))]
        jobs.sort(key=lambda job: (-_pieces(cuts[job[0]], job[1]), job))
        graph = self._graph

        def outputs(job: tuple[int, int]) -> Arrays:
            cut = cuts[job[0]]
            return graph.run(inputs(cut.pieces, cut.windows[job[1]]))

        size = _AT_ONCE * self._threads
        groups = (jobs[at : at + size] for at in range(0, len(jobs), size))
        if self._threads == 1 or len(jobs) < 2:
            for text, at in jobs:
                yield text, at, outputs((text, at))
            return
        with ThreadPoolExecutor(self._threads, thread_name_prefix="read") as pool:
            for group in groups:
                for (text, at), arrays in zip(group, list(pool.map(outputs, group)), strict=True):
                    yield text, at, arrays

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


def _version(hashes: Iterable[str]) -> str:
    """Twelve digits that change with any of the files."""
    return hashlib.sha256(" ".join(hashes).encode()).hexdigest()[:12]


def _pieces(cut: Cut, at: int) -> int:
    window = cut.windows[at]
    return int(cut.pieces.starts[window.last] - cut.pieces.starts[window.first])


def _breaks(text: str, tokens: Sequence[Span], starts: Sequence[int]) -> tuple[int, ...]:
    return tuple(at for at in starts[1:] if text[tokens[at - 1].end : tokens[at].start].strip())


def _tokens_of(prose: Prose) -> tuple[list[Span], list[int]]:
    """The tokens inside the sentences, and the indices of those that begin one."""
    found: list[Span] = []
    starts: list[int] = []
    for inside in tokens_by_sentence(prose, lambda sentence: cut_tokens(prose.text, sentence)):
        if inside:
            starts.append(len(found))
            found.extend(inside)
    return found, starts
