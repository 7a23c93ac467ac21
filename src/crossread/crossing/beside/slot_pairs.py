"""Pairs of two reports' things that may fill one slot, and which of them are the likeliest either way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.decision import Logistic


@dataclass(frozen=True, slots=True, eq=False)
class SlotPairs:
    """Pairs that are worth asking about: `i` and `j` are rows of the two reports, `features` those of `decision`.

    `shape` is how many rows there are on both sides. *Shape:* i, j (pairs,), features (pairs, features).
    """

    i: NDArray[np.intp]
    j: NDArray[np.intp]
    features: NDArray[np.float64]
    shape: tuple[int, int]
    decision: Logistic

    def likely(self) -> NDArray[np.float64]:
        """How likely every two rows fill one slot, 0 for those not worth asking about. *Shape:* `shape`."""
        found = np.zeros(self.shape)
        found[self.i, self.j] = self.decision.probabilities(self.features)
        return found

    def partners(self, likely: NDArray[np.float64]) -> NDArray[np.intp]:
        """Which pairs are the likeliest of either of their two. *Shape:* (partners,), indices of pairs."""
        best = np.maximum(likely.max(axis=1, initial=0.0)[self.i], likely.max(axis=0, initial=0.0)[self.j])
        return np.flatnonzero(likely[self.i, self.j] >= best)

    def columns(self, names: Sequence[str]) -> Mapping[str, NDArray[np.float64]]:
        """Some features of all pairs, by name."""
        return {name: self.features[:, self.decision.features.index(name)] for name in names}
