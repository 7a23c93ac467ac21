"""Which places of linked passages may contradict each other."""

from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossing.made import prepare, scene
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.whereabouts.rivals import rival_places

ROOM = "The sitting was held in the reading room of the library."
GYM = "The session took place in the gymnasium of the school."
AFTER = " Firemen left at noon, when nobody was there any more."


def rivals(a: str, b: str, *, probability: float = 0.9) -> list[tuple[str, str]]:
    first, second = prepare(f"It was a bad night. {a}{AFTER}"), prepare(f"The owner wept. {b}{AFTER}")
    link = Linked(
        first,
        1,
        second,
        1,
        score=0.6,
        probability=probability,
        directed=False,
        reused=False,
        one_lineage=False,
    )
    return [
        (one.mine.phrase.of(first.report.text), one.theirs.phrase.of(second.report.text))
        for one in rival_places(scene([link]))
    ]


def test_two_rooms_where_one_thing_was() -> None:
    assert rivals(ROOM, GYM) == [("in the reading room of the library", "in the gymnasium of the school")]


BOTH_TRUE = [
    ("The body was found in the kitchen.", "The body was found in the house."),
    ("She died in the ward on Monday.", "She died in the hospital on Monday."),
    ("He was arrested in the garden.", "He was arrested behind the house."),
    ("They waited on the platform for hours.", "They waited at the station for hours."),
    ("He was hit by a car and died.", "He was hit by a truck and died."),
    ("The attack took place in a taxi.", "The attack took place on the bridge."),
    ("The fire began in a flat on Monday.", "The fire began in the tower block on Monday."),
    ("She was shot in the street at noon.", "She was shot in the village at noon."),
    ("She fell from the balcony at noon.", "She fell into the yard at noon."),
    ("He was shot dead outside the school.", "He was shot dead in the garage."),
    ("He was shot dead in front of the church.", "He was shot dead in the school."),
    ("They agreed on it at the summit.", "They agreed on it at the palace."),
    ("The bomb went off at the market.", "The bomb went off in the square."),
    ("He will be treated in the prison.", "He was treated in the school."),
    ("The fire began in the kitchen.", "The fire began in the basement."),
    ("The service was held in the chapel.", "The service was held in the school."),
    ("It was shown in the cinema on Monday.", "It was shown in the theater on Monday."),
]


@pytest.mark.parametrize(("a", "b"), BOTH_TRUE)
def test_what_can_both_be_true_is_no_conflict(a: str, b: str) -> None:
    assert rivals(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ROOM, ROOM),
        (ROOM, "The session took place in the reading room."),
        (ROOM, "The session took place in the gymnasium beside the reading room."),
        (ROOM, "The session took place on Monday."),
        ("They went to the library.", "They went to the gymnasium."),
        ("“We met in the library,” she said.", "“We met in the gymnasium,” she said."),
    ],
)
def test_what_may_be_one_place_where_nothing_was_and_quoted_words(a: str, b: str) -> None:
    assert rivals(a, b) == []


def test_passages_that_hardly_assert_the_same_have_none() -> None:
    assert rivals(ROOM, GYM, probability=0.1) == []


def named(a: str, b: str) -> list[tuple[str, str]]:
    """As `rivals`, of reports that are read with the reader and the gazetteer."""
    held = read_scene(a, b)
    return [
        (one.mine.noun.of(one.link.a.report.text), one.theirs.noun.of(one.link.b.report.text))
        for one in rival_places(held)
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The man was shot dead in Derry on Monday.", "The man was shot dead in Londonderry on Monday."),
        ("The crane fell in Gdansk on Monday.", "The crane fell in Danzig on Monday."),
        ("The fire broke out in Brixton at noon.", "The fire broke out in London at noon."),
        ("They met at the Elysee Palace on Monday.", "They met in Paris on Monday."),
        ("The crash was on the Danube on Monday.", "The crash was in Vienna on Monday."),
        ("The body was found on Lesbos on Monday.", "The body was found in Mytilene on Monday."),
    ],
)
def test_two_names_that_may_mean_one_place_are_no_conflict(a: str, b: str) -> None:
    assert named(a, b) == []


def test_two_streets_and_two_towns_that_the_map_lacks_are() -> None:
    streets = named(
        "A boy was shot on Lagrange Street on Monday.", "A boy was shot on Sylvania Avenue on Monday."
    )
    assert streets == [("Lagrange Street", "Sylvania Avenue")]
    assert named("A dam broke at Velmora on Monday.", "A dam broke at Tasklund on Monday.") == [
        ("Velmora", "Tasklund")
    ]
