from __future__ import annotations

import pytest

from crossing.made import link, read_fully, scene
from crossread.crossing.discrepancies.attribution import attribution_findings
from crossread.crossing.linked import Linked

_REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def told(a: str, b: str) -> list[str]:
    one, other = (
        read_fully(a + _REST, outlet="Harbour Post"),
        read_fully(b + _REST, outlet="Lindmark Courier"),
    )
    linked = Linked(
        one, 0, other, 0, score=0.9, probability=0.9, directed=False, reused=False, one_lineage=False
    )
    return [f.detail for f in attribution_findings(scene([linked]))]


TWO_VOICES = [
    (
        "The boom had rusted for years, according to the shipowner.",
        "The boom had rusted for years, the coast guard said.",
    ),
]
ONE_VOICE = [
    (
        "The boom had rusted for years, according to the shipowner.",
        "The boom had rusted for years, the shipowner said.",
    ),
    (
        "The boom had rusted for years, according to officials.",
        "The boom had rusted for years, the coast guard said.",
    ),
    ("The boom had rusted for years, he said.", "The boom had rusted for years, the coast guard said."),
    ("The boom had rusted for years.", "The boom had rusted for years, the coast guard said."),
]


@pytest.mark.parametrize(("a", "b"), TWO_VOICES)
def test_one_statement_of_two_voices(a: str, b: str) -> None:
    assert told(a, b) == ["other voice"]
    assert told(b, a) == ["other voice"]


@pytest.mark.parametrize(("a", "b"), ONE_VOICE)
def test_voices_that_may_be_one(a: str, b: str) -> None:
    assert told(a, b) == []
    assert told(b, a) == []


@pytest.mark.parametrize("text", ["", "x", "“", "according to", ", said."])
def test_odd_text(text: str) -> None:
    assert (
        list(
            attribution_findings(
                scene([link(text + " The quay was quiet on Monday.", "The quay was quiet.")])
            )
        )
        == []
    )
