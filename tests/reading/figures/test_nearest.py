from __future__ import annotations

import pytest

from crossread.domain.facts import Figure
from crossread.domain.span import Span
from crossread.reading.attribution_rules import attributions_by_rules
from crossread.reading.figures import figures
from crossread.reading.passages import passages
from crossread.text.names import names
from crossread.text.numbers import numbers
from crossread.text.quotes import quotations


def found(text: str) -> tuple[Figure, ...]:
    sentences = passages(text, [Span(0, len(text))])
    told = attributions_by_rules(text, sentences, quotations(text))
    return figures(text, sentences, numbers(text), names=names(text), told=told)


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
    ("The mine, 230 km away, trapped 30 workers.", [("30", "trapped")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.number.span.of(text), f.what) for f in found(text)] == expected


def test_place_and_source_of_a_figure() -> None:
    text = "Four people were killed in Lindmark, the port clinic said."
    (figure,) = found(text)
    assert figure.place is not None
    assert figure.place.of(text) == "Lindmark"
    assert figure.source is not None
    assert figure.source.of(text) == "the port clinic"
    assert figure.who == "people"


def test_the_span_covers_number_and_word() -> None:
    text = "At least 12 people were killed in Lindmark."
    (figure,) = found(text)
    assert figure.span.contains(figure.number.span)
    assert figure.span.of(text).endswith("killed")
