from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.events.grouping import grouped

Known = dict[tuple[int, int], float]


def group(
    count: int, known: Known, *, apart: frozenset[tuple[int, int]] = frozenset(), floor: float = 0.5
) -> tuple[tuple[int, ...], ...]:
    pairs = np.array(sorted(known), dtype=np.intp).reshape(-1, 2)
    probability = np.array([known[pair] for pair in sorted(known)], dtype=np.float64)
    return grouped(
        count,
        pairs,
        probability,
        floor=floor,
        forbidden=lambda i, j: (min(i, j), max(i, j)) in apart,
    )


def test_likely_pairs_join_and_others_stay_alone() -> None:
    assert group(4, {(0, 1): 0.9, (1, 2): 0.1, (2, 3): 0.2}) == ((0, 1), (2,), (3,))


def test_one_weak_link_does_not_chain_two_groups() -> None:
    known = {(0, 1): 0.95, (2, 3): 0.95, (1, 2): 0.6, (0, 2): 0.05, (0, 3): 0.05, (1, 3): 0.05}
    assert group(4, known) == ((0, 1), (2, 3))


def test_a_forbidden_pair_keeps_whole_groups_apart() -> None:
    known = {(0, 1): 0.95, (1, 2): 0.9, (0, 2): 0.9}
    assert group(3, known) == ((0, 1, 2),)
    assert group(3, known, apart=frozenset({(0, 2)})) == ((0, 1), (2,))


def test_nothing_to_group() -> None:
    assert group(0, {}) == ()
    assert group(2, {}) == ((0,), (1,))


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.dictionaries(
                st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]),
                st.floats(0, 1),
            ),
        )
    )
)
def test_every_mention_is_in_one_group(case: tuple[int, Known]) -> None:
    count, known = case
    found = group(count, known)
    assert sorted(at for members in found for at in members) == list(range(count))
    assert found == tuple(sorted(found))
