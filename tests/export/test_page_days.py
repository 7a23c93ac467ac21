"""Days worked out: in words, with reasons and the characters that give them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.crossing import Story
from crossread.domain.dating import InferredDay
from crossread.domain.desk import Desk
from crossread.domain.facts import Grain, Period
from crossread.domain.report import Precision
from crossread.export.page_days import is_background, main_view, weekday_words, written_view
from crossread.export.page_names import name_everything
from facts_desk import doubtful_desk, facts_desk

DATED = next(report.id for report in facts_desk().reports if report.published)
UNDATED = next(report.id for report in facts_desk().reports if not report.published)


def with_day(day: InferredDay) -> Desk:
    desk = facts_desk()
    return replace(desk, stories=(replace(desk.stories[0], days=(day,)),))


def test_an_inferred_day_comes_with_its_reasons_and_words() -> None:
    desk = facts_desk()
    found = written_view(desk, name_everything(desk), UNDATED)
    assert found is not None
    assert (found.day, found.stated, found.sureness) == ("Monday 12 May 2031", "", "very likely")
    assert found.reasons == ("says “Yesterday” of what Coast Ledger dates to Sunday 11 May 2031",)
    assert [(evidence.report.key, evidence.words) for evidence in found.evidence] == [
        ("B1", "Yesterday"),
        ("A1", "Sunday"),
    ]


def test_a_stated_day_in_doubt_is_never_without_the_likelier_one() -> None:
    desk = doubtful_desk()
    found = written_view(desk, name_everything(desk), DATED)
    assert found is not None
    assert (found.stated, found.day) == ("Monday 12 May 2031", "Thursday 8 to Friday 9 May 2031")
    assert found.reasons == ("expects for Saturday what lies behind",)


def test_a_stated_day_that_nothing_speaks_against_is_not_worked_out() -> None:
    desk = facts_desk()
    assert written_view(desk, name_everything(desk), DATED) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-12", "2031-05-12", "Monday 12 May 2031"),
        ("2031-04-30", "2031-05-01", "Wednesday 30 April 2031 to Thursday 1 May 2031"),
        ("2031-05-12", None, "not before Monday 12 May 2031"),
        (None, "2031-05-12", "not after Monday 12 May 2031"),
        (None, None, "May 2031"),
    ],
)
def test_an_open_day_is_said_as_far_as_it_is_known(first: str | None, last: str | None, words: str) -> None:
    likely = (("2031-05-12", 0.5), ("2031-05-11", 0.3))
    day = InferredDay(UNDATED, first, last, "2031-05", Precision.MONTH, (), (), 0.5, likely)
    desk = with_day(day)
    found = written_view(desk, name_everything(desk), UNDATED)
    assert found is not None
    assert found.day == words
    assert found.sureness == ""
    assert found.likely == (("Monday 12 May 2031", "50\u00a0%"), ("Sunday 11 May 2031", "30\u00a0%"))


def test_the_main_day_and_place_are_named_only_where_most_reports_agree() -> None:
    desk = facts_desk()
    found = main_view(desk, name_everything(desk), desk.stories[0])
    assert found is not None
    assert (found.day, found.place) == ("Sunday 11 May 2031", "Varna")
    event = desk.stories[0].event
    assert event is not None
    unsure = replace(desk.stories[0], event=replace(event, day_score=0.2, place_score=0.3))
    assert main_view(desk, name_everything(desk), unsure) is None
    assert main_view(desk, name_everything(desk), replace(unsure, event=None)) is None


@pytest.mark.parametrize("value", ["2031", "2031-05", "2031-02-31", "in May", ""])
def test_what_is_no_day_has_no_weekday(value: str) -> None:
    assert "day" not in weekday_words(value)


@pytest.mark.parametrize(
    ("first", "period", "background"),
    [
        ("2031-05-12", Period("2016-01-01", "2016-12-31", Grain.YEAR), True),
        ("2031-05-12", Period("2031-05-01", "2031-05-01", Grain.DAY), False),
        ("2031-05-12", None, False),
        (None, Period("2016-01-01", "2016-12-31", Grain.YEAR), False),
        ("0001-01-02", Period("2016-01-01", "2016-12-31", Grain.YEAR), False),
        ("soon", Period("2016-01-01", "2016-12-31", Grain.YEAR), False),
    ],
)
def test_history_is_what_lies_a_month_before_the_first_report(
    first: str | None, period: Period | None, background: bool
) -> None:
    assert is_background(Story("s", "", (), first=first), period) is background
