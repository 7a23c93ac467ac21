"""How many were killed and injured in what an invented report mainly tells of."""

from __future__ import annotations

import pytest

from crossread.domain.facts import Figure, Toll
from crossread.reading.figures import figures_of
from crossread.reading.figures.toll import toll_of
from reading.figures.made import read


def toll(text: str, title: str = "") -> Toll:
    ground = read(text, title)
    found: tuple[Figure, ...] = figures_of(ground)
    return toll_of(ground, found)


TOLLS = [
    ("A 19-year-old man was shot and killed in the harbour on Friday, police said.", 1, 0),
    ("A woman was wounded in a shooting in the harbour. She is in stable condition.", 0, 1),
    ("Four people were shot, one fatally, at a dance in the harbour.", 1, 3),
    ("One man was killed and three others were wounded in the harbour.", 1, 3),
    (
        "A man was shot dead in the harbour. Tomas Verrin, 31, was pronounced dead at the scene. "
        "Verrin worked at the clinic.",
        1,
        0,
    ),
    (
        "A 15-year-old boy and a 40-year-old woman were shot in the harbour. The boy died. "
        "The woman is in critical condition.",
        1,
        1,
    ),
    ("The gunman shot two sailors before killing himself, police said.", 1, 2),
    (
        "A man was killed in the harbour on Friday. Two people were killed in an unrelated shooting in Ostby.",
        1,
        0,
    ),
    ("He and three others were shot in the harbour.", 0, 4),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOLLS)
def test_tolls(text: str, killed: float, injured: float) -> None:
    found = toll(text)
    assert (found.killed.best, found.injured.best) == (killed, injured)


def test_a_title_with_counts_decides() -> None:
    text = "Gunfire broke out at a dance in the harbour on Friday. The victims were taken to hospital."
    found = toll(text, "2 dead, 3 injured in harbour shooting")
    assert (found.killed.best, found.injured.best) == (2, 3)


def test_nobody_harmed_is_untold() -> None:
    found = toll("The council met in the harbour on Friday and voted on a plan.")
    assert (found.killed.best, found.injured.best) == (None, None)


def test_evidence_is_in_the_text() -> None:
    text = "One man was killed and three others were wounded in the harbour."
    found = toll(text)
    assert [span.of(text) for span in found.killed.evidence] == ["One man was killed"]
    assert [span.of(text) for span in found.injured.evidence] == ["three others were wounded"]


def test_an_open_count_stays_open() -> None:
    found = toll("At least 12 people were killed in the harbour.").killed
    assert (found.low, found.best, found.high) == (12, 12, None)
