from __future__ import annotations

import pytest

from crossread.domain.layers import Token
from crossread.domain.span import Span
from crossread.models.reader.denial import denied


def tree(text: str, heads: list[int]) -> list[Token]:
    """Words parted by blanks, with their governors."""
    at = 0
    tokens = []
    for word, head in zip(text.split(), heads, strict=True):
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(Span(start, at), "X", head, "dep"))
    return tokens


@pytest.mark.parametrize(
    ("text", "heads", "event", "expected"),
    [
        ("The quay was not closed", [1, 4, 4, 4, 4], 4, True),
        ("No crane fell", [1, 2, 2], 1, True),
        ("They never reopened it", [2, 2, 2, 2], 2, True),
        ("The quay was closed not the yard", [1, 3, 3, 3, 6, 6, 3], 3, False),
        ("The quay closed at noon", [1, 2, 2, 4, 2], 2, False),
    ],
)
def test_an_event_is_denied_by_a_word_it_governs(
    text: str, heads: list[int], event: int, *, expected: bool
) -> None:
    assert denied(text, tree(text, heads), 0, event, event + 1) is expected


def test_indices_are_those_of_the_whole_text() -> None:
    text = "It was not closed"
    tokens = [Token(t.span, t.upos, t.head + 50, t.relation) for t in tree(text, [3, 3, 3, 3])]
    assert denied(text, tokens, 50, 53, 54)
    assert not denied(text, tokens, 50, 50, 51)
