from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.dating.stories import timed
from crossread.crossing.dating.pointers import pointers_of
from crossread.crossing.dating.weighing import chance_of, tightest, weigh_days
from crossread.domain.reading import Reading
from crossread.domain.report import Report

MONDAY = dt.date(2031, 5, 12)
_END = " The clerk of the district office read the notice aloud to those who stood in the hall."


@pytest.mark.parametrize(
    ("sentence", "words", "meant"),
    [
        ("The dam broke yesterday, the office said.", "yesterday", dt.date(2031, 5, 11)),
        ("The dam broke on Sunday, the office said.", "Sunday", dt.date(2031, 5, 11)),
        ("The minister will visit the dam on Friday.", "Friday", dt.date(2031, 5, 16)),
        ("The dam broke on Wednesday last week, he said.", "Wednesday last week", dt.date(2031, 5, 7)),
        ("The dam broke on April 30, the office said.", "April 30", dt.date(2031, 4, 30)),
        ("The dam broke on 30 April 2029, the office said.", "30 April 2029", dt.date(2029, 4, 30)),
    ],
)
def test_words_mean_a_day_as_seen_from_the_day_of_writing(sentence: str, words: str, meant: dt.date) -> None:
    ready = timed(sentence + _END)
    (pointer,) = pointers_of(ready.report, ready.reading)
    assert words in pointer.span.of(ready.report.text)
    assert pointer.meant_on(MONDAY) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam broke at 7:15 pm, the office said.",
        "The dam was watched overnight, the office said.",
        "The dam has leaked since 2011, the office said.",
        "The dam broke two days later, the office said.",
        "The dam broke on 31 February, the office said.",
    ],
)
def test_other_times_point_at_no_day(sentence: str) -> None:
    ready = timed(sentence + _END)
    assert not pointers_of(ready.report, ready.reading)


def test_a_dateline_is_told_from_a_sentence() -> None:
    opened = timed("LINDMARK, Thursday night.—The river Ostra broke its banks." + _END)
    plain = timed("A chill rain lashed Lindmark on Thursday as the river broke its banks." + _END)
    assert [p.dateline for p in pointers_of(opened.report, opened.reading)] == [True]
    assert [p.dateline for p in pointers_of(plain.report, plain.reading)] == [False]


def test_a_weekday_is_as_likely_on_each_day_of_its_week() -> None:
    ready = timed("The dam broke on Sunday, the office said." + _END)
    (pointer,) = pointers_of(ready.report, ready.reading)
    sunday = dt.date(2031, 5, 11)
    week = [chance_of(pointer, sunday, sunday + dt.timedelta(days=gap)) for gap in range(-1, 8)]
    assert len({round(chance, 9) for chance in week[2:-1]}) == 1
    assert week[0] < week[3] / 10
    assert week[-1] == 0


def test_an_empty_report_has_none() -> None:
    assert not pointers_of(Report("r", "", "", "en"), Reading("r"))
    assert not weigh_days([], [], [])


@given(st.dictionaries(st.dates(), st.floats(0.001, 1), min_size=1, max_size=9), st.floats(0.1, 1))
def test_the_tightest_stretch_lies_within_the_days(weights: dict[dt.date, float], mass: float) -> None:
    total = sum(weights.values())
    first, last = tightest({day: w / total for day, w in weights.items()}, mass=mass)
    assert min(weights) <= first <= last <= max(weights)
