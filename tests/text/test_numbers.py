from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.numbers import numbers
from crossread.text.numerals import numerals

from .hostile import texts, windows

Row = tuple[str, float | None, float | None, float | None, str]
EXACT: list[tuple[str, str, float, str]] = [
    ("It killed 12 people", "12", 12, ""),
    ("It killed 1,490 people", "1,490", 1490, ""),
    ("some of the 1.5 million people", "1.5 million", 1_500_000, ""),
    ("worth 3.2bn to them", "3.2bn", 3.2e9, ""),
    ("worth $5m to them", "$5m", 5_000_000, "USD"),
    ("held in Rm 204 there", "204", 204, ""),
    ("cost 90 million shillings", "90 million shillings", 90e6, "KES"),
    ("cost Tk 500 crore", "Tk 500 crore", 5e9, "BDT"),
    ("worth Rs412 crore", "Rs412 crore", 4.12e9, "INR"),
    ("got Sh43.7 billion", "Sh43.7 billion", 43.7e9, "KES"),
    ("fined (R30m) for it", "R30m", 30e6, "ZAR"),
    ("earns R1,500 a month", "R1,500", 1_500, "ZAR"),
    ("lost N2.3 billion", "N2.3 billion", 2.3e9, "NGN"),
    ("at 80 kilometres an hour", "80 kilometres an hour", 80, "km/h"),
    ("paid €3.2 million", "€3.2 million", 3_200_000, "EUR"),
    ("paid 50,000 euros", "50,000 euros", 50_000, "EUR"),
    ("about a town; 230km south", "230km", 230, "km"),
    ("12 miles away", "12 miles", 12, "mile"),
    ("a sprint of 100m", "100m", 100, "m"),
    ("5m people fled", "5m", 5_000_000, ""),
    ("a 12-year-old boy", "12-year-old", 12, "year-old"),
    ("Ines Brandt, 45, was hurt", "45", 45, "year-old"),
    ("Another man, 21, was hurt", "21", 21, "year-old"),
    ("a boy aged 9", "9", 9, "year-old"),
    ("rose by 4.5 percent", "4.5 percent", 4.5, "%"),
    ("rose by 4.5%", "4.5%", 4.5, "%"),
    ("for 14 years", "14 years", 14, "year"),
    ("over two days", "two days", 2, "day"),
    ("a ten-member team", "ten", 10, ""),
    ("twelve were hurt", "twelve", 12, ""),
    ("twenty-one were hurt", "twenty-one", 21, ""),
    ("one hundred and five were hurt", "one hundred and five", 105, ""),
    ("half a million fled", "half a million", 500_000, ""),
    ("two and a half million fled", "two and a half million", 2_500_000, ""),
    ("a dozen were hurt", "a dozen", 12, ""),
    ("two dozen were hurt", "two dozen", 24, ""),
    ("half a dozen were hurt", "half a dozen", 6, ""),
    ("1900 soldiers arrived", "1900", 1900, ""),
    ("One man was hurt", "One", 1, ""),
    ("1,00,000 voters", "1,00,000", 100_000, ""),
]
HEDGED: list[tuple[str, Row]] = [
    ("At least 12 died", ("At least 12", 12, 12, None, "at least")),
    ("more than 412 died", ("more than 412", 412, 412, None, "more than")),
    ("over 412 died", ("over 412", 412, 412, None, "over")),
    ("no fewer than 7 died", ("no fewer than 7", 7, 7, None, "no fewer than")),
    ("up to 30 died", ("up to 30", None, 30, 30, "up to")),
    ("jailed for as long as 60 days", ("as long as 60 days", None, 60, 60, "as long as")),
    ("as many as 30 died", ("as many as 30", None, 30, 30, "as many as")),
    ("fewer than 20 died", ("fewer than 20", None, 20, 20, "fewer than")),
    ("nearly 14 died", ("nearly 14", None, 14, 14, "nearly")),
    ("about 14 died", ("about 14", None, 14, None, "about")),
    ("an estimated 500 died", ("an estimated 500", None, 500, None, "an estimated")),
    ("some 500 died", ("some 500", None, 500, None, "some")),
    ("at least another 3 died", ("at least another 3", 3, 3, None, "at least")),
    ("12 or more died", ("12 or more", 12, 12, None, "or more")),
    ("100+ died", ("100+", 100, 100, None, "+")),
    ("10 to 15 died", ("10 to 15", 10, None, 15, "")),
    ("27- to 59-year-olds", ("27- to 59-year-olds", 27, None, 59, "")),
    ("10-15 died", ("10-15", 10, None, 15, "")),
    ("ten or eleven died", ("ten or eleven", 10, None, 11, "")),
    ("between 10 and 15 died", ("between 10 and 15", 10, None, 15, "between")),
    ("2 to 3 million fled", ("2 to 3 million", 2e6, None, 3e6, "")),
    ("10-15% of them", ("10-15%", 10, None, 15, "")),
    ("10% to 15 pct", ("10% to 15 pct", 10, None, 15, "")),
    ("10% to 15 percent", ("10% to 15 percent", 10, None, 15, "")),
    ("dozens died", ("dozens", 24, None, 96, "")),
    ("at least dozens died", ("at least dozens", 24, None, None, "at least")),
    ("tens of thousands fled", ("tens of thousands", 20_000, None, 99_999, "")),
    ("several hundred fled", ("several hundred", 300, None, 900, "")),
    ("a couple of villages", ("a couple of", 2, None, 3, "")),
    ("scores of villages", ("scores", 40, None, 99, "")),
]
NOT_COUNTS = [
    *("in 2016", "the 2015 resolution", "since 2011 it", "from 2014 to 2018", "the 2016-17 season"),
    *(
        "on May 12",
        "on 12 May 2024",
        "on Nov. 30, 2024",
        "12 to 14 June",
        "2024-11-30",
        "30/11/2024",
        "30.11.2024",
    ),
    *("at 6:30 p.m.", "at 6 p.m.", "at 18:00", "at 1800 GMT", "at ten o’clock", "from 9 to 11 a.m."),
    *("call 252-972-1411", "call +44 20 7946 0958", "call (252) 972-1411"),
    *(
        "the 9/11 attacks",
        "open 24/7",
        "the 1990s",
        "in his mid-20s",
        "the '80s",
        "the 21st time",
        "twenty-first",
    ),
    *(
        "an F-16 jet",
        "COVID-19",
        "Flight 370",
        "Resolution 2254",
        "No. 5",
        "page 12",
        "#12",
        "version 2.5.1",
        "so it held.[12]",
    ),
    *(
        "304 North Cardinal St.",
        "Elmo, MA 02124",
        "1500 block of Main",
        "a 3-1 win",
        "a 4-3-3 shape",
        "5'10\" tall",
    ),
    *(
        "no one",
        "one of them",
        "one another",
        "the only one.",
        "one-sided",
        "a couple were there",
        "high scores",
    ),
    *("in PHP8 or", "the EUR2024 cup"),
    *("the N2 road", "an R5 sensor", "RS232", "x4.3 billion"),
    *("two-thirds of it", "minus 5", "10^30", "1" * 400, "a@12b.org", "http://x.org/12", "4x4", "5G"),
]


@pytest.mark.parametrize(("text", "printed", "value", "unit"), EXACT)
def test_bare_numbers(text: str, printed: str, value: float, unit: str) -> None:
    (found,) = numbers(text)
    assert found.span.of(text) == printed
    assert (found.low, found.best, found.high) == (value, value, value)
    assert (found.qualifier, found.unit) == ("", unit)


@pytest.mark.parametrize(("text", "row"), HEDGED)
def test_hedges_and_ranges(text: str, row: Row) -> None:
    (found,) = numbers(text)
    assert (found.span.of(text), found.low, found.best, found.high, found.qualifier) == row


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("jumped 7.8% to €23.40", ["7.8%", "€23.40"]),
        ("rose 5% to 120 points", ["5%", "120"]),
        ("rose 5 to $10", ["5", "$10"]),
        ("changed from €2 to 7.8%", ["€2", "7.8%"]),
        ("changed $20 to €23", ["$20", "€23"]),
    ],
)
def test_a_change_from_one_unit_to_another_is_no_range(text: str, printed: list[str]) -> None:
    assert [found.span.of(text) for found in numbers(text)] == printed


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_digits_that_count_nothing(text: str) -> None:
    assert [found.span.of(text) for found in numbers(text)] == []


def test_two_counts_are_not_a_range() -> None:
    text = "It rose from 10 to 15 on Friday"
    assert [found.best for found in numbers(text)] == [10, 15]


@pytest.mark.parametrize(
    ("text", "counts"), [("In 2019 seven employees were hurt", [7]), ("Since 2015 12 people died", [12])]
)
def test_a_year_before_a_count_is_a_year(text: str, counts: list[int]) -> None:
    assert [found.best for found in numbers(text)] == counts


def test_ages_in_a_row() -> None:
    text = "The boys, ages 13, 17 and 19, ran"
    assert [(found.best, found.unit) for found in numbers(text)] == [(n, "year-old") for n in (13, 17, 19)]


def test_ages_after_names_in_a_list() -> None:
    text = "Ines Brandt, 17; Otto Pell, 18; and a man"
    assert [(found.best, found.unit) for found in numbers(text)] == [(17, "year-old"), (18, "year-old")]


def test_only_the_window_is_read() -> None:
    text = "at least 12, 30 and 45 people"
    assert [(n.span.of(text), n.qualifier) for n in numbers(text, Span(9, 15))] == [("12", ""), ("30", "")]


ONES = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spell(n: int) -> str:
    """British English, "and" before the last tens."""
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(n // size)} {name}" + (joint + spell(rest) if rest else "")
    if n < 20:
        return ONES[n]
    return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")


@given(st.integers(0, 999_999_999))
def test_spelled_out_numbers_are_read_back(n: int) -> None:
    (found,) = numerals(spell(n))
    assert (found.start, found.end, found.best) == (0, len(spell(n)), n)


@given(st.integers(0, 10**14))
def test_digits_are_read_back_with_or_without_commas(n: int) -> None:
    for printed in (str(n), f"{n:,}"):
        (found,) = numerals(printed)
        assert found.best == n


@pytest.mark.parametrize(
    "hostile", ["1", "1,", "1 ", "one ", "hundred ", "1-", "9/", "1.", "a@", "at least ", "+1 ", "may 1"]
)
def test_a_long_run_of_anything_is_read_in_linear_time(hostile: str) -> None:
    started = time.process_time()
    numbers(hostile * (50_000 // len(hostile)))
    assert time.process_time() - started < 5.0


@given(texts)
def test_numbers_are_ordered_and_never_overlap(text: str) -> None:
    found = numbers(text)
    assert all(len(number.span) > 0 and number.span.end <= len(text) for number in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@given(texts)
def test_bounds_are_in_order_and_never_all_open(text: str) -> None:
    for number in numbers(text):
        known = [bound for bound in (number.low, number.best, number.high) if bound is not None]
        assert known
        assert known == sorted(known)
        assert all(0 <= bound < float("inf") for bound in known)


@given(texts.flatmap(lambda text: st.tuples(st.just(text), windows(text))))
def test_windows_hold_what_they_find(case: tuple[str, tuple[int, int]]) -> None:
    text, (start, end) = case
    assert all(Span(start, end).contains(found.span) for found in numbers(text, Span(start, end)))
