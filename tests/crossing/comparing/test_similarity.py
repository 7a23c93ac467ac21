"""How far two passages stand out among the others they could be paired with."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from crossread.crossing.comparing.similarity import Similarity

tables = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=5),
    elements=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
)


def best_other(scores: NDArray[np.float64], own: int) -> float:
    return float(np.delete(scores, own).max(initial=0.0))


@given(tables)
def test_each_two_are_ahead_of_the_best_other_of_either(alike: NDArray[np.float64]) -> None:
    nothing = np.zeros_like(alike)
    of_row, of_column = Similarity(nothing, nothing, nothing, nothing, alike).ahead
    for i, j in np.ndindex(*alike.shape):
        assert of_row[i, j] == alike[i, j] - best_other(alike[i], j)
        assert of_column[i, j] == alike[i, j] - best_other(alike[:, j], i)
