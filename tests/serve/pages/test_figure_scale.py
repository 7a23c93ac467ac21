"""Scales for counts keep their order and stay on the axis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.serve.pages.figure_scale import scale_for

COUNTS = st.lists(st.floats(0, 1e12, allow_nan=False), min_size=1, max_size=20)


@given(COUNTS)
def test_greater_counts_stand_farther_out_and_none_off_the_axis(counts: list[float]) -> None:
    scale = scale_for(counts, 200.0)
    places = [scale.at(count) for count in sorted(counts)]
    assert places == sorted(places)
    assert all(0 <= place <= 200 for place in places)
    assert all(0 <= scale.at(tick) <= 200 for tick in scale.ticks())
    assert len(scale.ticks()) <= 8


def test_an_even_scale_begins_at_nothing() -> None:
    scale = scale_for([12, 20], 100.0)
    assert not scale.log
    assert scale.at(0) == 0
    assert scale.at(10) == pytest.approx(scale.at(20) / 2)
    assert scale.ticks()[0] == 0


def test_far_apart_counts_stand_by_factors() -> None:
    scale = scale_for([3, 200_000], 100.0)
    assert scale.log
    assert scale.at(100) - scale.at(10) == pytest.approx(scale.at(10_000) - scale.at(1000))
    assert all(tick >= 1 for tick in scale.ticks())


def test_nothing_counted_still_has_a_scale() -> None:
    assert scale_for([], 100.0).at(0) == 0


def test_counts_close_together_stand_apart_on_an_axis_that_says_where_it_begins() -> None:
    scale = scale_for([705, 706, 745], 200.0)
    assert scale.begins == 700
    assert scale.ticks() == (700, 720, 740)
    assert scale.at(745) - scale.at(705) > 100
    assert scale_for([705, 705], 200.0).begins == 0
    assert scale_for([0, 705, 706], 200.0).begins == 0
