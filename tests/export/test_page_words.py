from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.report import Basis, Precision, Published
from crossread.export.page_words import (
    count,
    day_words,
    label,
    percent,
    period_words,
    published_words,
    readable,
    sureness,
)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0 %"), (0.004, "under 1 %"), (0.341, "34 %"), (0.996, "over 99 %"), (1.0, "100 %")],
)
def test_percent_never_rounds_to_nothing_or_all(share: float, words: str) -> None:
    assert percent(share).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-12T14:05:09+02:00", "12 May 2031, 14:05 +02:00"),
        ("2031-05-12T14:05Z", "12 May 2031, 14:05 UTC"),
        ("2031-05-12", "12 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-13-01", "2031-13-01"),
        ("yesterday\u202e", "yesterday"),
        (None, ""),
    ],
)
def test_days_are_as_fine_as_they_are_known(value: str | None, words: str) -> None:
    assert day_words(value) == words


def test_a_period_of_one_day_is_one_day() -> None:
    assert period_words("2031-05-12", "2031-05-12") == "12 May 2031"
    assert period_words("2031-05-12", None) == period_words(None, "2031-05-12") == "12 May 2031"
    assert period_words(None, None) == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-12", "2031-05-14", "12–14 May 2031"),
        ("2031-05-12", "2031-06-01", "12 May – 1 June 2031"),
        ("2031-12-30", "2032-01-02", "30 December 2031 – 2 January 2032"),
        ("2030-05-12", "2031-05-12", "12 May 2030 – 12 May 2031"),
        ("2031-05", "2031-06", "May 2031 – June 2031"),
        ("2031-05-12", "2031-06", "12 May 2031 – June 2031"),
        ("2030", "2031", "2030 – 2031"),
        ("2031-05-12T09:00", "2031-05-12T10:00", "12 May 2031, 09:00 – 12 May 2031, 10:00"),
    ],
)
def test_a_period_says_month_and_year_once(first: str, last: str, words: str) -> None:
    assert period_words(first, last) == words


def test_a_date_says_how_it_is_known() -> None:
    known = Published("2031-05-12T00:00", Precision.DAY, Basis.INFERRED)
    assert published_words(known) == ("12 May 2031", "inferred")
    assert published_words(None) == ("no date", "none found")


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.99, "almost certain"),
        (0.9, "very likely"),
        (0.7, "likely"),
        (0.5, "more likely than not"),
        (0.2, "unsure"),
    ],
)
def test_certainty_in_words(probability: float, words: str) -> None:
    assert sureness(probability) == words


def test_counts() -> None:
    assert count(1, "story", "stories") == "1 story"
    assert count(2, "report") == "2 reports"
    assert count(12_000, "report") == "12\u202f000 reports"


@given(st.text())
def test_a_label_is_one_line_without_shapeless_characters(text: str) -> None:
    line = label(text)
    assert len(line) <= 300
    assert len(line.splitlines()) <= 1
    assert not set(line) & set("\u200b\u202e\ufeff\u2066")


def test_readable_keeps_lines() -> None:
    assert readable("One\u200b\n\u202etwo\u202c") == "One\ntwo"
