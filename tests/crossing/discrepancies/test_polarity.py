from __future__ import annotations

import pytest

from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.polarity import polarity_findings


def details(a: str, b: str, *, copy: bool = False, score: float = 0.9) -> list[str]:
    linked = copied(a, b, score=score) if copy else link(a, b, score=score)
    return [f.detail for f in polarity_findings(scene([linked]))]


DENIED = [
    ("The crane had passed its inspection.", "The crane had not passed its inspection."),
    ("The council ruled out a second vote.", "The council wants a second vote."),
    ("The ministry denied the strike on the depot.", "The ministry confirmed the strike on the depot."),
    ("No decisions have been made about the quay.", "Decisions have been made about the quay."),
    ("The guards didn't open the gate.", "The guards opened the gate."),
]
NOT_DENIED = [
    ("The crane had passed its inspection.", "The crane had passed its inspection, but gave no warning."),
    ("The mayor refused to sign the plan.", "The mayor's refusal to sign the plan came late."),
    ("The mayor gave no answer but a nod.", "The mayor gave only a nod for an answer."),
    ("I don't know anyone who crossed.", "I dont know anyone who crossed."),
    (
        "The crew did not leave the ship, nor did it signal.",
        "The crew stayed on the ship and sent no signal.",
    ),
]


@pytest.mark.parametrize(("a", "b"), DENIED)
def test_one_report_negates_what_the_other_states(a: str, b: str) -> None:
    assert details(a, b) == ["negation"]
    assert details(b, a) == ["negation"]


@pytest.mark.parametrize(("a", "b"), NOT_DENIED)
def test_a_negation_that_touches_nothing_the_other_says(a: str, b: str) -> None:
    assert details(a, b) == []
    assert details(b, a) == []


def test_loose_pairs_are_not_compared() -> None:
    assert details(*DENIED[0], score=0.4) == []


def test_a_hedge_lost_in_a_copy() -> None:
    linked = copied("The boom may have rusted for years.", "The boom has rusted for years.")
    (finding,) = polarity_findings(scene([linked]))
    assert finding.detail == "certainty"
    assert "as certain what its source hedges" in finding.explanation


def test_a_hedge_of_one_of_two_accounts() -> None:
    linked = link("The boom may have rusted for years.", "The boom has rusted for years.")
    (finding,) = polarity_findings(scene([linked]))
    assert finding.detail == "certainty"
    assert finding.explanation.startswith("One report hedges what the other states as certain")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The owner could face a fine of 900 crowns.", "The owner would face a fine of 900 crowns."),
        ("The owner claimed the boom was sound.", "The owner said the boom was sound."),
    ],
)
def test_a_hedge_in_other_words_is_not_lost(a: str, b: str) -> None:
    assert details(a, b, copy=True) == []


OPEN = [
    ("The inquiry indicates the boom gave way in the wind.", "The boom seems to have given way in the wind."),
    (
        "Police are investigating the theft of the boom.",
        "The boom was allegedly stolen, and the theft is known.",
    ),
    ("Drinking is not to be allowed on the quay.", "They are to refrain from allowing drinking on the quay."),
    ("The fee is waived while the leak is not repaired.", "The fee is waived until the leak is repaired."),
    ("We did not come to plunder the harbour but to feed it.", "We came to feed the harbour."),
]


@pytest.mark.parametrize(("a", "b"), OPEN)
def test_other_words_for_the_same_doubt_or_denial(a: str, b: str) -> None:
    assert details(a, b) == []
    assert details(b, a) == []
