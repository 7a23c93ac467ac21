"""Words as numbers: a static vector and a rarity for every folded word, looked up once a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.models import word_rarity

_COMMON = 0.1  # weight left to the commonest word, so that no passage weighs nothing


class WordVectors(Protocol):
    """What the lexicon asks of the static screen."""

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a string. *Shape:* (n, dimension)."""
        ...


class Lexicon:
    """Grows with the words it is asked for; indices stay valid for its lifetime."""

    def __init__(self, screen: WordVectors) -> None:
        self._screen = screen
        self._index: dict[str, int] = {}
        self._vectors: NDArray[np.float32] = screen.encode([""])[:0]
        self._weights: NDArray[np.float64] = np.zeros(0)

    def indices(self, words: Iterable[str]) -> NDArray[np.intp]:
        """The index of every word, new ones added. *Shape:* (words,)."""
        wanted = list(words)
        new = sorted(set(wanted) - self._index.keys())
        if new:
            self._index.update(zip(new, range(len(self._index), len(self._index) + len(new)), strict=True))
            self._vectors = np.concatenate([self._vectors, self._screen.encode(new)])
            self._weights = np.concatenate([self._weights, [_COMMON + word_rarity(word) for word in new]])
        return np.fromiter((self._index[word] for word in wanted), dtype=np.intp, count=len(wanted))

    def vectors(self, indices: NDArray[np.intp]) -> NDArray[np.float32]:
        """Static vectors of words. *Shape:* (words, dimension)."""
        return self._vectors[indices]

    def weights(self, indices: NDArray[np.intp]) -> NDArray[np.float64]:
        """What each word counts for: its rarity and a little. *Shape:* (words,)."""
        return self._weights[indices]
