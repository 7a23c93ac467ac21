from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.report import Precision
from crossread.intake.dates import date_of_url, find_dates, parse_date


@pytest.mark.parametrize(
    ("printed", "value", "precision"),
    [
        ("Wednesday, December 4, 2024", "2024-12-04", Precision.DAY),
        ("Dec. 4, 2024", "2024-12-04", Precision.DAY),
        ("4 December 2024", "2024-12-04", Precision.DAY),
        ("4th of December, 2024", "2024-12-04", Precision.DAY),
        ("04-Dec-2024", "2024-12-04", Precision.DAY),
        ("2024-12-04", "2024-12-04", Precision.DAY),
        ("2024/12/04", "2024-12-04", Precision.DAY),
        ("25/12/2024", "2024-12-25", Precision.DAY),
        ("12/25/2024", "2024-12-25", Precision.DAY),
        ("4.4.2024", "2024-04-04", Precision.DAY),
        ("03/04/2024", "2024", Precision.YEAR),
        ("December 2024", "2024-12", Precision.MONTH),
        ("4 December 2024 17:05", "2024-12-04T17:05", Precision.MINUTE),
        ("12 May 2031, 14:05", "2031-05-12T14:05", Precision.MINUTE),
        ("December 4, 2024 at 5:05 p.m.", "2024-12-04T17:05", Precision.MINUTE),
        ("December 4, 2024 12:30 AM", "2024-12-04T00:30", Precision.MINUTE),
        ("2024-12-04T17:05:09Z", "2024-12-04T17:05+00:00", Precision.MINUTE),
        ("4 Dec 2024 17:05 GMT", "2024-12-04T17:05+00:00", Precision.MINUTE),
    ],
)
def test_printed_dates(printed: str, value: str, precision: Precision) -> None:
    (found,) = find_dates(f"Posted {printed} by Jo")
    assert (found.value, found.precision) == (value, precision)
    assert found.span.of(f"Posted {printed} by Jo").startswith(printed)


@pytest.mark.parametrize(
    "text", ["31 February 2024", "version 1.2.2024.3", "in 2024", "12/2024/5", "99/99/2024", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2024-12-02T10:11:12Z", "2024-12-02T10:11+00:00"),
        ("2024-12-02 10:11", "2024-12-02T10:11"),
        ("20241202", "2024-12-02"),
        ("Mon, 02 Dec 2024 10:11:12 +0100", "2024-12-02T10:11+01:00"),
        ("1733134272", "2024-12-02T10:11+00:00"),
        ("1733134272000", "2024-12-02T10:11+00:00"),
        ("Updated Monday, December 2, 2024", "2024-12-02"),
        ("2 décembre 2024", "2024-12-02"),
        ("2024-12", "2024-12"),
        ("2024", "2024"),
    ],
)
def test_metadata_dates(printed: str, value: str) -> None:
    parsed = parse_date(printed)
    assert parsed is not None
    assert parsed[0] == value


@pytest.mark.parametrize("printed", ["", "yesterday", "someday 99", "3 days ago", "NA", "0000-00-00"])
def test_metadata_that_is_no_date(printed: str) -> None:
    assert parse_date(printed) is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://courier.example/2024/12/02/piers-close", "2024-12-02"),
        ("https://courier.example/news/2024/dec/02/piers-close", "2024-12-02"),
        ("https://courier.example/a-2024-12-02.html", "2024-12-02"),
        ("https://courier.example/2024/12/piers", "2024-12"),
        ("https://courier.example/story/20241399", None),
        ("https://courier.example/2024", None),
    ],
)
def test_dates_in_addresses(url: str, value: str | None) -> None:
    found = date_of_url(url)
    assert (found[0] if found else None) == value


@given(st.text(max_size=80))
def test_any_text_can_be_asked_for_dates(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
    assert date_of_url(text) is None or text


@given(st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_comes_back(day: dt.date) -> None:
    printed = f"{day:%A, %B %d, %Y}"
    (found,) = find_dates(printed)
    assert found.value == str(day)
    assert parse_date(str(day)) == (str(day), Precision.DAY)
