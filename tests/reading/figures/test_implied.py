"""Figures without a printed number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.facts import EventStatus, Place, PlaceMention, PlacePrecision
from crossread.domain.layers import Mention, MentionKind
from crossread.domain.span import Span
from crossread.reading.figures import figures_of
from reading.figures.made import figures, read

IMPLIED = [
    ("A 19-year-old man was shot dead in the harbour on Friday.", "A 19-year-old man", "killed", 1),
    ("Her daughter-in-law was killed.", "Her daughter-in-law", "killed", 1),
    ("A couple was killed in the fire.", "A couple", "killed", 2),
    ("No one was injured.", "No one", "injured", 0),
    ("Nobody was hurt in the blast.", "Nobody", "injured", 0),
    ("There were no casualties.", "no casualties", "casualties", 0),
]


@pytest.mark.parametrize(("text", "phrase", "what", "best"), IMPLIED)
def test_a_phrase_for_people_counts_them(text: str, phrase: str, what: str, best: float) -> None:
    (figure,) = figures(text)
    assert figure.implied
    assert (figure.number.span.of(text), figure.what, figure.number.best) == (phrase, what, best)
    assert figure.status is EventStatus.ACTUAL


def test_a_printed_number_is_not_implied() -> None:
    (figure,) = figures("Two brothers were killed when the roof fell.")
    assert not figure.implied
    assert (figure.number.best, figure.who) == (2, "brothers")


def test_who_does_it_to_himself() -> None:
    text = "Officers said the gunman shot three people before killing himself."
    found = {(f.number.span.of(text), f.what) for f in figures(text)}
    assert found == {("the gunman", "killed"), ("three", "shot")}


def test_one_person_named_twice_is_counted_once() -> None:
    text = "Tomas Verrin was killed in the harbour. Verrin was killed by a falling crane."
    assert [f.number.span.of(text) for f in figures(text)] == ["Tomas Verrin"]


def test_who_stands_among_the_dead_is_not_dead() -> None:
    text = "Ann Lee visited the hospital and saw people sleep among the dead."
    assert figures(text) == []


def test_a_name_that_is_a_place_elsewhere_is_nobody() -> None:
    text = "Rebels will leave Rodin soon. Fighters captured Rodin in January."
    start = text.index("Rodin")
    ground = read(text)
    named = replace(
        ground,
        mentions=(Mention(Span(text.rindex("Rodin"), text.rindex("Rodin") + 5), MentionKind.PERSON, 1.0),),
    )
    assert [f.what for f in figures_of(named)] == ["captured"]
    place = Place("made", "Rodin", 0.0, 0.0, "XX", "", "PPL", 0, PlacePrecision.TOWN)
    located = replace(named, places=(PlaceMention(Span(start, start + 5), place, 1.0),))
    assert figures_of(located) == ()
