from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from crossread.text.differences import changed_share, word_differences
from crossread.text.words import words

from .hostile import texts

EXAMPLES = [
    ("The dam held.", "The dam held", [("equal", "The dam held", "The dam held")]),
    ("CAFÉ Elmo", "“cafe” elmo!", [("equal", "CAFÉ Elmo", "cafe” elmo")]),
    (
        "We will not attack.",
        "We will attack.",
        [("equal", "We will", "We will"), ("delete", "not", ""), ("equal", "attack", "attack")],
    ),
    (
        "It may have fallen.",
        "It has fallen.",
        [("equal", "It", "It"), ("replace", "may have", "has"), ("equal", "fallen", "fallen")],
    ),
    ("one", "one two", [("equal", "one", "one"), ("insert", "", "two")]),
    ("", "", []),
    ("…", "!", []),
]


@pytest.mark.parametrize(("a", "b", "expected"), EXAMPLES)
def test_differences(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(d.kind, d.a.of(a), d.b.of(b)) for d in word_differences(a, b)] == expected


def test_changed_share() -> None:
    assert changed_share("the dam held", "The dam, held!") == 0.0
    assert changed_share("the dam held", "no bridge fell") == 1.0
    assert changed_share("a b c d", "a b c x") == 0.25
    assert changed_share("", "") == 0.0


@given(texts, texts)
def test_every_word_is_in_exactly_one_difference(a: str, b: str) -> None:
    found = word_differences(a, b)
    for text, spans in ((a, [d.a for d in found]), (b, [d.b for d in found])):
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(sum(span.contains(word.span) for span in spans) == 1 for word in words(text))


@given(texts, texts)
def test_equal_runs_are_equal_and_kinds_fit_their_spans(a: str, b: str) -> None:
    for difference in word_differences(a, b):
        inside_a, inside_b = (
            [word.folded for word in words(text) if span.contains(word.span)]
            for text, span in ((a, difference.a), (b, difference.b))
        )
        assert (difference.kind == "equal") == (inside_a == inside_b)
        assert (difference.kind == "insert") == (not inside_a)
        assert (difference.kind == "delete") == (not inside_b)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changed_share(text, text) == 0.0
    assert {difference.kind for difference in word_differences(text, text)} <= {"equal"}


@given(texts, texts)
def test_the_changed_share_is_symmetric(a: str, b: str) -> None:
    assert changed_share(a, b) == pytest.approx(changed_share(b, a))
    assert 0.0 <= changed_share(a, b) <= 1.0
