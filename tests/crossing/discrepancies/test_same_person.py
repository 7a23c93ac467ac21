from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.age import age_findings

ONE_PERSON = [
    (
        "The suspect, a 19-year-old student, was arrested in Graz on Monday.",
        "Police in Graz arrested a student on Monday. The suspect is 21 and lives with his mother.",
    ),
    (
        "A nine-year-old girl was killed when the wall fell in Puri.",
        "A girl of seven died under the wall in Puri, her uncle said.",
    ),
    (
        "The dead were a 41-year-old woman from Tarnow and a man of 60.",
        "The dead were a man of 60 and a woman, 47, from Tarnow.",
    ),
    (
        "Police in Omsk detained the attacker, a man of 33.",
        "The attacker, a 38-year-old man, was detained in Omsk.",
    ),
]
TWO_PEOPLE = [
    ("The suspect is 19, police in Graz said.", "The suspect is 19, said police in Graz."),
    ("A man of 34 was killed and a woman of 20 was hurt.", "A woman of 20 was hurt. A man was killed."),
    (
        "A man of 34 and a man of 52 were killed in Worms.",
        "A man of 52 and a man of 34 were killed in Worms.",
    ),
    ("The victims were a man of 34 and a man of 52.", "One of the victims was a 61-year-old man."),
    (
        "A witness, a 40-year-old man, saw the crash in Graz.",
        "A 25-year-old man was killed in the crash in Graz.",
    ),
    (
        "The suspect, 19, was arrested; a second suspect, 24, fled.",
        "A second suspect, 24, fled; the suspect is 19.",
    ),
    ("A boy of 15 was arrested.", "A boy of six was killed."),
    (
        "A teacher, a woman of 52, was stabbed by a pupil of 15.",
        "A cook, a woman of 30, saw the 15-year-old.",
    ),
    (
        "Two suspects aged 19 and 22 were held.",
        "The suspect is 30, and two others aged 19 and 22 were freed.",
    ),
]


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_one_person_without_a_name_and_two_ages(a: str, b: str) -> None:
    (finding,) = age_findings(read_scene(a, b))
    assert "seems to be one" in finding.explanation


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_ages_of_two_people_or_in_common(a: str, b: str) -> None:
    assert list(age_findings(read_scene(a, b))) == []
