"""Monotone alignment with gaps: a rewrite keeps the order of its source.

Needleman and Wunsch's dynamic programme with free gaps: the order-preserving set of passage pairs with
the greatest sum of `alike - floor`. Rows are swept with a running maximum, so that the cost is one vector
operation a row, and many reshuffled versions are aligned in one sweep.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

_SHUFFLES = 23
_STEADY = 0.15  # added to the spread, so that two short texts cannot look certain


@dataclass(frozen=True, slots=True)
class Aligned:
    """Passage `a` of the first report stands for passage `b` of the second."""

    a: int
    b: int
    alike: float


@dataclass(frozen=True, slots=True)
class Order:
    """What the order of the passages adds, against the same passages shuffled.

    `gain` is the share of the alignment's worth lost by shuffling: about 0 where facts are shared in no
    common order, towards 1 for a sentence-by-sentence rewrite. `surprise` is the same in standard
    deviations of the shuffled worths. `kept` is the alignment's worth over the best without any order.
    """

    gain: float
    surprise: float
    kept: float


def align(alike: NDArray[np.float64], *, floor: float) -> tuple[Aligned, ...]:
    """The best order-preserving alignment of the rows with the columns, one partner each.

    Args:
        alike: *Shape:* (n, m), scores in [0, 1].
        floor: a pair must score above this to be worth aligning.
    """
    n, m = alike.shape
    best = np.zeros((n + 1, m + 1))
    gain = np.maximum(alike - floor, 0.0)
    for i in range(n):
        candidates = np.maximum(best[i, 1:], best[i, :-1] + gain[i])
        best[i + 1, 1:] = np.maximum.accumulate(candidates)
    pairs: list[Aligned] = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            pairs.append(Aligned(i - 1, j - 1, float(alike[i - 1, j - 1])))
            i, j = i - 1, j - 1
    return tuple(reversed(pairs))


def order(alike: NDArray[np.float64], *, floor: float) -> Order:
    """How much the alignment owes to order, measured against fixed reshufflings of the columns."""
    n, m = alike.shape
    if not n or not m:
        return Order(0.0, 0.0, 0.0)
    worths = _worths(np.maximum(alike - floor, 0.0)[:, _shuffles(m)].transpose(1, 0, 2))
    true, shuffled = float(worths[0]), worths[1:]
    free = float(np.maximum(alike - floor, 0.0).max(axis=1).sum())
    spread = float(shuffled.std()) + _STEADY
    return Order(
        gain=(true - float(shuffled.mean())) / max(true, 0.3),
        surprise=(true - float(shuffled.mean())) / spread,
        kept=true / max(free, 0.3),
    )


def _worths(gains: NDArray[np.float64]) -> NDArray[np.float64]:
    """Worth of the best alignment of each version. *Shape:* gains (versions, n, m) -> (versions,)."""
    versions, n, m = gains.shape
    best = np.zeros((versions, m + 1))
    for i in range(n):
        candidates = np.maximum(best[:, 1:], best[:, :-1] + gains[:, i])
        best[:, 1:] = np.maximum.accumulate(candidates, axis=1)
    return best[:, -1]


@cache
def _shuffles(size: int) -> NDArray[np.intp]:
    """The order itself, its reverse, and fixed random orders. *Shape:* (2 + shuffles, size)."""
    random = np.random.default_rng(size)
    rows = [np.arange(size), np.arange(size)[::-1], *(random.permutation(size) for _ in range(_SHUFFLES))]
    return np.array(rows, dtype=np.intp)
