"""Sentences to vectors: the packaged all-MiniLM-L6-v2, or a sentence encoder the user names."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.errors import ModelError, UsageError
from crossread.models.graph import SentenceGraph
from crossread.models.packaged import WEIGHTS, file_sha256, packaged, version
from crossread.models.tokenizing import clean, load_tokenizer

_MODEL = "model.onnx"
_TOKENIZER = "tokenizer.json"
# 256 pieces of at most 100 letters, and the blanks between them, fit many times over.
_MAX_CHARS = 65_536


class SentenceEncoder(Protocol):
    """Whatever turns sentences into vectors of unit length."""

    @property
    def name(self) -> str:
        """Identifies the weights: two encoders of one name give the same vectors."""

    @property
    def dimension(self) -> int:
        """Numbers per vector."""

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One L2-normalised row per sentence, in order. *Shape:* (n, dimension)."""


class OnnxEncoder:
    """A sentence encoder run by onnxruntime, one sentence per call.

    Dynamic int8 scales activations per call, so in a batch a sentence's vector would depend on its
    neighbours. Run singly it depends on the sentence alone, whatever `threads` is: the threads share
    out sentences, and each call runs on one. Sentences are cut at 256 word pieces (about 190 English
    words); what follows has no influence on the vector.

    Args:
        folder: Holds `model.onnx` and `tokenizer.json`.
        name: Identifies the weights.
        threads: Sentences encoded at the same time.
    """

    def __init__(self, folder: Path, *, name: str, threads: int = 1) -> None:
        if threads < 1:
            raise UsageError(f"threads is {threads}; an encoder needs at least 1")
        self.name = name
        self._folder = folder
        self._threads = threads

    @classmethod
    def from_package(cls, *, threads: int = 1) -> "OnnxEncoder":
        """The packaged all-MiniLM-L6-v2, int8.

        Raises:
            ModelError: A packaged file is missing.
        """
        for name in (_MODEL, _TOKENIZER):
            packaged(name)
        return cls(WEIGHTS, name=f"all-MiniLM-L6-v2-int8-{version(_MODEL)}", threads=threads)

    @classmethod
    def from_folder(cls, path: str | os.PathLike[str], *, threads: int = 1) -> "OnnxEncoder":
        """A user's own model: a folder with `model.onnx` and `tokenizer.json`.

        The graph takes `input_ids` and, if it likes, `attention_mask` and `token_type_ids`. It gives
        sentence vectors (n, d), or piece vectors (n, pieces, d) that are averaged here.

        Raises:
            ModelError: A file is missing. What is wrong inside the files shows on first use.
        """
        folder = Path(path)
        for name in (_MODEL, _TOKENIZER):
            if not (folder / name).is_file():
                raise ModelError(
                    f"{folder}: no {name} here; expected a folder with {_MODEL} and {_TOKENIZER}, "
                    "as a sentence-transformers model exported to ONNX has them"
                )
        name = f"{folder.resolve().name}-{file_sha256(folder / _MODEL)[:12]}"
        return cls(folder, name=name, threads=threads)

    @cached_property
    def dimension(self) -> int:
        """Numbers per vector."""
        return self._graph.dimension

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One L2-normalised row per sentence, in order; equal sentences are computed once.

        A sentence without any word piece, possible only with a tokenizer of the user's own that adds
        no markers, gives zeros.

        *Shape:* (n, dimension).

        Raises:
            ModelError: The model or its tokenizer cannot be used.
        """
        if not sentences:
            return np.empty((0, self.dimension), dtype=np.float32)
        places = {sentence: place for place, sentence in enumerate(dict.fromkeys(sentences))}
        _ = self.dimension, self._tokenizer  # open both here, once, and not in several threads at a time
        if self._threads == 1 or len(places) == 1:
            vectors = [self._encode_one(sentence) for sentence in places]
        else:
            with ThreadPoolExecutor(self._threads, thread_name_prefix="encode") as pool:
                vectors = list(pool.map(self._encode_one, places))
        return np.stack(vectors)[[places[sentence] for sentence in sentences]]

    def _encode_one(self, sentence: str) -> NDArray[np.float32]:
        ids = self._tokenizer.encode(clean(sentence[:_MAX_CHARS])).ids
        if not ids:
            return np.zeros(self.dimension, dtype=np.float32)
        return self._graph.run(np.array([ids], dtype=np.int64))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return load_tokenizer(self._folder / _TOKENIZER)

    @cached_property
    def _graph(self) -> SentenceGraph:
        return SentenceGraph(self._folder / _MODEL)
