from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.disguise import as_seen, undisguised


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("А сrаne fеll", "А crane fell"),  # a word of one letter alone cannot be told from Cyrillic
        ("РОRT оf Lіndmark", "PORT of Lindmark"),
        ("Москва and Ωmega", "Москва and Ωmega"),
        ("ha\u200brbour", "harbour"),
        ("plain words", "plain words"),
        ("", ""),
    ],
)
def test_words_are_read_as_they_look(printed: str, seen: str) -> None:
    assert as_seen(printed) == seen


@given(st.text())
def test_offsets_hold_in_undisguised_text(text: str) -> None:
    plain = undisguised(text)
    assert len(plain) == len(text)
    assert undisguised(plain) == plain
