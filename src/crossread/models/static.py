"""Static token vectors distilled from the packaged encoder: the fast screen before it.

A sentence's vector is the sum of its word pieces' rows, so it costs a look-up instead of a network.
Each row's length is the piece's weight: common words count little.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.errors import ModelError
from crossread.models.packaged import packaged, version
from crossread.models.rarity import word_rarity
from crossread.models.tokenizing import clean, load_tokenizer

__all__ = ["StaticVectors", "TokenWeight", "word_rarity"]

_ROWS = "static.npz"
_BATCH = 256


@dataclass(frozen=True, slots=True)
class TokenWeight:
    """How much the characters [start, end) of a text pull its vector; 1.0 is an average piece.

    A character that the tokenizer takes apart (Hangul syllables) is the place of several pieces.
    """

    start: int
    end: int
    weight: float


class StaticVectors:
    """Sentence vectors by table look-up.

    Args:
        rows: Weighted vector of every word piece. *Shape:* (vocabulary, dimension).
        tokenizer: Gives the indices into `rows`; must neither pad nor truncate.
        name: Identifies the table.
    """

    def __init__(self, rows: NDArray[np.float32], *, tokenizer: Tokenizer, name: str) -> None:
        self.name = name
        self._rows = rows
        self._tokenizer = tokenizer
        lengths = np.linalg.norm(rows, axis=1)
        self._weights = lengths / max(float(lengths.mean()), 1e-12)

    @classmethod
    def from_package(cls) -> "StaticVectors":
        """The packaged table (int8 rows, one float scale each, expanded to 31 MB of float32).

        Raises:
            ModelError: A packaged file is missing or damaged.
        """
        tokenizer = load_tokenizer(packaged("tokenizer.json"), max_pieces=None)
        return cls(_load_rows(packaged(_ROWS)), tokenizer=tokenizer, name=f"static-{version(_ROWS)}")

    @property
    def dimension(self) -> int:
        """Numbers per vector."""
        return int(self._rows.shape[1])

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One L2-normalised row per sentence, in order; a sentence without any word piece is all 0.

        *Shape:* (n, dimension).
        """
        parts = [self._encode_batch(sentences[at : at + _BATCH]) for at in range(0, len(sentences), _BATCH)]
        return np.concatenate([np.empty((0, self.dimension), dtype=np.float32), *parts])

    def token_weights(self, text: str) -> list[TokenWeight]:
        """The weight of every word piece of `text`, with its place in it."""
        encoding = self._tokenizer.encode(clean(text), add_special_tokens=False)
        return [
            TokenWeight(start, end, float(self._weights[piece]))
            for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
        ]

    def _encode_batch(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch_fast(
            [clean(sentence) for sentence in sentences], add_special_tokens=False
        )
        pieces = [encoding.ids for encoding in encodings]
        counts = np.array([len(ids) for ids in pieces], dtype=np.intp)
        filled = np.flatnonzero(counts)
        vectors = np.zeros((len(sentences), self.dimension), dtype=np.float32)
        if filled.size:
            # reduceat gives a segment without pieces its neighbour's row: leave such segments out.
            starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
            flat = np.fromiter(
                (piece for ids in pieces for piece in ids), dtype=np.intp, count=int(counts.sum())
            )
            sums = np.add.reduceat(self._rows[flat], starts, axis=0)
            vectors[filled] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
        return vectors


def _load_rows(path: Path) -> NDArray[np.float32]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as table:
            return np.asarray(table["rows"] * table["scale"][:, None], dtype=np.float32)
    except (OSError, ValueError, KeyError, IndexError, BadZipFile) as error:
        raise ModelError(f"{path}: not the packaged static vectors ({error}); reinstall crossread") from error
