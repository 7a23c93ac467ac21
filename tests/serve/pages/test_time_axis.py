"""An axis of days: bins without gaps, as many as there is room for, named in calendar words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.serve.answers.timeline import Days
from crossread.serve.pages.time_axis import Axis, time_axis

DAYS = st.builds(
    lambda first, length: Days(first, first + timedelta(days=min(length, (date.max - first).days))),
    st.dates(),
    st.integers(0, 4_000_000),
)


def names(axis: Axis) -> list[tuple[str, str]]:
    return [(one.name, one.under) for one in axis.bins if one.name]


@given(DAYS, st.sampled_from([350.0, 780.0, 1240.0]))
def test_bins_hold_every_day_once_and_fill_the_line(days: Days, width: float) -> None:
    axis = time_axis(days, width)
    assert axis.days.first <= days.first <= days.last <= axis.days.last
    assert axis.bins[0].first == axis.days.first
    assert axis.bins[-1].last == axis.days.last
    for one, following in zip(axis.bins, axis.bins[1:], strict=False):
        assert following.first == one.last + timedelta(days=1)
        assert following.x == pytest.approx(one.x + one.width, abs=1e-6)
    assert sum(one.width for one in axis.bins) == pytest.approx(width)
    assert len(axis.bins) <= width / 30
    assert axis.bins[axis.bin_of(days.first)].first <= days.first


def test_one_day_is_one_bin() -> None:
    axis = time_axis(Days(date(2031, 5, 12), date(2031, 5, 12)), 1240.0)
    assert names(axis) == [("12 May", "Mon 2031")]
    assert axis.bins[0].width == 1240.0


def test_days_then_weeks_then_months_then_years() -> None:
    first = date(2031, 1, 1)
    lengths = {"days": 10, "weeks": 60, "months": 400, "years": 4000}
    widths = {
        what: [
            (one.last - one.first).days + 1
            for one in time_axis(Days(first, first + timedelta(days=days)), 1240.0).bins
        ]
        for what, days in lengths.items()
    }
    assert set(widths["days"]) == {1}
    assert set(widths["weeks"]) == {7}
    assert set(widths["months"]) <= {28, 29, 30, 31}
    assert set(widths["years"]) <= {365, 366}


def test_the_year_stands_under_the_first_name_of_each_year() -> None:
    axis = time_axis(Days(date(2030, 11, 3), date(2031, 3, 20)), 1240.0)
    said = names(axis)
    assert [under for _, under in said if under] == ["2030", "2031"]
    assert said[0][0].endswith("Oct")


def test_names_are_left_out_evenly_where_there_is_no_room_for_all() -> None:
    axis = time_axis(Days(date(1912, 4, 14), date(1912, 4, 30)), 780.0)
    named = [at for at, one in enumerate(axis.bins) if one.name]
    assert len(axis.bins) == 17
    assert named == list(range(0, 17, named[1]))
