"""Words quoted in one report that another prints without marks."""

from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.quotation import quotation_findings
from crossread.crossing.speech.spoken import Spoken

TWO = "“The cables went one after the other. Nobody on the platform moved at all,” said Tomas Verrin."
PLAIN = "The cables went one after the other. Nobody on the platform moved at all."


def unmarked(*texts: str) -> list[tuple[str, str]]:
    """The words that lack marks, as (detail, words)."""
    found = [f for f in quotation_findings(Spoken.of(read_scene(*texts))) if f.detail.startswith("marks")]
    return [(f.detail, f.points[1].value) for f in found]


def test_neighbouring_sentences_without_marks_are_one_choice() -> None:
    ((_, words),) = unmarked(TWO, PLAIN)
    assert words.startswith("The cables")
    assert words.rstrip(".").endswith("at all")


@pytest.mark.parametrize(
    "shown",
    [
        "The firm published a statement:\n\nThe cables went one after the other. Nobody on the platform moved at all.",
        "'The cables went one after the other. Nobody on the platform moved at all.\n\n'It was over in a minute,' he said.",
    ],
)
def test_layout_shows_whose_words_they_are(shown: str) -> None:
    assert unmarked(TWO, PLAIN)
    assert not unmarked(TWO, shown)


def test_a_speakers_own_i_shows_whose_words_they_are_but_in_a_copy() -> None:
    source = "“I heard the cables go one after the other, and then nobody moved at all,” said Tomas Verrin."
    letter = "I heard the cables go one after the other, and then nobody moved at all."
    assert not list(quotation_findings(Spoken.of(scene([link(source, letter)]))))
    assert [f.detail for f in quotation_findings(Spoken.of(scene([copied(source, letter)])))] == [
        "marks dropped"
    ]
