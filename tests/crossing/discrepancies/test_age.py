from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.age import age_findings

TWO_AGES = [
    (
        "The boat was steered by Marta Lindqvist, 61, of Tromby.",
        "The boat was steered by Marta Lindqvist, 81.",
    ),
    (
        "“I lay under the cart,” said Marta Lindqvist, a 52-year-old trader.",
        "“I lay under the cart,” said Marta Lindqvist, a trader of 25.",
    ),
    ("Marta Lindqvist (34) was found.", "The police found 43-year-old Marta Lindqvist."),
]
ONE_AGE = [
    (
        "The boat was steered by Marta Lindqvist, 61, of Tromby.",
        "The boat was steered by Marta Lindqvist, 62.",
    ),
    ("Marta Lindqvist, 61, was found.", "Her sister Ellen Lindqvist, 48, was found."),
    ("65-year-old Edna Moss and 27-year-old Kira Moss were found.", "65-year-old Edna Moss was found."),
    (
        "Otto Berg, 50, was found. His son Otto Berg, 10, was found.",
        "Otto Berg, 50, was found in the house.",
    ),
    ("Marta Lindqvist was found 61 hours later.", "Marta Lindqvist, 34, was found."),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), TWO_AGES)
def test_one_person_with_two_ages(a: str, b: str) -> None:
    (finding,) = age_findings(read_scene(a, b))
    assert finding.detail == "age"
    assert "Lindqvist is given different ages" in finding.explanation
    assert {p.citation.report for p in finding.points} == {p.citation.report for p in finding.points[:2]}


@pytest.mark.parametrize(("a", "b"), ONE_AGE)
def test_ages_that_agree(a: str, b: str) -> None:
    assert list(age_findings(read_scene(a, b))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Captain Rolf Anders is a man of this town. He is 48 and has been a captain for 36 years.",
            "age of 12",
        ),
        ("A 150-year-old man was carried out of the house.", "150 years"),
        ("Rolf Anders, 40, was born in 1961 in the harbour.", "born in 1961"),
    ],
)
def test_ages_that_cannot_be(text: str, words: str) -> None:
    (finding,) = age_findings(read_scene(text))
    assert words in finding.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Captain Rolf Anders is a man of this town. He is 48 and has lived here for 40 years.",
        "Captain Rolf Anders is a man of this town. He is 58 and has been a captain for 36 years.",
        "A 150-year-old oak was felled.",
        "Rolf Anders, 63, was born in 1961 in the harbour.",
        "“My mother is well,” said Rolf Anders, 58. “She is 81.”",
    ],
)
def test_ages_that_can_be(text: str) -> None:
    assert list(age_findings(read_scene(text))) == []


def test_somebody_without_a_name() -> None:
    a = "It began when a seven-year-old boy was brought to the hospital of Lindmark."
    b = "It began when a boy of nine years was brought to the hospital of Lindmark."
    (finding,) = age_findings(read_scene(a, b))
    assert "boy" in finding.explanation
    assert list(age_findings(read_scene(a, b, probability=0.3))) == []
