"""The place, time and voice of a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.facts import TimeExpression, TimeKind
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.reading.figures import figures_of
from reading.figures.made import figures, printed, read


def test_each_count_has_its_own_place() -> None:
    text = "The shelling killed 12 people in Damascus and nine civilians in Beirut."
    assert [(f.number.span.of(text), printed(f.place, text)) for f in figures(text)] == [
        ("12", "Damascus"),
        ("nine", "Beirut"),
    ]


def test_the_places_of_the_ground_are_taken_where_there_are_any() -> None:
    ground = read("In Beirut, the shelling wounded six people.")
    (place,) = ground.of_kind(MentionKind.PLACE)
    (figure,) = figures_of(ground)
    assert figure.place == place.span


def test_the_place_of_a_voice_is_not_the_figures() -> None:
    text = "Six people were wounded, according to a doctor in Beirut."
    (figure,) = figures(text)
    assert figure.place is None
    assert printed(figure.source, text) is not None


def test_a_place_told_of_the_voice_is_not_the_figures() -> None:
    text = "The fighting left at least 61 civilians dead, according to the observatory, which has a network in Beirut."
    (figure,) = [f for f in figures(text) if f.what == "killed"]
    assert figure.place is None


def test_a_time_of_the_ground_goes_to_the_figure_beside_it() -> None:
    text = "The shelling wounded six people on Tuesday and killed two people on Friday."
    times = tuple(
        TimeExpression(Span(text.index(day), text.index(day) + len(day)), TimeKind.DATE, "XXXX")
        for day in ("Tuesday", "Friday")
    )
    found = figures_of(replace(read(text), times=times))
    assert [printed(f.time, text) for f in found] == ["Tuesday", "Friday"]


def test_the_time_of_a_noun_beside_it_is_not_a_figures() -> None:
    text = "Police arrested two dockers over the 2012 fire."
    time = TimeExpression(Span(text.index("2012"), text.index("2012") + 4), TimeKind.DATE, "2012")
    assert [f.time for f in figures_of(replace(read(text), times=(time,)))] == [None]


def test_the_day_in_a_dateline_is_not_a_figures() -> None:
    text = "LINDMARK, 9 March (Agency) - Gunmen kidnapped six engineers late on Thursday."
    times = tuple(
        TimeExpression(Span(text.index(day), text.index(day) + len(day)), TimeKind.DATE, "XXXX")
        for day in ("9 March", "Thursday")
    )
    found = figures_of(replace(read(text), times=times))
    assert [printed(f.time, text) for f in found] == ["Thursday"]


SOURCES = [
    ("Rescuers said that 14 people had died, according to the harbour clinic.", "the harbour clinic"),
    ("The army denied that 12 civilians had died.", "The army"),
    (
        "Russian warplanes hit the harbour, the observatory said. The warplanes killed 12 people.",
        "the observatory",
    ),
    ("The shelling killed 12 people.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_tells_it(text: str, source: str | None) -> None:
    (figure,) = figures(text)
    assert printed(figure.source, text) == source


SIDES = [
    ("Twelve people were killed in raids by the US-Saudi coalition.", None),
    ("Twelve people were killed in raids of the Saudi Arabia coalition on Hodeidah.", "Hodeidah"),
    ("Twelve people were killed in strikes by France.", None),
    ("Twelve people were killed in the Beirut market.", "Beirut"),
]


@pytest.mark.parametrize(("text", "place"), SIDES)
def test_a_country_that_says_who_is_no_place(text: str, place: str | None) -> None:
    (figure,) = figures(text)
    found = printed(figure.place, text)
    assert found is None if place is None else place in (found or "")
