"""Does a passage bear a claim out, exclude it, or leave it open: a network over both texts at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.errors import ModelError, UsageError
from crossread.models.graph import open_session
from crossread.models.packaged import WEIGHTS, file_sha256, packaged, version
from crossread.models.tokenizing import clean, load_tokenizer

LABELS = ("supported", "contradicted", "open")
MOST_PIECES, MOST_CLAIM = 176, 64
_GRAPH, _WORDS, _TOKENIZER = "entailment.onnx", "entailment-words.bin", "entailment-tokenizer.json"
_OWN_GRAPH, _OWN_TOKENIZER, _OWN_LABELS = "model.onnx", "tokenizer.json", "config.json"
_FILES = (_OWN_GRAPH, _OWN_TOKENIZER, _OWN_LABELS)
# The beginnings of the names that published networks give the three labels.
_NAMED = {"supported": ("entail", "support"), "contradicted": ("contra", "refut"), "open": ("neutral", "not")}
_MAX_CHARS = 8_192
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_INTEGERS: dict[str, type[np.signedinteger]] = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}

Pair = tuple[str, str]


class Entailment(Protocol):
    """Whatever says of a passage and a claim whether the one bears the other out."""

    @property
    def name(self) -> str:
        """Identifies the weights."""

    def bearing(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """Probabilities of `LABELS` for each (passage, claim). *Shape:* (pairs, 3)."""


class OnnxEntailment:
    """An entailment network run by onnxruntime, one pair a call: dynamic int8 scales activations per call.

    A passage is cut at its front, a claim at its end: the last sentence of a passage is the one that is asked.

    Args:
        graph: The ONNX file: takes `input_ids` and, if it likes, `attention_mask` and `token_type_ids`, and gives
            scores (1, labels) before the softmax.
        tokenizer: The `tokenizer.json` whose pair template the graph was taught with.
        columns: Where in the scores each of `LABELS` stands.
        name: Identifies the weights.
        threads: Pairs asked at the same time.
    """

    def __init__(
        self, graph: Path, tokenizer: Path, *, columns: tuple[int, int, int], name: str, threads: int = 1
    ) -> None:
        if threads < 1:
            raise UsageError(f"threads is {threads}; an entailment network needs at least 1")
        self.name = name
        self._paths = graph, tokenizer
        self._columns = list(columns)
        self._threads = threads

    @classmethod
    def from_package(cls, *, threads: int = 1) -> OnnxEntailment:
        """The packaged network.

        Raises:
            ModelError: A packaged file is missing.
        """
        for file in (_GRAPH, _WORDS, _TOKENIZER):
            packaged(file)
        name = "entailment-" + "-".join(version(file)[:4] for file in (_GRAPH, _WORDS, _TOKENIZER))
        return cls(WEIGHTS / _GRAPH, WEIGHTS / _TOKENIZER, columns=(0, 1, 2), name=name, threads=threads)

    @classmethod
    def from_folder(cls, path: str | Path, *, threads: int = 1) -> OnnxEntailment:
        """A user's own network: a folder with `model.onnx`, `tokenizer.json` and `config.json`, as a cross-encoder
        for natural language inference exported to ONNX has them. `config.json` names the labels (`id2label`).

        Raises:
            ModelError: A file is missing, or the labels are not those of entailment, contradiction and neutral.
        """
        folder = Path(path)
        for file in _FILES:
            if not (folder / file).is_file():
                raise ModelError(
                    f"{folder}: no {file} here; expected a folder with {', '.join(_FILES)}, as a network for natural "
                    "language inference exported to ONNX has them"
                )
        name = f"own-entailment-{file_sha256(folder / _OWN_GRAPH)[:12]}"
        columns = _columns(folder / _OWN_LABELS)
        return cls(folder / _OWN_GRAPH, folder / _OWN_TOKENIZER, columns=columns, name=name, threads=threads)

    def bearing(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """Probabilities of `LABELS` for each (passage, claim), in order; equal pairs are computed once.

        *Shape:* (pairs, 3).

        Raises:
            ModelError: The graph or its tokenizer cannot be used.
        """
        if not pairs:
            return np.empty((0, len(LABELS)))
        places = {pair: place for place, pair in enumerate(dict.fromkeys(pairs))}
        _ = self._inputs, self._tokenizer, self._counting  # opened here, once, and not in several threads
        if self._threads == 1 or len(places) == 1:
            rows = [self._asked(pair) for pair in places]
        else:
            with ThreadPoolExecutor(self._threads, thread_name_prefix="entailment") as pool:
                rows = list(pool.map(self._asked, places))
        return np.stack(rows)[[places[pair] for pair in pairs]]

    def _asked(self, pair: Pair) -> NDArray[np.float64]:
        passage, claim = clean(pair[0][-_MAX_CHARS:]), clean(pair[1][:_MAX_CHARS])
        try:
            found = self._tokenizer.encode(passage, self._shortened(claim))
            values = {
                "input_ids": found.ids,
                "attention_mask": found.attention_mask,
                "token_type_ids": found.type_ids,
            }
            feed = {name: np.array([values[name]], dtype=kind) for name, kind in self._inputs.items()}
            scores = np.asarray(self._session.run(None, feed)[0], dtype=np.float64)[0]
        except Exception as error:  # neither library's errors share a public class
            raise ModelError(
                f"{self._paths[0]}: the graph failed on a pair ({error}); do the graph and {self._paths[1].name} "
                "belong together?"
            ) from error
        if scores.ndim != 1 or len(scores) <= max(self._columns) or not np.isfinite(scores).all():
            raise ModelError(
                f"{self._paths[0]}: the graph gives scores of shape {scores.shape}; expected a finite one for each of "
                f"{', '.join(LABELS)}"
            )
        weights = np.exp(scores - scores.max())
        return np.asarray(weights[self._columns] / weights.sum())

    def _shortened(self, claim: str) -> str:
        """The claim without what stands behind its first pieces."""
        found = self._counting.encode(claim, add_special_tokens=False)
        return claim if len(found.ids) <= MOST_CLAIM else claim[: found.offsets[MOST_CLAIM - 1][1]]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = load_tokenizer(self._paths[1], max_pieces=None)
        tokenizer.enable_truncation(MOST_PIECES, strategy="only_first", direction="left")
        return tokenizer

    @cached_property
    def _counting(self) -> Tokenizer:
        return load_tokenizer(self._paths[1], max_pieces=None)

    @cached_property
    def _session(self) -> ort.InferenceSession:
        return open_session(self._paths[0])

    @cached_property
    def _inputs(self) -> dict[str, type[np.signedinteger]]:
        nodes = {node.name: node.type for node in self._session.get_inputs()}
        if (
            "input_ids" not in nodes
            or not set(nodes) <= set(_INPUTS)
            or not set(nodes.values()) <= set(_INTEGERS)
        ):
            raise ModelError(
                f"{self._paths[0]}: the graph takes {', '.join(nodes) or 'nothing'}; expected input_ids and "
                "optionally attention_mask and token_type_ids, whole numbers"
            )
        return {name: _INTEGERS[kind] for name, kind in nodes.items()}


def _columns(path: Path) -> tuple[int, int, int]:
    """Where each of `LABELS` stands among the scores, by the names in a `config.json`.

    Raises:
        ModelError: The file does not name them.
    """
    try:
        named = {
            str(name).lower(): int(at) for at, name in json.loads(path.read_text("utf-8"))["id2label"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: no id2label that can be read ({error})") from error
    found = [
        next((at for name, at in sorted(named.items()) if name.startswith(beginnings)), None)
        for beginnings in (_NAMED[label] for label in LABELS)
    ]
    if None in found or len(set(found)) < len(LABELS):
        raise ModelError(
            f"{path}: its labels are {', '.join(sorted(named)) or 'none'}; expected entailment, contradiction and neutral"
        )
    first, second, third = (int(at) for at in found if at is not None)
    return first, second, third
