"""Monotone alignment with gaps: a rewrite keeps the order of its source.

The dynamic programme is Needleman-Wunsch's with free gaps: it looks for the order-preserving set of
passage pairs with the greatest sum of `alike - floor`. A passage may meet two neighbours of the other
report (a sentence split in two), which gains once for each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SKIP_A, _SKIP_B, _PAIR, _PAIR_KEEP_A, _PAIR_KEEP_B = range(5)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Passage `a` of the first report stands for passage `b` of the second."""

    a: int
    b: int
    alike: float


def align(alike: NDArray[np.float64], *, floor: float) -> tuple[Aligned, ...]:
    """The best order-preserving alignment of the rows with the columns.

    Args:
        alike: *Shape:* (n, m), scores in [0, 1].
        floor: a pair must score above this to be worth aligning.
    """
    n, m = alike.shape
    if not n or not m:
        return ()
    gain = (alike - floor).tolist()
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    step = [[_SKIP_A] * (m + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        row, above, gains = best[i], best[i - 1], gain[i - 1]
        for j in range(1, m + 1):
            value, how = above[j], _SKIP_A
            if row[j - 1] > value:
                value, how = row[j - 1], _SKIP_B
            worth = gains[j - 1]
            if worth > 0:
                value, how = _extend(value, how, worth, (above[j - 1], row[j - 1], above[j]))
            row[j], step[i][j] = value, how
    return _trace(step, alike)


def order_gain(alike: NDArray[np.float64], *, floor: float) -> float:
    """Share of the any-order best matching that the forward order keeps beyond the reversed order.

    About 0 for texts that share facts in no common order, about 1 for a sentence-by-sentence rewrite.
    """
    forward = sum(p.alike - floor for p in align(alike, floor=floor))
    backward = sum(p.alike - floor for p in align(alike[:, ::-1], floor=floor))
    return (forward - backward) / forward if forward > 0 else 0.0


def _extend(
    value: float, how: int, worth: float, before: tuple[float, float, float]
) -> tuple[float, int]:
    diagonal, left, above = before
    if diagonal + worth > value:
        value, how = diagonal + worth, _PAIR
    if left + _SPLIT_WORTH * worth > value:
        value, how = left + _SPLIT_WORTH * worth, _PAIR_KEEP_A
    if above + _SPLIT_WORTH * worth > value:
        value, how = above + _SPLIT_WORTH * worth, _PAIR_KEEP_B
    return value, how


_SPLIT_WORTH = 0.7  # a second partner must be good to be taken


def _trace(step: list[list[int]], alike: NDArray[np.float64]) -> tuple[Aligned, ...]:
    pairs: list[Aligned] = []
    i, j = alike.shape
    while i and j:
        how = step[i][j]
        if how >= _PAIR:
            pairs.append(Aligned(i - 1, j - 1, float(alike[i - 1, j - 1])))
        if how in (_SKIP_A, _PAIR, _PAIR_KEEP_B):
            i -= 1
        if how in (_SKIP_B, _PAIR, _PAIR_KEEP_A):
            j -= 1
    return tuple(reversed(pairs))
