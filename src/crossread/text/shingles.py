"""Word shingles as stable 64-bit numbers, and how much two texts share."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying by it loses nothing modulo 2^64
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # SplitMix64's finaliser


def shingles(words: Sequence[str], size: int) -> list[int]:
    """One number for each run of `size` words, in order; empty when there are fewer words.

    A polynomial over the words' BLAKE2b digests modulo 2^64, mixed: the same on every machine and run.

    Raises:
        ValueError: when `size` is below 1.
    """
    if size < 1:
        raise ValueError(f"a shingle of {size} words, expected 1 or more")
    count = len(words) - size + 1
    if count < 1:
        return []
    hashes = np.fromiter((_word_hash(word) for word in words), dtype=np.uint64, count=len(words))
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        total = total * _BASE + hashes[offset : offset + count]
    return [int(value) for value in _mixed(total)]


def containment(a: Collection[int], b: Collection[int]) -> float:
    """Share of `a`'s distinct shingles that `b` has too; 0.0 for an empty `a`."""
    own = set(a)
    return len(own.intersection(b)) / len(own) if own else 0.0


def jaccard(a: Collection[int], b: Collection[int]) -> float:
    """Shared distinct shingles over all distinct shingles; 0.0 when both are empty."""
    own, other = set(a), set(b)
    either = len(own | other)
    return len(own & other) / either if either else 0.0


def longest_common_run(a_words: Sequence[str], b_words: Sequence[str]) -> int:
    """Length in words of the longest run that stands in both; exact, O(n log n) by doubled ranks.

    Ranks of runs of 1, 2, 4, ... words come from the ranks of their halves (Karp, Miller, Rosenberg 1972);
    a run of any length is two overlapping runs of a power of two.
    """
    if not a_words or not b_words:
        return 0
    numbers: dict[str, int] = {}
    ranks = np.array([numbers.setdefault(w, len(numbers)) for w in (*a_words, *b_words)], dtype=np.int64)
    ladder = [(ranks[: len(a_words)], ranks[len(a_words) :])]
    low, high = 0, min(len(a_words), len(b_words))
    while low < high:
        length = (low + high + 1) // 2
        if _share_run(ladder, length):
            low = length
        else:
            high = length - 1
    return low


Ranks = NDArray[np.int64]


def _share_run(ladder: list[tuple[Ranks, Ranks]], length: int) -> bool:
    """Whether both sides hold an equal run of `length`; `ladder[k]` ranks runs of 2**k and grows here."""
    step = length.bit_length() - 1
    while len(ladder) <= step:
        half = 1 << (len(ladder) - 1)
        a, b = (_pairs(side, half, side.size - half) for side in ladder[-1])
        _, ranks = np.unique(np.concatenate([a, b]), return_inverse=True)
        ladder.append((ranks[: a.size], ranks[a.size :]))
    shift = length - (1 << step)
    a, b = (_pairs(side, shift, side.size - shift) for side in ladder[step])
    return bool(np.isin(a, b).any())


def _pairs(ranks: Ranks, shift: int, count: int) -> Ranks:
    """Rank at i and rank at i + shift as one number; ranks stay far below 2^31."""
    return (ranks[:count] << 31) | ranks[shift : shift + count]


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    values = (values ^ (values >> np.uint64(30))) * _MIX[0]
    values = (values ^ (values >> np.uint64(27))) * _MIX[1]
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
