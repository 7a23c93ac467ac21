from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.speech.heard import heard, without_slack


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We don't know", "We do not know"),
        ("a well-organised labour camp", "a well organized labor camp"),
        ("on Sept. 11", "on September 11"),
        ("two boats", "2 boats"),
        ("It’s here", "It is here"),
    ],
)
def test_house_style_is_not_heard(a: str, b: str) -> None:
    assert heard(a) == heard(b)


@pytest.mark.parametrize(
    ("a", "b"), [("we can", "we can't"), ("two boats", "three boats"), ("the north", "the south")]
)
def test_other_words_are(a: str, b: str) -> None:
    assert heard(a) != heard(b)


def test_articles_may_come_and_go() -> None:
    assert without_slack(heard("And the plan was rash")) == without_slack(heard("plan was rash"))


@given(st.text(max_size=60))
def test_any_text_is_heard(text: str) -> None:
    assert all(heard(text)) or heard(text) == ()
