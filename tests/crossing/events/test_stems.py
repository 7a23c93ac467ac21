from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.events.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("struck", "strikes"),
        ("striking", "strike"),
        ("death", "died"),
        ("explosion", "exploded"),
        ("carried", "carry"),
        ("planned", "plans"),
        ("announcement", "announced"),
        ("met", "meeting"),
        ("passes", "pass"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ring", "run"), ("fire", "fall"), ("shoot", "shut"), ("meet", "melt")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(max_size=20))
def test_any_text_has_a_stem(text: str) -> None:
    assert stem(text) or not text
