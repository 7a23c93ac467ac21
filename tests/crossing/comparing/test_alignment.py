from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from crossread.crossing.comparing.alignment import align, order

Matrix = NDArray[np.float64]

SMALL = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.floats(0, 1, width=16))
)


def best_worth(alike: Matrix, floor: float) -> float:
    """The greatest worth of any order-preserving set of pairs, by trying all."""
    n, m = alike.shape

    @cache
    def choices(size: int, count: int) -> tuple[tuple[int, ...], ...]:
        return tuple(combinations(range(size), count))

    return max(
        sum(float(alike[i, j]) - floor for i, j in zip(rows, columns, strict=True))
        for count in range(min(n, m) + 1)
        for rows in choices(n, count)
        for columns in choices(m, count)
    )


@given(SMALL, st.sampled_from([0.0, 0.3, 0.5]))
@settings(max_examples=60, deadline=None)
def test_the_alignment_is_monotone_above_the_floor_and_optimal(alike: Matrix, floor: float) -> None:
    pairs = align(alike, floor=floor)
    assert all(p.a < q.a and p.b < q.b for p, q in pairwise(pairs))
    assert all(p.alike > floor and p.alike == alike[p.a, p.b] for p in pairs)
    assert sum(p.alike - floor for p in pairs) == pytest.approx(best_worth(alike, floor), abs=1e-9)


def test_the_same_text_aligns_on_the_diagonal() -> None:
    assert [(p.a, p.b) for p in align(np.eye(6), floor=0.5)] == [(k, k) for k in range(6)]


def test_nothing_to_align() -> None:
    assert align(np.zeros((3, 4)), floor=0.5) == ()
    assert order(np.zeros((0, 4)), floor=0.5).gain == 0.0


def test_order_is_worth_much_in_a_rewrite_and_nothing_in_shuffled_facts() -> None:
    random = np.random.default_rng(7)
    rewrite = np.eye(12) * 0.8 + random.uniform(0, 0.2, (12, 12))
    shuffled = [order(rewrite[random.permutation(12)], floor=0.4).gain for _ in range(20)]
    assert order(rewrite, floor=0.4).gain > 0.55
    assert abs(float(np.mean(shuffled))) < 0.15
    assert order(rewrite, floor=0.4).kept == pytest.approx(1.0)


def test_order_is_the_same_every_time() -> None:
    alike = np.random.default_rng(3).uniform(0, 1, (9, 7))
    assert order(alike, floor=0.4) == order(alike, floor=0.4)
