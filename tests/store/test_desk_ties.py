"""Lines, links, components and the cache of comparisons."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_values import HOSTILE, reading, report

from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk

LAYER = "pair/1"


def desk_of(count: int) -> DeskFile:
    desk = open_desk(":memory:")
    with desk.transaction():
        for number in range(count):
            desk.add_report(report(number), reading(report(number)))
    return desk


def ids(*numbers: int) -> list[str]:
    return [f"r-{number:04}" for number in numbers]


def test_lines_find_the_reports_of_one_outlet() -> None:
    with desk_of(3) as desk:
        desk.put_lines("r-0001", "Gazette", [1, 2, 2])
        desk.put_lines("r-0000", "Gazette", [2, 3])
        desk.put_lines("r-0002", "Courier", [2])
        assert desk.reports_sharing_lines("Gazette", [2, 3, 4]) == {2: ("r-0000", "r-0001"), 3: ("r-0000",)}
        assert desk.reports_sharing_lines("Gazette", [2], at_most=1) == {2: ("r-0000",)}
        assert desk.reports_sharing_lines("Courier", [1]) == {}


def test_lines_put_again_take_the_place_of_the_earlier() -> None:
    with desk_of(1) as desk:
        desk.put_lines("r-0000", "Gazette", [1])
        desk.put_lines("r-0000", "Courier", [2])
        assert desk.reports_sharing_lines("Gazette", [1]) == {}
        assert desk.reports_sharing_lines("Courier", [2]) == {2: ("r-0000",)}


@settings(deadline=None)
@given(st.sampled_from(HOSTILE), st.lists(st.integers(-(2**63), 2**64 - 1), max_size=9))
def test_any_outlet_and_any_hash_of_64_bits(outlet: str, hashes: list[int]) -> None:
    with desk_of(1) as desk:
        desk.put_lines("r-0000", outlet, hashes)
        assert desk.reports_sharing_lines(outlet, hashes) == dict.fromkeys(hashes, ("r-0000",))


@pytest.mark.parametrize("line", [2**64, -(2**63) - 1])
def test_longer_hashes_are_refused(line: int) -> None:
    with desk_of(1) as desk, pytest.raises(ValueError, match="64 bits"):
        desk.put_lines("r-0000", "Gazette", [line])


def test_links_have_no_direction() -> None:
    with desk_of(3) as desk:
        desk.put_links([("r-0001", "r-0000", 0.25), ("r-0001", "r-0002", 0.5)])
        desk.put_links([("r-0000", "r-0001", 0.75)])
        assert desk.linked("r-0001") == {"r-0000": 0.75, "r-0002": 0.5}
        assert list(desk.linked("r-0001")) == ["r-0000", "r-0002"]
        assert desk.linked("r-0000") == {"r-0001": 0.75}
        desk.drop_links("r-0001")
        assert desk.linked("r-0000") == {}


def test_links_to_oneself_and_to_unknown_reports_are_refused_whole() -> None:
    with desk_of(2) as desk:
        with pytest.raises(ValueError, match="with itself"):
            desk.put_links([("r-0000", "r-0001", 1.0), ("r-0001", "r-0001", 1.0)])
        with pytest.raises(DeskError, match="nothing was changed"):
            desk.put_links([("r-0000", "r-0001", 1.0), ("r-0001", "r-9999", 1.0)])
        assert desk.linked("r-0000") == {}


edges = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda e: e[0] != e[1]), max_size=14
)


@settings(deadline=None)
@given(edges, st.sets(st.integers(0, 11), max_size=4))
def test_components_are_those_of_the_graph_that_are_touched(
    found: list[tuple[int, int]], touched: set[int]
) -> None:
    groups = {number: {number} for number in range(12)}
    for a, b in found:
        joined = groups[a] | groups[b]
        groups.update(dict.fromkeys(joined, joined))
    expected = {frozenset(ids(*groups[number])) for number in touched}
    with desk_of(12) as desk:
        desk.put_links([(*ids(a, b), 1.0) for a, b in found])  # type: ignore[misc]
        components = desk.component(ids(*touched))
    assert components == tuple(sorted(expected, key=min))


def test_a_long_chain_is_one_component() -> None:
    with desk_of(2_000) as desk:
        desk.put_links([(*ids(n, n + 1), 1.0) for n in range(1_999)])  # type: ignore[misc]
        (component,) = desk.component(["r-1000"])
    assert len(component) == 2_000


def test_pairs_are_those_inside_the_set() -> None:
    with desk_of(5) as desk:
        for a, b in combinations(ids(0, 1, 2, 3), 2):
            desk.put_pair(b, a, layer=LAYER, payload=f"{a} {b}".encode())
        desk.put_pair("r-0000", "r-0001", layer="pair/0", payload=b"old")
        inside = desk.pairs(ids(0, 1, 3, 4), layer=LAYER)
        assert list(inside) == [("r-0000", "r-0001"), ("r-0000", "r-0003"), ("r-0001", "r-0003")]
        assert inside["r-0000", "r-0003"] == b"r-0000 r-0003"
        desk.drop_pairs("r-0001")
        assert set(desk.pairs(ids(0, 1, 2), layer=LAYER)) == {("r-0000", "r-0002")}
        assert desk.pairs(ids(0, 1), layer="pair/0") == {}
        assert desk.pairs([], layer=LAYER) == {}


def test_a_pair_put_again_takes_the_place_of_the_earlier() -> None:
    with desk_of(2) as desk:
        desk.put_pair("r-0000", "r-0001", layer=LAYER, payload=b"one")
        desk.put_pair("r-0001", "r-0000", layer=LAYER, payload=b"two\0")
        assert desk.pairs(ids(0, 1), layer=LAYER) == {("r-0000", "r-0001"): b"two\0"}
