"""The rule for texts without tokens: a number and the nearest word of harm in one clause."""

from __future__ import annotations

import pytest

from crossread.reading.figures import figures_of
from reading.figures.made import unread

FIGURES = [
    ("At least 12 people were killed in Lindmark.", [("At least 12", "killed")]),
    ("The blast killed four dockers and injured nine.", [("four", "killed"), ("nine", "injured")]),
    ("Four dockers died and nine were wounded.", [("Four", "killed"), ("nine", "injured")]),
    ("The death toll rose to 41.", [("41", "killed")]),
    ("Up to 3,000 residents were evacuated.", [("Up to 3,000", "displaced")]),
    ("Police arrested 38 people and reported 114 incidents.", [("38", "arrested")]),
    ("Some 300 families fled the valley.", [("Some 300", "displaced")]),
    ("Seven sailors are missing; 40 were rescued.", [("Seven", "missing"), ("40", "rescued")]),
    ("The budget rose by 12 percent.", []),
    ("Twelve ships lay in port.", []),
    ("The mine, 230 km away, trapped 30 workers.", [("230 km", "distance"), ("30", "trapped")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.number.span.of(text), f.what) for f in figures_of(unread(text))] == expected


def test_place_and_source_of_a_figure() -> None:
    text = "Four people were killed in Lindmark, the port clinic said."
    (figure,) = figures_of(unread(text))
    assert figure.place is not None
    assert figure.place.of(text) == "Lindmark"
    assert figure.source is not None
    assert figure.source.of(text) == "the port clinic"
    assert figure.who == "people"


def test_the_span_covers_number_and_word() -> None:
    text = "At least 12 people were killed in Lindmark."
    (figure,) = figures_of(unread(text))
    assert figure.span.contains(figure.number.span)
    assert figure.span.of(text).endswith("killed")
