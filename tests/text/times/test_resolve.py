from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.facts import TimeExpression
from crossread.text.times import find_times, resolve_times
from crossread.text.times.rules import value_by

from ..hostile import texts

DAY = "2024-12-02"  # a Monday
VALUES: list[tuple[str, list[str]]] = [
    ("He arrived on Sunday.", ["2024-12-01"]),
    ("He arrived on Monday.", ["2024-12-02"]),
    ("He will arrive on Thursday.", ["2024-12-05"]),
    ("He is expected to arrive on Thursday.", ["2024-12-05"]),
    ("Thursday's vote was lost.", ["2024-11-28"]),
    ("They attacked on Wednesday last week.", ["2024-11-27"]),
    ("He was due yesterday.", ["2024-12-01"]),
    ("It began more than a decade ago.", ["2014"]),
    ("It began earlier this week.", ["2024-W49"]),
    ("It began last month.", ["2024-11"]),
    ("It began two months ago.", ["2024-10"]),
    ("It ends next year.", ["2025"]),
    ("In October they left.", ["2024-10"]),
    ("In January they leave.", ["2025-01"]),
    ("In March they left.", ["2024-03"]),
    ("Talks start on January 9.", ["2025-01-09"]),
    ("Talks ended on November 9.", ["2024-11-09"]),
    ("Talks were on Sunday 1 December.", ["2024-12-01"]),
    ("Talks were on Sunday, 3 December.", ["2023-12-03"]),
    ("Talks were on Sunday, 7 December.", ["2025-12-07"]),
    ("They met last summer.", ["2024-SU"]),
    ("They met on Good Friday.", ["2024-03-29"]),
    ("They met in June last year.", ["2023-06"]),
    ("They met late on Saturday night.", ["2024-11-30TNI"]),
    ("They met on Friday. Two days later they left.", ["2024-11-29", "2024-12-01"]),
    ("They met on 3 May 2019, and left the following day.", ["2019-05-03", "2019-05-04"]),
    ("They met in May 2019 and left later that year.", ["2019-05", "2019"]),
    ("They met on Friday at 10 a.m.", ["2024-11-29", "2024-11-29T10:00"]),
    ("Profit in the third quarter rose from a year ago.", ["2024-Q3", "2023-Q3"]),
    ("It rose from a year ago.", ["2023"]),
    ("They left the next day.", ["XXXX-XX-XX"]),
    ("They met on Eid.", ["XXXX-XX-XX"]),
    ("They met several days ago.", ["PAST_REF"]),
]


def resolved(text: str, day: str | None = DAY) -> tuple[TimeExpression, ...]:
    return resolve_times(text, find_times(text), day=day)


@pytest.mark.parametrize(("text", "values"), VALUES, ids=[text for text, _ in VALUES])
def test_values(text: str, values: list[str]) -> None:
    assert [e.value for e in resolved(text)] == values


def test_the_anchor_is_named() -> None:
    text = "They attacked on Wednesday last week, the same day a truce began."
    wednesday, same = resolved(text)
    assert (wednesday.anchor, same.anchor) == (None, wednesday.span)
    assert same.value == "2024-11-27"


def test_without_a_day_only_what_stands_by_itself_is_known() -> None:
    text = "On Sunday, on 3 May 2019, the following day, yesterday."
    assert [e.value for e in resolved(text, None)] == ["XXXX-WXX-7", "2019-05-03", "2019-05-04", "XXXX-XX-XX"]


def test_a_month_is_no_day_but_tells_the_year() -> None:
    assert [e.value for e in resolved("On Sunday, yesterday, last year.", "2024-12")] == [
        "XXXX-WXX-7",
        "XXXX-XX-XX",
        "2023",
    ]


def test_a_leap_day_far_from_a_leap_year_is_unknown() -> None:
    assert [e.value for e in resolved("on 29 February", "2024-12-02")] == ["2024-02-29"]
    assert [e.value for e in resolved("on 29 February", "2100-12-02")] == ["XXXX-02-29"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "nonsense", "2024-02-31", ""])
def test_days_at_the_edge_of_the_calendar(day: str) -> None:
    text = (
        "last Sunday, next Sunday, next weekend, 900 years ago, 900 years from now, tomorrow, yesterday, Easter, in May, "
        "next quarter, next decade, last century, last winter, the past 48 hours, 5 hours ago"
    )
    assert len(resolved(text, day)) == 15


@given(texts, st.dates(), st.dates())
def test_resolving_again_counts_from_the_new_day(text: str, one: date, other: date) -> None:
    first = resolved(text, one.isoformat())
    assert resolve_times(text, first, day=one.isoformat()) == first
    again = resolve_times(text, resolve_times(text, first, day=None), day=other.isoformat())
    assert again == resolved(text, other.isoformat())


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no step of a rule: 'moon:1'"):
        value_by("moon:1", DAY)


@pytest.mark.parametrize(
    ("rule", "reference", "value"),
    [
        ("week:-1 > of:D3", "2024-12-02", "2024-11-27"),
        ("year:-1 > of:Q3", "2024-12-02", "2023-Q3"),
        ("day:-1 > part:EV", "2024-12-02", "2024-12-01TEV"),
        ("@again:-1", "2024-Q3", "2023-Q3"),
        ("@in:1988", "1989-Q3", "1988-Q3"),
        ("hour:-2", "2024-12-02T01:30", "2024-12-01T23:30"),
        ("hour:-2", "2024-12-02", "XXXX-XX-XXTXX:XX"),
        ("@day:1", "2024-W48", "XXXX-XX-XX"),
        ("past:PT48H", None, "PT48H"),
        ("on:WE:this", "2024-12-02", "2024-W49-WE"),
        ("on:thanksgiving:last", "2024-12-02", "2024-11-28"),
    ],
)
def test_rules(rule: str, reference: str | None, value: str) -> None:
    assert value_by(rule, reference) == value
