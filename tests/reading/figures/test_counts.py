"""Numbers tied to their harm by syntax: what, who, how many."""

from __future__ import annotations

import pytest

from reading.figures.made import figures

COUNTS = [
    ("At least 12 people were killed in Lindmark.", [("At least 12", "killed", "people")]),
    (
        "The blast killed four dockers and injured nine.",
        [("four", "killed", "dockers"), ("nine", "injured", "")],
    ),
    ("Four dockers died and nine were wounded.", [("Four", "killed", "dockers"), ("nine", "injured", "")]),
    ("The death toll rose to 41.", [("41", "killed", "")]),
    ("The attack brought the total number of deaths to 41.", [("41", "killed", "")]),
    ("Up to 3,000 residents were evacuated.", [("Up to 3,000", "displaced", "residents")]),
    ("Police arrested 38 people and reported 114 incidents.", [("38", "arrested", "people")]),
    ("Seven sailors are missing; 40 were rescued.", [("Seven", "missing", "sailors"), ("40", "rescued", "")]),
    ("The fighting left 412 dead.", [("412", "killed", "")]),
    (
        "The shooting left two people dead and two others injured.",
        [("two", "killed", "people"), ("two", "injured", "people")],
    ),
    ("About 5,000 protesters marched through the port.", [("About 5,000", "taking part", "protesters")]),
    ("Some 800 troops were deployed to the border.", [("Some 800", "taking part", "troops")]),
    (
        "The storm destroyed 45 houses and damaged 120 vehicles.",
        [("45", "destroyed", "houses"), ("120", "damaged", "vehicles")],
    ),
    (
        "The rebels captured dozens of villages and 14 soldiers.",
        [("dozens", "captured", "villages"), ("14", "captured", "soldiers")],
    ),
    ("Four people were shot, one fatally.", [("Four", "shot", "people"), ("one", "killed", "")]),
    ("The bombing killed and wounded dozens of insurgents.", [("dozens", "casualties", "insurgents")]),
    ("12 killed, 30 hurt in port blast.", [("12", "killed", ""), ("30", "injured", "")]),
    ("Some 60,000 people were affected by the flood.", [("Some 60,000", "affected", "people")]),
    ("Gunmen kidnapped five engineers.", [("five", "abducted", "engineers")]),
    ("The shipyard fire sent six welders to hospital.", [("six", "injured", "welders")]),
    ("Eight members of one family drowned when their van was swept away.", [("Eight", "killed", "members")]),
    ("Thousands of protesters marched through the port.", [("Thousands", "taking part", "protesters")]),
    ("Norvia has hundreds of troops stationed in the port.", []),
    ("None of the 12 sailors was hurt.", [("None of the 12 sailors", "injured", "")]),
    ("Eleven people, none of them locals, died in the blast.", [("Eleven", "killed", "people")]),
    ("Police found 1,300 pounds (600 kgs) of explosives.", []),
    ("Twelve ships lay in port.", []),
    ("The budget rose by 12 percent.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_what_and_who(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.number.span.of(text), f.what, f.who) for f in figures(text)] == expected


def test_dozens_keep_their_documented_range() -> None:
    (figure,) = figures("The bombing killed and wounded dozens of insurgents.")
    assert (figure.number.low, figure.number.best, figure.number.high) == (24, None, 96)


def test_the_span_covers_number_noun_and_harm() -> None:
    text = "The blast killed at least four dockers."
    (figure,) = figures(text)
    assert figure.span.of(text) == "killed at least four dockers"


MEASURES = [
    ("The company paid $5 million in damages.", "money", "USD", 5_000_000),
    ("The siege lasted three months.", "duration", "month", 3),
    ("The town lies 230 km from the coast.", "distance", "km", 230),
]


@pytest.mark.parametrize(("text", "what", "unit", "best"), MEASURES)
def test_sums_distances_and_durations(text: str, what: str, unit: str, best: float) -> None:
    (figure,) = figures(text)
    assert (figure.what, figure.number.unit, figure.number.best) == (what, unit, best)
