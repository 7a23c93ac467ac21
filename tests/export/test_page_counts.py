"""How many: equal values in one row, with equal voices once."""

from __future__ import annotations

from dataclasses import replace

from crossread.domain.desk import Desk
from crossread.domain.facts import EventStatus, Figure
from crossread.domain.layers import Number
from crossread.domain.reading import Reading
from crossread.export.page_counts import CountRow, count_rows
from crossread.export.page_names import name_everything
from crossread.lookup import FactIndex
from facts_desk import FIRST, at, facts_desk

DATED = next(report.id for report in facts_desk().reports if report.published)


def rows(desk: Desk) -> tuple[CountRow, ...]:
    return count_rows(desk, name_everything(desk), desk.stories[0], FactIndex(desk))


def with_figures(*figures: Figure) -> Desk:
    desk = facts_desk()
    readings = (
        replace(reading, figures=figures) if reading.report == DATED else Reading(reading.report)
        for reading in desk.readings
    )
    return replace(desk, readings=tuple(readings))


def figure(words: str, low: float | None, best: float | None, high: float | None, **more: object) -> Figure:
    span = at(FIRST, words)
    return replace(Figure(span, Number(span, low, best, high), "killed"), **more)  # type: ignore[arg-type]


def test_the_greatest_stands_first_with_its_whole_place_and_voice() -> None:
    found = rows(facts_desk())
    assert [(row.what, row.value) for row in found] == [
        ("killed", "14"),
        ("killed", "At least 12"),
        ("killed", "five"),
        ("killed", "A shopkeeper"),
    ]
    running, whole, part, shopkeeper = found
    assert (running.notes, running.when, running.background) == ("a running total", "since March 2031", False)
    assert (whole.who, whole.place, whole.accounts) == ("people", "Dobrich", "")
    assert [(voice.source, len(voice.told)) for voice in whole.voices] == [("", 1)]
    assert part.notes == "part of “At least 12” killed"
    assert (shopkeeper.who, shopkeeper.notes) == ("", "no number is printed")


def test_a_vague_number_is_said_in_digits_and_ranked_by_its_least() -> None:
    found = rows(with_figures(figure("shelling", 24, None, 96), figure("five", 50, 50, 50)))
    assert [(row.value, row.bounds) for row in found] == [("five", ""), ("shelling", "24 to 96")]
    (open_end,) = rows(with_figures(figure("shelling", 2000, None, None)))
    assert open_end.bounds == "2\u202f000 or more"


def test_what_is_feared_is_no_count_and_comes_after_those_that_are() -> None:
    feared = figure("12", 900, 900, 900, status=EventStatus.FEARED)
    found = rows(with_figures(feared, figure("five", 5, 5, 5)))
    assert [(row.value, row.status) for row in found] == [("five", ""), ("12", "feared")]


def test_sums_and_lengths_are_measures() -> None:
    found = rows(
        with_figures(figure("about 45 km", None, 45, None, what="distance"), figure("five", 5, 5, 5))
    )
    assert [(row.value, row.measure) for row in found] == [("five", False), ("about 45 km", True)]


def test_nothing_is_counted_in_a_desk_without_readings() -> None:
    assert rows(replace(facts_desk(), readings=())) == ()
