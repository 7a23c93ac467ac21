from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.models.reader.trees import tree

Scores = NDArray[np.float32]


@st.composite
def arcs(draw: st.DrawFn, *, most_tokens: int) -> Scores:
    """Random scores; with `pull` the tokens of a ring are drawn to each other, so that there are cycles to break."""
    count, seed, pull = (
        draw(st.integers(1, most_tokens)),
        draw(st.integers(0, 10**6)),
        draw(st.integers(0, 4)),
    )
    random = np.random.default_rng(seed)
    scores = random.normal(size=(count, count)).astype(np.float32)
    ring = random.permutation(count)
    scores[ring, np.roll(ring, 1)] += pull
    return scores


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root, and every token leads to it."""
    roots = [at for at, head in enumerate(heads) if head == at]
    reached = list(range(len(heads)))
    for _ in heads:
        reached = [heads[at] for at in reached]
    return len(roots) == 1 and set(reached) == set(roots)


def total(scores: Scores, heads: list[int]) -> float:
    return float(scores[np.arange(len(heads)), heads].sum(dtype=np.float64))


def trees(count: int) -> list[list[int]]:
    """All trees with one root."""
    return [list(heads) for heads in product(range(count), repeat=count) if is_tree(list(heads))]


@settings(deadline=None, max_examples=300)
@given(arcs(most_tokens=12))
def test_there_is_one_root_and_no_cycle(scores: Scores) -> None:
    found = tree(scores)
    assert len(found) == len(scores)
    assert is_tree(found)


@settings(deadline=None, max_examples=200)
@given(arcs(most_tokens=5))
def test_no_tree_under_the_chosen_root_scores_more(scores: Scores) -> None:
    found = tree(scores)
    greedy = [int(at) for at in scores.argmax(1)]
    if is_tree(greedy):
        assert found == greedy
        return
    gains = [row[at] - np.delete(row, at).max() for at, row in enumerate(scores)]
    root = int(np.argmax(gains))
    assert found[root] == root
    best = max(total(scores, heads) for heads in trees(len(scores)) if heads[root] == root)
    assert total(scores, found) == pytest.approx(best, abs=1e-4)


def test_number_of_trees_is_cayley_s() -> None:
    assert [len(trees(count)) for count in (1, 2, 3, 4)] == [1, 2, 9, 64]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 3), -9, dtype=np.float32)
    scores[0, 0] = 0  # the root
    scores[1, 2] = scores[2, 1] = 5  # a cycle
    scores[1, 0], scores[2, 0] = 1, 3
    assert tree(scores) == [0, 2, 0]


def test_of_two_roots_one_stays() -> None:
    scores = np.array([[4, 1], [0, 5]], dtype=np.float32)
    assert tree(scores) == [1, 1]


@pytest.mark.parametrize("count", [1, 200])
def test_ties_still_make_a_tree(count: int) -> None:
    assert is_tree(tree(np.zeros((count, count), dtype=np.float32)))


def test_a_long_chain_of_cycles_is_no_problem() -> None:
    count = 318  # the pieces of a window
    scores = np.random.default_rng(5).normal(size=(count, count)).astype(np.float32)
    for at in range(count):
        scores[at, at ^ 1] += 30
    assert is_tree(tree(scores))
