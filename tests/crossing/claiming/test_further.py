from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.claiming.further import with_further_accounts
from crossread.crossing.clusters import Edge, Node

A, B, C, D = (("a", 0), ("b", 0), ("c", 0), ("d", 0))
ACCOUNTS = {"a": "one", "b": "two", "c": "three", "d": "two", "e": "one"}
NODES = st.tuples(st.sampled_from("abcde"), st.integers(0, 5))
EDGES = st.lists(
    st.builds(Edge, NODES, NODES, st.sampled_from([0.3, 0.4, 0.5, 0.6, 0.9])).filter(
        lambda e: e.a[0] < e.b[0]
    ),
    max_size=25,
    unique_by=lambda e: (e.a, e.b),
)


def joined(groups: list[tuple[Node, ...]], edges: list[Edge], *, apart: Node | None = None) -> list[Node]:
    """What joins the first group."""
    found = with_further_accounts(
        groups, edges, ACCOUNTS.__getitem__, absent=0.1, may_join=lambda node, group: node != apart
    )
    (first,) = (group for group in found if set(groups[0]) <= set(group))
    return sorted(set(first) - set(groups[0]))


@pytest.mark.parametrize(
    ("edges", "joins"),
    [
        ([Edge(A, C, 0.4), Edge(B, C, 0.3)], True),
        ([Edge(A, C, 0.6), Edge(B, C, 0.3)], True),
        ([Edge(A, C, 0.45), Edge(B, C, 0.45)], True),
        ([Edge(A, C, 0.39), Edge(B, C, 0.39)], False),  # near nobody
        ([Edge(A, C, 0.5)], False),  # far from the other account
        ([Edge(A, C, 0.55), Edge(B, C, 0.12)], False),
    ],
)
def test_a_third_account_joins_where_it_is_near_one_and_on_the_mean_near_both(
    edges: list[Edge], joins: bool
) -> None:
    assert joined([(A, B)], edges) == ([C] if joins else [])


def test_a_claim_of_one_account_is_left_as_it_is() -> None:
    assert joined([(B, D)], [Edge(B, C, 0.9), Edge(C, D, 0.0)]) == []


def test_an_account_that_is_there_already_adds_nothing() -> None:
    assert joined([(A, B)], [Edge(A, D, 0.5), Edge(B, D, 0.5)]) == []


def test_a_passage_behind_another_claim_stays_there() -> None:
    elsewhere = (C, ("e", 3))
    assert joined([(A, B), elsewhere], [Edge(A, C, 0.5), Edge(B, C, 0.5)]) == []


def test_a_passage_joins_the_claim_it_is_nearest_to() -> None:
    other = (("a", 4), ("b", 4))
    edges = [Edge(A, C, 0.5), Edge(B, C, 0.4), Edge(("a", 4), C, 0.6), Edge(("b", 4), C, 0.5)]
    assert joined([(A, B), other], edges) == []
    assert joined([other, (A, B)], edges) == [C]


def test_none_joins_where_two_passages_of_an_account_are_as_near() -> None:
    near = [Edge(A, C, 0.5), Edge(B, C, 0.4)]
    assert joined([(A, B)], [*near, Edge(A, ("c", 7), 0.45), Edge(B, ("c", 7), 0.4)]) == []
    assert joined([(A, B)], [*near, Edge(A, ("c", 7), 0.3), Edge(B, ("c", 7), 0.2)]) == [C]


def test_what_people_hold_apart_stays_apart() -> None:
    edges = [Edge(A, C, 0.5), Edge(B, C, 0.5)]
    assert joined([(A, B)], edges) == [C]
    assert joined([(A, B)], edges, apart=C) == []


@given(EDGES)
def test_groups_only_grow_by_accounts_they_lack_and_order_does_not_matter(edges: list[Edge]) -> None:
    groups = [(A, B), (("a", 3), ("d", 3))]

    def widened(given: list[Edge]) -> tuple[tuple[Node, ...], ...]:
        return with_further_accounts(
            groups, given, ACCOUNTS.__getitem__, absent=0.1, may_join=lambda node, group: True
        )

    found = widened(edges)
    assert found == widened(edges[::-1])
    for group in groups:
        (wider,) = (one for one in found if set(group) <= set(one))
        added = [ACCOUNTS[report] for report, _ in sorted(set(wider) - set(group))]
        assert len(added) == len(set(added))
        assert not set(added) & {ACCOUNTS[report] for report, _ in group}
