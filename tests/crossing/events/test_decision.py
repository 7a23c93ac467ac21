from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from crossread.crossing.events.decision import Trees, load_event_decision
from crossread.crossing.events.likeness import SIGNALS


def naive(trees: Trees, row: NDArray[np.float64]) -> float:
    total = trees.bias
    for tree in range(len(trees.feature)):
        at = 0
        while trees.left[tree][at] != at:
            goes_left = row[trees.feature[tree][at]] <= trees.threshold[tree][at]
            at = int(trees.left[tree][at] if goes_left else trees.right[tree][at])
        total += trees.value[tree][at]
    return float(1 / (1 + np.exp(-total)))


def test_all_rows_at_once_are_as_one_by_one() -> None:
    trees = load_event_decision().trees
    rows = np.random.default_rng(5).normal(0.3, 0.5, (40, len(SIGNALS)))
    assert trees.probability(rows) == pytest.approx([naive(trees, row) for row in rows])


def test_no_pairs_no_probabilities() -> None:
    assert load_event_decision().trees.probability(np.zeros((0, len(SIGNALS)))).shape == (0,)
