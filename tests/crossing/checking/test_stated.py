"""What a passage plainly states, and what only looks like it."""

from __future__ import annotations

import pytest

from crossing.checking.asked import claim, passage
from crossread.crossing.checking.figures import figure_slots
from crossread.crossing.checking.stated import is_counted, is_stated

CRANE = "The blue crane in Norvik harbour killed 412 dockers on Monday, police said."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The crane killed 412 dockers.", CRANE),
        ("The crane in Norvik harbour killed 412 dockers on Monday.", CRANE),
        ("Cranes killed dockers on Monday.", CRANE),
        ("The crane did not kill any dockers.", "The blue crane did not kill any of the dockers."),
        ("The dockers may strike in May.", "The dockers of Norvik may strike in late May."),
    ],
)
def test_all_words_in_their_order_state_it(asked: str, told: str) -> None:
    assert is_stated(claim(asked), passage(told))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The crane killed 142 dockers.", CRANE),
        ("The dockers killed the crane.", CRANE),
        ("The crane killed dockers.", "The crane was killed by dockers."),
        ("The crane killed dockers.", "The crane never killed dockers."),
        ("The crane killed dockers.", "The owner denied that the crane had killed dockers."),
        ("The crane killed dockers.", "The crane may have killed dockers."),
        ("The crane did not kill dockers.", CRANE),
        ("The crane killed all 412 dockers.", CRANE),
        ("The dockers left the crane.", "The dockers left before the crane fell."),
        ("Dockers left.", "The dockers left."),
    ],
)
def test_a_word_more_or_another_order_does_not(asked: str, told: str) -> None:
    assert not is_stated(claim(asked), passage(told))


@pytest.mark.parametrize(
    ("asked", "told", "counted"),
    [
        ("412 people were killed.", "The storm left more than 412 dead.", True),
        ("412 people were killed.", "The storm left 142 dead.", False),
        ("412 people were killed.", "The storm left 412 injured.", False),
        ("412 people were killed in Norvik.", "The storm left 412 dead.", False),
        ("Two people were killed.", "The storm left two dead.", False),
    ],
)
def test_a_bare_count_is_stated_by_the_count(asked: str, told: str, counted: bool) -> None:
    assert is_counted(claim(asked), tuple(figure_slots(claim(asked), passage(told)))) is counted
