from __future__ import annotations

import pytest

from crossing.discrepancies.read import PADDING, read_scene
from crossing.made import read_fully, scene
from crossread.crossing.comparing.linked import Linked
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
    (
        "The boat was steered by Marta Lindqvist, 61, of Tromby.",
        "The boat was steered by Marta Lindqvist, 62.",
    ),
]
ONE_AGE = [
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
        ("Nadia Karim, 24, who graduated in 2008, leads the team.", "“"),
        ("Sergeant Paul Okoth, 31, who enlisted in 1995, was among the dead.", "“"),
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
        "Nadia Karim, 38, who graduated in 2008, leads the team.",
        "Nadia Karim, 24, whose father graduated in 1988, leads the team.",
        "Nadia Karim, 24, lives in a house built in 1950.",
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


def test_a_birthday_may_lie_between_reports_months_apart() -> None:
    first = read_fully(f"Marta Lindqvist, 61, steered the boat.{PADDING}", published="2025-05-07")
    later = read_fully(f"Marta Lindqvist, 62, steered the boat.{PADDING}", published="2025-09-07")
    link = Linked(
        first, 0, later, 0, score=0.9, probability=0.9, directed=False, reused=False, one_lineage=False
    )
    assert list(age_findings(scene([link]))) == []
