"""How far each pair of two lists is ahead of the next best pair of either of its two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OUT = -1.0
"""The rank of a pair that cannot be one."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Ranks of all pairs: `first` and `second` say where a pair is the best of its row and column.

    *Shape:* all (first list, second list).
    """

    first: NDArray[np.bool_]
    second: NDArray[np.bool_]
    ahead_of_first: NDArray[np.float64]
    ahead_of_second: NDArray[np.float64]

    @classmethod
    def of(cls, rank: NDArray[np.floating]) -> Ranking:
        """From the rank of every pair, `OUT` where it cannot be one."""
        return cls(
            rank >= rank.max(axis=1, keepdims=True),
            rank >= rank.max(axis=0, keepdims=True),
            np.asarray(rank - _next_best(rank), dtype=np.float64),
            np.asarray(rank - _next_best(rank.T).T, dtype=np.float64),
        )


def _next_best(rank: NDArray[np.floating]) -> NDArray[np.floating]:
    """In each row the best of the others. *Shape:* as `rank`."""
    if rank.shape[1] == 1:
        return np.full_like(rank, OUT)
    two = np.sort(rank, axis=1)[:, -2:]
    return np.where(rank >= two[:, 1:], two[:, :1], two[:, 1:])
