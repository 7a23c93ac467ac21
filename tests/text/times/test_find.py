from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.times import find_times

from ..hostile import texts, windows

Row = tuple[str, str, str, str]  # kind, extent, value without a day to count from, modifier
FOUND: list[tuple[str, Row]] = [
    ("It opened on Sunday 1 December.", ("date", "Sunday 1 December", "XXXX-12-01", "")),
    ("It opened on Dec. 2, 2024.", ("date", "Dec. 2, 2024", "2024-12-02", "")),
    ("It opened on the 2nd of December 2024.", ("date", "the 2nd of December 2024", "2024-12-02", "")),
    ("It opened on 2024-12-02.", ("date", "2024-12-02", "2024-12-02", "")),
    ("It opened on 13/12/2024.", ("date", "13/12/2024", "2024-12-13", "")),
    ("It opened on Monday, 2 December 2024.", ("date", "Monday, 2 December 2024", "2024-12-02", "")),
    ("It opened Wednesday last week.", ("date", "Wednesday last week", "XXXX-WXX-3", "")),
    ("It opened earlier this week.", ("date", "earlier this week", "XXXX-WXX", "START")),
    ("It opened in June last year.", ("date", "June last year", "XXXX-06", "")),
    ("He spoke late on Saturday night.", ("time", "late on Saturday night", "XXXX-WXX-6TNI", "END")),
    ("He spoke yesterday evening.", ("time", "yesterday evening", "XXXX-XX-XXTEV", "")),
    ("He spoke at 9:30 p.m. EST.", ("time", "9:30 p.m. EST", "XXXX-XX-XXT21:30", "")),
    ("He spoke at 9.30pm.", ("time", "9.30pm", "XXXX-XX-XXT21:30", "")),
    (
        "It began at half past six in the morning.",
        ("time", "half past six in the morning", "XXXX-XX-XXT06:30", ""),
    ),
    ("It wanted ten minutes to six.", ("time", "ten minutes to six", "XXXX-XX-XXT05:50", "")),
    (
        "It began a quarter before seven at night.",
        ("time", "a quarter before seven at night", "XXXX-XX-XXT18:45", ""),
    ),
    ("It rang at 10.15 in the morning.", ("time", "10.15 in the morning", "XXXX-XX-XXT10:15", "")),
    ("It rang at 10.30 on Sunday night.", ("time", "10.30 on Sunday night", "XXXX-WXX-7T22:30", "")),
    ("He left about five in the afternoon.", ("time", "five in the afternoon", "XXXX-XX-XXT17:00", "")),
    ("He left at two at night.", ("time", "two at night", "XXXX-XX-XXT02:00", "")),
    (
        "He left at two o'clock in the afternoon.",
        ("time", "two o'clock in the afternoon", "XXXX-XX-XXT14:00", ""),
    ),
    ("He left at ten yesterday morning.", ("time", "ten yesterday morning", "XXXX-XX-XXT10:00", "")),
    (
        "It was ten minutes to twelve at night.",
        ("time", "ten minutes to twelve at night", "XXXX-XX-XXT23:50", ""),
    ),
    ("It was ten minutes to 12 p.m. then.", ("time", "ten minutes to 12 p.m.", "XXXX-XX-XXT11:50", "")),
    ("It rang five minutes after two gunmen left.", ("duration", "five minutes", "PT5M", "")),
    ("It rang at 0:45 in the morning.", ("time", "0:45 in the morning", "XXXX-XX-XXT00:45", "")),
    ("They met on Sunday at dusk.", ("time", "Sunday at dusk", "XXXX-WXX-7TEV", "")),
    ("They left before dawn.", ("time", "dawn", "XXXX-XX-XXTMO", "")),
    ("It was the first week of April.", ("date", "the first week of April", "XXXX-04", "START")),
    (
        "He left in the last days of January 2021.",
        ("date", "the last days of January 2021", "2021-01", "END"),
    ),
    ("He spoke at 10 a.m. on May 3, 2024.", ("time", "10 a.m. on May 3, 2024", "2024-05-03T10:00", "")),
    ("He spoke at noon Thursday.", ("time", "noon Thursday", "XXXX-WXX-4T12:00", "")),
    ("In the past 48 hours it rained.", ("duration", "the past 48 hours", "PT48H", "")),
    ("It has burned since 2011.", ("date", "2011", "2011", "")),
    ("It lasted nearly 14 years.", ("duration", "nearly 14 years", "P14Y", "LESS_THAN")),
    ("It lasted at least two weeks.", ("duration", "at least two weeks", "P2W", "EQUAL_OR_MORE")),
    ("It lasted two and a half hours.", ("duration", "two and a half hours", "PT2H30M", "")),
    ("It lasted half an hour.", ("duration", "half an hour", "PT30M", "")),
    ("It lasted several days.", ("duration", "several days", "PXD", "")),
    ("A five-day visit ended.", ("duration", "five-day", "P5D", "")),
    ("It closed a decade ago.", ("date", "a decade ago", "XXXX", "")),
    ("It closed more than a decade ago.", ("date", "more than a decade ago", "XXXX", "BEFORE")),
    ("It closed two days later.", ("date", "two days later", "XXXX-XX-XX", "")),
    ("It closed the same day.", ("date", "the same day", "XXXX-XX-XX", "")),
    ("It closes in mid-November.", ("date", "mid-November", "XXXX-11", "MID")),
    ("It closes at the end of March 2025.", ("date", "the end of March 2025", "2025-03", "END")),
    ("In the early 1990s it grew.", ("date", "the early 1990s", "199", "START")),
    ("In the third quarter of 2019 it grew.", ("date", "the third quarter of 2019", "2019-Q3", "")),
    ("In fiscal 1998 it grew.", ("date", "fiscal 1998", "FY1998", "")),
    ("In nineteen ninety-four it grew.", ("date", "nineteen ninety-four", "1994", "")),
    ("A castle of the 11th century fell.", ("date", "11th century", "10", "")),
    ("They meet every Tuesday.", ("set", "every Tuesday", "XXXX-WXX-2", "")),
    ("They meet annually.", ("set", "annually", "P1Y", "")),
    ("It costs 40 million a year.", ("set", "a year", "P1Y", "")),
    ("They are currently away.", ("date", "currently", "PRESENT_REF", "")),
    ("They have recently left.", ("date", "recently", "PAST_REF", "")),
    ("They may leave in the future.", ("date", "the future", "FUTURE_REF", "")),
    ("In the spring it thaws.", ("date", "the spring", "XXXX-SP", "")),
    ("On Christmas Day it snowed.", ("date", "Christmas Day", "XXXX-12-25", "")),
    ("After 9/11 they left.", ("date", "9/11", "2001-09-11", "")),
]
NOTHING = [
    "Five to ten people died.",
    "The court fined two to three hundred.",
    "They shot five in the leg.",
    "It came 90 minutes before six.",
    "Dawn Porter reported it.",
    "It was told by Dawn Porter.",
    *("on 31 February", "on February 31, 2024", "on 31 April it", "on Feb. 29, 2023", "on 2024-02-30"),
    *("at 25:99", "at 13 p.m.", "the 45th of May", "on 45 May 2024", "the year 99999", "on 32/13/2024"),
    *("minus 5 days ago", "the 0th century", "Mrs May spoke", "May I come in", "They march on", "won 2:53"),
    *("2011 people died", "some 1998 soldiers", "resolution 2254", "It costs $1990", "call 954-797-2018"),
    *(
        "in the 1400 block",
        "at 2031 Harbour Street",
        "a 57-year-old man",
        "the 17 year old",
        "one-quarter of it",
    ),
    *("a second man", "24/7", "3/4 of them", "", "x", "’", "\ud800"),
]


def rows(text: str) -> list[Row]:
    return [(e.kind.value, e.span.of(text), e.value, e.modifier) for e in find_times(text)]


@pytest.mark.parametrize(("text", "row"), FOUND, ids=[text for text, _ in FOUND])
def test_expressions(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time_is_not_found(text: str) -> None:
    assert rows(text) == []


def test_a_day_that_its_weekday_contradicts_stays_unknown() -> None:
    assert rows("on Monday 1 December 2024") == [("date", "Monday 1 December 2024", "2024-12-XX", "")]


def test_month_and_day_stay_unknown_where_either_may_come_first() -> None:
    assert rows("on 2/12/2024") == [("date", "2/12/2024", "2024-XX-XX", "")]


def test_no_day_is_made_of_a_count_after_a_month() -> None:
    assert rows("In June 12 people left.") == [("date", "June", "XXXX-06", "")]
    assert rows("30 days hath September") == [
        ("duration", "30 days", "P30D", ""),
        ("date", "September", "XXXX-09", ""),
    ]


def test_an_empty_line_parts() -> None:
    assert [extent for _, extent, *_ in rows("on Sunday\n\n1 December")] == ["Sunday", "1 December"]
    assert [extent for _, extent, *_ in rows("on Sunday\n1 December")] == ["Sunday\n1 December"]


def test_a_window_shifts_the_spans() -> None:
    text = "Monday or Tuesday or Wednesday"
    assert [e.span.of(text) for e in find_times(text, Span(10, 17))] == ["Tuesday"]


@given(texts)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = find_times(text)
    assert all(len(e.span) > 0 and e.span.end <= len(text) for e in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(e.span.of(text).strip() == e.span.of(text) for e in found)


@given(st.data(), texts)
def test_windows_are_kept(data: st.DataObject, text: str) -> None:
    start, end = data.draw(windows(text))
    window = Span(start, end)
    assert all(window.contains(e.span) for e in find_times(text, window))
    assert find_times(text[start:end]) == tuple(
        type(e)(Span(e.span.start - start, e.span.end - start), e.kind, e.value, e.modifier, e.rule)
        for e in find_times(text, window)
    )


@pytest.mark.parametrize("unit", ["one ", "twenty-one and ", "Monday ", "at least ", "12:", "the ", "a few "])
def test_time_grows_with_the_text_alone(unit: str) -> None:
    begun = time.process_time()
    find_times(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 5
