"""Which entity a phrase means, which days a time covers, where a place lies."""

from __future__ import annotations

import pytest

from crossread.domain.facts import Grain, Period
from crossread.lookup import FactIndex
from facts_desk import FIRST, SECOND, at, doubtful_desk, facts_desk

DESK = facts_desk()
DATED = next(report.id for report in DESK.reports if report.published)
UNDATED = next(report.id for report in DESK.reports if not report.published)


@pytest.mark.parametrize(
    ("report", "text", "phrase", "name"),
    [
        (DATED, FIRST, "Ada Brandt", "Ada Brandt"),
        (DATED, FIRST, "Defence Minister Ada Brandt", "Ada Brandt"),
        (UNDATED, SECOND, "Mrs Brandt", "Ada Brandt"),
        (DATED, FIRST, "Hill Front fighters", None),
        (DATED, FIRST, "except for the harbour, Defence Minister Ada Brandt", None),
    ],
)
def test_a_phrase_means_the_name_it_ends_with(report: str, text: str, phrase: str, name: str | None) -> None:
    found = FactIndex(DESK).entity(report, at(text, phrase))
    assert (found.name if found else None) == name


def test_a_place_is_found_by_its_name_and_by_a_phrase_with_no_other() -> None:
    index = FactIndex(DESK)
    for phrase in ("Varna", "the town of Varna"):
        mention = index.place(DATED, at(FIRST, phrase))
        assert mention is not None
        assert mention.place is not None
        assert mention.place.name == "Varna"
    assert index.place(DATED, at(FIRST, "shelling")) is None
    assert index.place(DATED, None) is None


def test_times_count_from_the_day_the_report_was_written_stated_or_inferred() -> None:
    index = FactIndex(DESK)
    sunday = Period("2031-05-11", "2031-05-11", Grain.DAY)
    assert index.period(DATED, at(FIRST, "Sunday")) == sunday
    assert index.period(UNDATED, at(SECOND, "Yesterday")) == sunday
    since = index.period(UNDATED, at(SECOND, "March"))
    assert since is not None
    assert (since.start, since.end) == ("2031-03-01", None)


def test_a_doubtful_day_dates_nothing() -> None:
    index = FactIndex(doubtful_desk())
    assert index.period(DATED, at(FIRST, "Sunday")) is None


def test_a_figure_is_found_by_its_number() -> None:
    figure = FactIndex(DESK).figure(DATED, at(FIRST, "At least 12"))
    assert figure is not None
    assert figure.what == "killed"
    assert FactIndex(DESK).figure(DATED, at(FIRST, "shelling")) is None
