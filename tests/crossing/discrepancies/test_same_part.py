from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.same_part import part_findings

ANOTHER_PERSON = [
    (
        "Works manager Ann Keller said the blaze was out by noon in Hall 3.",
        "The blaze in Hall 3 was out by noon, said Bruno Vogt, the works manager.",
        "Ann Keller",
        "Bruno Vogt",
    ),
    (
        "The bus driver, Jorge Salas, was arrested in Oruro on Monday.",
        "Police in Oruro arrested the bus driver, Mario Quinteros, on Monday.",
        "Jorge Salas",
        "Mario Quinteros",
    ),
    (
        "Fire chief Lena Strom said three flats burned in Malmo.",
        "Three flats burned in Malmo, fire chief Karin Holt said.",
        "Lena Strom",
        "Karin Holt",
    ),
    (
        "Amina Diallo, the school's head teacher, told parents in Thies to stay calm.",
        "Parents in Thies were told to stay calm by head teacher Fatou Sarr.",
        "Amina Diallo",
        "Fatou Sarr",
    ),
    (
        "Mayor Ana Ruiz said twelve houses in Calderas were lost.",
        "Twelve houses in Calderas were lost, mayor Pilar Soto said.",
        "Ana Ruiz",
        "Pilar Soto",
    ),
    (
        "The union's general secretary, Neil Marsh, called the offer an insult.",
        "Colin Hart, the union's general secretary, called the offer an insult.",
        "Neil Marsh",
        "Colin Hart",
    ),
    (
        "Hospital director Samuel Osei in Kumasi said 14 patients had died.",
        "Fourteen patients had died, said Kwame Mensah, the hospital director in Kumasi.",
        "Samuel Osei",
        "Kwame Mensah",
    ),
    (
        "The ferry's captain, Rui Mendes, was rescued off Praia.",
        "Paulo Tavares, the ferry's captain, was rescued off Praia, the harbour office said.",
        "Rui Mendes",
        "Paulo Tavares",
    ),
    (
        "Its head of security, Major Ivan Petrov, was dismissed in Varna.",
        "The head of security, Colonel Georgi Kolev, was dismissed in Varna.",
        "Ivan Petrov",
        "Georgi Kolev",
    ),
    (
        "District coroner Ruth Bell opened an inquest in Hull on Friday.",
        "An inquest was opened in Hull on Friday by the district coroner, Mary Dodd.",
        "Ruth Bell",
        "Mary Dodd",
    ),
]
NOBODY_ELSE = [
    (
        "Works manager Mike Keller said the blaze was out by noon in Hall 3.",
        "The blaze in Hall 3 was out by noon, said Michael Keller, the works manager.",
    ),
    (
        "Works manager Ann Keller said the blaze was out by noon.",
        "Fire chief Bruno Vogt said the blaze was out by noon.",
    ),
    (
        "Works manager Ann Keller said the blaze was out by noon.",
        "The works manager, Keller, said the blaze was out by noon.",
    ),
    ("Deputy mayor Ana Ruiz said twelve houses were lost.", "Mayor Pilar Soto said twelve houses were lost."),
    (
        "Former works manager Ann Keller said the hall was old.",
        "Bruno Vogt, the works manager, said the hall was new.",
    ),
    (
        "Police spokesman Carl Berg said two people were hurt.",
        "Police spokeswoman Eva Lind said two people were hurt.",
    ),
    (
        "Economics professor Ann Lee said rates would rise.",
        "Economics professor Bo Tan said rates would rise.",
    ),
    (
        "Bus driver Jorge Salas saw the crash in Oruro.",
        "Two bus drivers, Mario Quinteros and Luis Rojas, saw the crash in Oruro.",
    ),
    ("Bank director Ann Lee and hospital director Bo Tan met.", "Hospital director Bo Tan met Ann Lee."),
    (
        "Works manager Ann Keller said the blaze was out, and Bruno Vogt agreed.",
        "Bruno Vogt, the works manager, said the blaze was out.",
    ),
    ("Acting police chief Tom Hale spoke in Reno.", "Police chief Dan Cole is on leave in Reno."),
    ("The trade union's president, Ana Sol, called a strike.", "Country president Luis Paz urged calm."),
    ("Paramedic Ann Lee treated the wounded.", "Paramedic Bo Tan treated the wounded."),
    ("Liverpool coach Ann Lee praised the team.", "Everton coach Bo Tan praised the team."),
    (
        "Ana Ruiz, the mayor of Calderas, said houses were lost.",
        "Pilar Soto, the mayor of Monteverde, said houses were lost.",
    ),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b", "one", "other"), ANOTHER_PERSON)
def test_another_person_in_the_same_part(a: str, b: str, one: str, other: str) -> None:
    (finding,) = part_findings(read_scene(a, b))
    assert {point.value for point in finding.points} == {one, other}
    assert finding.detail == "person"


@pytest.mark.parametrize(("a", "b"), NOBODY_ELSE)
def test_parts_that_two_people_can_have(a: str, b: str) -> None:
    assert list(part_findings(read_scene(a, b))) == []


def test_a_part_in_one_word_needs_a_link() -> None:
    a = "Mayor Ana Ruiz said twelve houses in Calderas were lost."
    b = "Twelve houses in Calderas were lost, mayor Pilar Soto said."
    assert list(part_findings(read_scene(a, b, probability=0.1))) == []
