from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.found_words import found_words


@pytest.mark.parametrize(
    ("text", "parts", "found"),
    [
        ("Rain fell. RAIN-coats, rainy", ["rain"], ["Rain", "RAIN"]),
        ("A café; the cafe\u0301 closed", ["cafe"], ["café", "cafe\u0301"]),
        ("The old mill, the mill old", ["old mill"], ["old mill"]),
        ("old old mill", ["old mill", "old"], ["old", "old mill"]),
        ("東京都は雨", ["京都"], ["京都"]),
        ("x_y x", ["x"], ["x", "x"]),
        ("nothing", ["", "!"], []),
        ("", ["a"], []),
    ],
)
def test_words_are_found_as_the_index_finds_them(text: str, parts: list[str], found: list[str]) -> None:
    assert [span.of(text) for span in found_words(text, parts)] == found


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_spans_are_sorted_apart_and_inside(text: str, parts: list[str]) -> None:
    spans = found_words(text, parts)
    assert all(span.end <= len(text) and len(span) for span in spans)
    assert all(one.end < two.start for one, two in pairwise(spans))
