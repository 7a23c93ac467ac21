"""The map of a story's places, and the outlines under it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.export.basemap import Window, outlines
from crossread.export.place_map import PlaceMap, Spot, place_map

WORLD = Window(-180, -90, 180, 90)


def spot(name: str, latitude: float, longitude: float, *, mentions: int = 1, reports: int = 1) -> Spot:
    return Spot(name, latitude, longitude, reports, mentions, f"place-{name}")


def drawn(*spots: Spot) -> PlaceMap:
    found = place_map(spots, width_px=700)
    assert found is not None
    return found


def test_the_outlines_are_of_the_world() -> None:
    found = list(outlines(WORLD))
    countries = {outline.country for outline in found}
    assert len(countries) > 190
    assert {"Syria", "Turkey", "Brazil", "New Zealand"} <= countries
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for outline in found for x, y in outline.points)


def test_an_outline_is_cut_to_the_window() -> None:
    window = Window(37, 34, 38, 36)
    found = list(outlines(window))
    assert {outline.country for outline in found} == {"Syria"}
    (syria,) = found
    assert {round(x) for x, _ in syria.points} == {37, 38}
    assert {round(y) for _, y in syria.points} == {34, 36}
    assert list(outlines(Window(-30.5, 40, -30.2, 40.3))) == []  # open sea


def test_a_map_of_the_world_is_no_finer_than_a_screen_shows() -> None:
    view = drawn(spot("West", 60, -150), spot("East", -35, 150))
    assert len(view.land) > 200
    assert sum(map(len, view.land)) < 130_000


def test_a_line_begins_where_it_is_and_goes_on_in_steps() -> None:
    view = drawn(spot("Low", 34.5, 37.2), spot("High", 36.5, 38.6))
    start, _, steps = max(view.land, key=len).removeprefix("M").removesuffix("Z").partition("l")
    x, y = map(float, start.split())
    numbers = [float(number) for number in steps.split()]
    for across, down in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + across, y + down
        assert -20 <= x <= view.width + 20
        assert -20 <= y <= view.height + 20


def test_no_spots_no_map() -> None:
    assert place_map([], width_px=700) is None


def test_north_is_up_and_east_is_right() -> None:
    view = drawn(spot("Low", 10, 20), spot("High", 11, 21))
    low, high = sorted(view.dots, key=lambda dot: -dot.y)
    assert low.spot.name == "Low"
    assert low.x < high.x
    assert view.outside == ()


def test_a_far_capital_named_once_is_told_of_beside_the_map() -> None:
    near = [spot(f"Near {n}", 36 + n / 10, 37 + n / 10, mentions=9, reports=3) for n in range(5)]
    view = drawn(*near, spot("Far", -33, 151))
    assert [s.name for s in view.outside] == ["Far"]
    assert len(view.dots) == 5


def test_labels_cover_neither_dots_nor_each_other() -> None:
    spots = [
        spot(f"Place number {n}", 36 + (n % 6) / 5, 37 + (n // 6) / 5, mentions=1 + n) for n in range(36)
    ]
    view = drawn(*spots)
    labels = [dot.label for dot in view.dots if dot.label]
    assert len(labels) > 8
    assert not any(a.overlaps(b) for a, b in combinations(labels, 2))
    assert all(box.x >= 0 and box.right <= view.width for box in labels)


@pytest.mark.parametrize("at", [(0.0, 180.0), (0.0, -180.0), (89.9, 0.0), (-89.9, 12.0)])
def test_the_edges_of_the_world_can_be_drawn(at: tuple[float, float]) -> None:
    view = drawn(spot("Edge", *at))
    assert len(view.dots) == 1


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 50)), min_size=1, max_size=12)
)
def test_every_spot_is_drawn_or_told_of_and_the_order_does_not_matter(
    places: list[tuple[float, float, int]],
) -> None:
    spots = [spot(f"P{n}", y, x, mentions=times) for n, (y, x, times) in enumerate(places)]
    view = drawn(*spots)
    assert sorted(d.spot.name for d in view.dots) + sorted(s.name for s in view.outside) != []
    assert {d.spot for d in view.dots} | set(view.outside) == set(spots)
    assert view == drawn(*reversed(spots))
    assert view.scale_px <= view.width / 4 + 1
