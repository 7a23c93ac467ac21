from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.reading.passages import passages


def test_sentences_with_their_paragraph() -> None:
    text = "One fell. Two stood.\n\nThree ran."
    found = passages(text, [Span(0, len(text))])
    assert [(p.index, p.span.of(text), p.paragraph) for p in found] == [
        (0, "One fell.", 0),
        (1, "Two stood.", 0),
        (2, "Three ran.", 1),
    ]


def test_stretches_without_a_word_are_no_passage() -> None:
    text = "One fell.\n\n* * *\n\nTwo stood."
    assert len(passages(text, [Span(0, len(text))])) == 2


def test_only_the_body_is_read() -> None:
    text = "MENU HOME NEWS\n\nOne fell."
    assert [p.span.of(text) for p in passages(text, [Span(16, len(text))])] == ["One fell."]


@given(st.text(max_size=200))
def test_passages_never_overlap_and_are_numbered(text: str) -> None:
    found = passages(text, [Span(0, len(text))])
    assert [p.index for p in found] == list(range(len(found)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
