"""Who is printed right beside quoted words."""

from __future__ import annotations

import pytest

from crossread.crossing.speech.tags import post_after, pronoun_after
from crossread.domain.span import Span

QUOTED = "We heard it twice"


def _after(tail: str) -> tuple[str, Span]:
    text = f"“{QUOTED},” {tail}"
    return text, Span(1, 2 + len(QUOTED))


@pytest.mark.parametrize(
    ("tail", "post"),
    [
        ("said a teacher who asked not to be named.", "a teacher"),
        ("the trader said.", "the trader"),
        ("shouted an old beekeeper from the bank.", "an old beekeeper from the bank"),
        ("said a member of the crew on Monday.", "a member of the crew"),
        ("he said.", None),
        ("Moira Pym said.", None),
        ("and left.", None),
    ],
)
def test_posts(tail: str, post: str | None) -> None:
    text, span = _after(tail)
    found = post_after(text, span)
    assert (found.of(text) if found else None) == post


@pytest.mark.parametrize(
    ("tail", "pronoun"),
    [("she said.", "she"), ("He told reporters.", "He"), ("the mayor said.", None), ("she left.", None)],
)
def test_pronouns(tail: str, pronoun: str | None) -> None:
    text, span = _after(tail)
    found = pronoun_after(text, span)
    assert (found.of(text) if found else None) == pronoun


@pytest.mark.parametrize(
    "tail", ["The union said on Monday that it would wait.", "The insurance claims were rejected."]
)
def test_quoted_words_that_end_their_sentence_have_no_tag(tail: str) -> None:
    text = f"“{QUOTED}.” {tail}"
    assert post_after(text, Span(1, 2 + len(QUOTED))) is None
    assert pronoun_after(f"“{QUOTED}.” He told the court nothing.", Span(1, 2 + len(QUOTED))) is None
