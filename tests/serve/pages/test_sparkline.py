from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crossread.serve.pages.sparkline import account_dots, sparkline


def test_a_bar_a_day_with_gaps_for_days_without_reports() -> None:
    drawn = sparkline([("2031-05-04", 1), ("2031-05-01", 4)], 2)
    assert drawn is not None
    assert [(bar.x, bar.height) for bar in drawn.bars] == [(0, 22), (18, 5.5)]
    assert drawn.words == "5 reports from 1 May 2031 to 4 May 2031, most on 1 May 2031 (4); 2 of unknown day"


def test_one_day_is_no_line() -> None:
    assert sparkline([("2031-05-04", 9)], 0) is None
    assert sparkline([], 3) is None
    assert sparkline([("2031-05", 1), ("2031-06", 1)], 0) is None


@given(
    st.dictionaries(st.dates(date(1, 1, 1), date(9000, 1, 1)), st.integers(1, 500), min_size=2, max_size=60)
)
def test_any_span_of_days_fits_the_drawing(days: dict[date, int]) -> None:
    drawn = sparkline([(day.isoformat(), number) for day, number in days.items()], 0)
    assert drawn is not None
    assert drawn.width <= 6 * 32
    assert all(0 <= bar.x <= drawn.width - bar.width and bar.y >= 0 and bar.height >= 3 for bar in drawn.bars)
    assert max(bar.height for bar in drawn.bars) == 22


def test_long_spans_share_bars() -> None:
    start = date(2031, 1, 1)
    drawn = sparkline([((start + timedelta(days=k)).isoformat(), 1) for k in range(320)], 0)
    assert drawn is not None
    assert len(drawn.bars) == 32


def test_dots_of_one_account_touch() -> None:
    drawn = account_dots((2, 1))
    assert drawn is not None
    assert list(drawn.dots) == [(4, 0), (12, 0), (27, 1)]
    assert drawn.width == 31
    assert account_dots(()) is None
    assert account_dots((40, 30)) is None
