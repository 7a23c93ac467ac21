from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from crossread.domain.facts import Grain, Period
from crossread.text.times import find_times, period_of, resolve_times

from ..hostile import texts

DAY = "2024-12-02"
PERIODS: list[tuple[str, Period | None]] = [
    ("on Sunday", Period("2024-12-01", "2024-12-01", Grain.DAY)),
    ("late on Saturday night", Period("2024-11-30", "2024-11-30", Grain.PART_OF_DAY)),
    ("at 10 p.m. on Sunday", Period("2024-12-01", "2024-12-01", Grain.MINUTE)),
    ("over the weekend", Period("2024-11-30", "2024-12-01", Grain.WEEK)),
    ("last week", Period("2024-11-25", "2024-12-01", Grain.WEEK)),
    ("in February 2024", Period("2024-02-01", "2024-02-29", Grain.MONTH)),
    ("in the third quarter of 2019", Period("2019-07-01", "2019-09-30", Grain.QUARTER)),
    ("in the first half of 2019", Period("2019-01-01", "2019-06-30", Grain.SEASON)),
    ("in the winter of 2019", Period("2019-12-01", "2020-02-29", Grain.SEASON)),
    ("in 2011", Period("2011-01-01", "2011-12-31", Grain.YEAR)),
    ("in the early 1990s", Period("1990-01-01", "1999-12-31", Grain.DECADE)),
    ("in the 11th century", Period("1000-01-01", "1099-12-31", Grain.CENTURY)),
    ("since 2011", Period("2011-01-01", None, Grain.YEAR)),
    ("until 2011", Period(None, "2011-12-31", Grain.YEAR)),
    ("prior to 2011", Period(None, "2010-12-31", Grain.YEAR)),
    ("after 2011", Period("2012-01-01", None, Grain.YEAR)),
    ("more than a decade ago", Period(None, "2014-12-31", Grain.YEAR)),
    ("in the past 48 hours", Period("2024-11-30", "2024-12-02", Grain.DAY)),
    ("in the past three months", Period("2024-09-02", "2024-12-02", Grain.MONTH)),
    ("in the next two weeks", Period("2024-12-02", "2024-12-16", Grain.WEEK)),
    ("for 48 hours", None),
    ("every Tuesday", None),
    ("currently", None),
    ("in fiscal 1998", None),
    ("on Monday 1 December 2024", None),
    ("on 2/12/2024", None),
]


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=[text for text, _ in PERIODS])
def test_periods(text: str, period: Period | None) -> None:
    (found,) = resolve_times(text, find_times(text), day=DAY)
    assert period_of(found, text=text, day=DAY) == period


def test_without_text_and_day_only_the_value_counts() -> None:
    text = "since 2011, in the past 48 hours"
    year, hours = resolve_times(text, find_times(text), day=DAY)
    assert period_of(year) == Period("2011-01-01", "2011-12-31", Grain.YEAR)
    assert period_of(hours) is None


@given(texts)
def test_periods_are_days_in_order(text: str) -> None:
    for found in resolve_times(text, find_times(text), day=DAY):
        period = period_of(found, text=text, day=DAY)
        if period and period.start and period.end:
            assert date.fromisoformat(period.start) <= date.fromisoformat(period.end)
