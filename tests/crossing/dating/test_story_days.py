from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.dating.stories import cited, dated, first, second, timed
from crossread.crossing.dating import date_story
from crossread.domain.report import Precision


def test_yesterday_beside_a_dated_sunday_was_written_on_monday() -> None:
    reports = first("on Sunday", "2031-05-12"), second("yesterday", None)
    days = dated(*reports)
    (inferred,) = days.inferred
    assert inferred.report == reports[1].id
    assert (inferred.value, inferred.precision) == ("2031-05-12", Precision.DAY)
    assert inferred.earliest == inferred.latest == "2031-05-12"
    assert inferred.score > 0.9
    assert any("“yesterday” of what" in r and "Sunday 11 May 2031" in r for r in inferred.reasons)
    assert "yesterday" in cited(reports, days)
    assert {citation.report for citation in inferred.evidence} == {report.id for report in reports}
    assert not days.doubts


def test_one_weekday_in_both_bounds_the_day_and_is_not_made_finer() -> None:
    days = dated(first("on Sunday", "2031-05-14"), second("on Sunday", None))
    (inferred,) = days.inferred
    assert inferred.precision is not Precision.DAY
    assert inferred.earliest is not None
    assert inferred.latest is not None
    assert "2031-05-09" <= inferred.earliest <= "2031-05-12"
    assert inferred.latest <= "2031-05-17"
    assert any("no one day stands out" in reason for reason in inferred.reasons)


def test_without_words_in_common_nothing_is_inferred() -> None:
    other = timed(
        "The choir of Harbour Street sang yesterday in the market hall. Some two hundred people came to hear it.\n\n"
        "Its leader, Ada Brenner, said that the next evening would be in autumn and that tickets were for sale."
    )
    assert not dated(first("on Sunday", "2031-05-12"), other).inferred


def test_a_report_alone_is_bounded_by_its_own_full_dates() -> None:
    alone = timed(
        "The mill at Tarn burned down on 3 March 2031, the fire brigade said in a note to the district office.\n\n"
        "Nobody was hurt, and the owner has since begun to clear the yard of what was left of the roof."
    )
    (inferred,) = dated(alone).inferred
    assert (inferred.earliest, inferred.latest, inferred.value) == ("2031-03-03", None, None)
    assert cited([alone], dated(alone)) == ["3 March 2031"]


def test_a_page_date_after_what_the_report_looks_ahead_to_is_doubted() -> None:
    ahead = "Hollen is expected in the capital on Monday, where the cabinet will hear her."
    reports = first("on Sunday", "2031-05-12"), second("on Sunday", "2031-05-15", ahead)
    days = dated(*reports)
    (doubt,) = days.doubts
    assert doubt.report == reports[1].id
    assert doubt.stated == "2031-05-15"
    assert (doubt.instead.earliest or "") >= "2031-05-10"
    assert (doubt.instead.latest or "9") <= "2031-05-13"
    assert any("looks ahead to “Monday”" in reason for reason in doubt.reasons)


def test_a_date_a_month_late_is_doubted_and_the_witnesses_are_not() -> None:
    reports = [
        first("on Sunday", "2031-05-12"),
        first("yesterday", "2031-05-12", "The army sent the pumps."),
        second("yesterday", "2031-06-17"),
    ]
    days = dated(*reports)
    assert [doubt.report for doubt in days.doubts] == [reports[2].id]
    assert days.doubts[0].instead.value == "2031-05-12"


@pytest.mark.parametrize(
    ("one", "day", "other", "other_day"),
    [
        ("on Sunday", "2031-05-12", "yesterday", "2031-05-12"),
        ("on Sunday", "2031-05-12", "on Sunday", "2031-05-13"),
        ("today", "2031-05-11", "yesterday", "2031-05-12"),
        ("on May 11", "2031-05-20", "yesterday", "2031-05-12"),
    ],
)
def test_days_that_agree_are_not_doubted(one: str, day: str, other: str, other_day: str) -> None:
    assert not dated(first(one, day), second(other, other_day)).doubts


def test_a_dateline_says_when_a_reprint_was_written() -> None:
    opening = "LINDMARK, Monday night.—"
    reprint = timed(opening + first("yesterday", None).report.text, "2031-05-17")
    assert not dated(second("on Sunday", "2031-05-12"), reprint).doubts


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [first("on Sunday", "2031-05-12"), second("yesterday", None), first("today", None)]
    assert dated(*reports) == dated(*reversed(reports))


def test_no_reports_no_days() -> None:
    days = date_story({}, [])
    assert not days.inferred
    assert not days.doubts


@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_any_day_of_any_year_is_safe(day: dt.date) -> None:
    days = dated(first("on Sunday", day.isoformat()), second("yesterday", None))
    for inferred in days.inferred:
        assert 0 <= inferred.score <= 1
        assert (inferred.earliest or "0001") <= (inferred.latest or "9999")
