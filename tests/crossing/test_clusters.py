from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.clusters import Edge, clusters, with_second_claims

NODES = st.tuples(st.sampled_from("abcd"), st.integers(0, 6))
EDGES = st.lists(
    st.builds(Edge, NODES, NODES, st.sampled_from([0.5, 0.7, 0.9, 1.0])).filter(lambda e: e.a[0] < e.b[0]),
    max_size=25,
    unique_by=lambda e: (e.a, e.b),
)


@given(EDGES)
def test_groups_hold_only_neighbours_of_one_report_and_no_passage_twice(edges: list[Edge]) -> None:
    groups = clusters(edges, mean_floor=0.6, absent=0.45)
    seen = [node for group in groups for node in group]
    assert len(seen) == len(set(seen))
    for group in groups:
        assert len({report for report, _ in group}) > 1
        for report in {r for r, _ in group}:
            indices = sorted(i for r, i in group if r == report)
            assert indices == list(range(indices[0], indices[0] + len(indices)))


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_the_edges_does_not_matter(edges: list[Edge], random: object) -> None:
    assert clusters(edges, mean_floor=0.6, absent=0.45) == clusters(edges[::-1], mean_floor=0.6, absent=0.45)


def test_a_weak_link_does_not_chain_two_claims() -> None:
    edges = [Edge(("a", 0), ("b", 0), 0.95), Edge(("c", 5), ("d", 5), 0.95), Edge(("b", 0), ("c", 5), 0.7)]
    groups = clusters(edges, mean_floor=0.6, absent=0.1)
    assert groups == ((("a", 0), ("b", 0)), (("c", 5), ("d", 5)))


def test_no_edges_no_groups() -> None:
    assert clusters([], mean_floor=0.6, absent=0.45) == ()


def test_a_passage_of_two_assertions_stands_behind_two_claims() -> None:
    both = ("c", 3)
    edges = [
        Edge(("a", 0), ("b", 0), 0.95),
        Edge(("a", 9), ("b", 9), 0.95),
        Edge(("a", 0), both, 0.8),
        Edge(("b", 0), both, 0.8),
        Edge(("a", 9), both, 0.7),
        Edge(("b", 9), both, 0.7),
    ]
    groups = clusters(edges, mean_floor=0.6, absent=0.1)
    assert sum(both in group for group in groups) == 1
    assert sum(both in group for group in with_second_claims(groups, edges, absent=0.1)) == 2


def test_two_claims_never_become_one_told_twice() -> None:
    edges = [
        Edge(("a", 0), ("b", 0), 0.95),
        Edge(("a", 0), ("b", 1), 0.7),
        Edge(("a", 4), ("b", 1), 0.9),
        Edge(("a", 4), ("b", 0), 0.7),
    ]
    groups = clusters(edges, mean_floor=0.9, absent=0.1)
    assert with_second_claims(groups, edges, absent=0.1) == groups


@given(EDGES)
def test_second_claims_only_add(edges: list[Edge]) -> None:
    groups = clusters(edges, mean_floor=0.6, absent=0.45)
    wider = with_second_claims(groups, edges, absent=0.45)
    assert len(wider) == len(groups)
    assert all(any(set(group) <= set(other) for other in wider) for group in groups)
