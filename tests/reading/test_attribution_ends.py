from __future__ import annotations

import pytest

from crossread.domain.layers import Token
from crossread.domain.span import Span
from crossread.models.reader import Told
from crossread.reading.attribution_ends import with_whole_ends

# Word, index of its governor, relation.
RAILROAD = [
    ("Ten", 1, "nummod"), ("cars", 2, "nsubj"), ("left", 2, "root"), ("the", 4, "det"), ("rails", 2, "obj"),
    (",", 9, "punct"), ("according", 9, "case"), ("to", 6, "fixed"), ("the", 9, "det"), ("railroad", 2, "obl"),
    (".", 2, "punct"),
]  # fmt: skip
TEXT = "Ten cars left the rails , according to the railroad ."


def tokens() -> list[Token]:
    found, at = [], 0
    for word, head, relation in RAILROAD:
        found.append(Token(Span(at, at + len(word)), "X", head, relation))
        at += len(word) + 1
    return found


def told(source: str, content: str) -> Told:
    def span(words: str, *, last: bool = False) -> Span:
        at = TEXT.rindex(words) if last else TEXT.index(words)
        return Span(at, at + len(words))

    return Told((span(source, last=True),), span("according to"), (span(content),), 0.9)


@pytest.mark.parametrize(
    ("source", "content", "whole_source", "whole_content"),
    [
        ("the", "Ten cars left the", "the railroad", "Ten cars left the rails"),
        ("the railroad", "Ten", "the railroad", "Ten cars"),
        ("railroad", "Ten cars left the rails", "railroad", "Ten cars left the rails"),
    ],
)
def test_what_breaks_off_within_a_phrase_goes_on_to_its_noun(
    source: str, content: str, whole_source: str, whole_content: str
) -> None:
    (found,) = with_whole_ends([told(source, content)], tokens())
    assert [span.of(TEXT) for span in found.source] == [whole_source]
    assert [span.of(TEXT) for span in found.content] == [whole_content]


def test_nothing_is_led_into_the_other() -> None:
    one = Told((Span(0, 3),), Span(26, 38), (Span(4, 8),), 0.9)  # "Ten" said "cars"
    (found,) = with_whole_ends([one], tokens())
    assert found == one


def test_without_trees_all_stays() -> None:
    one = told("the", "Ten cars left the")
    assert with_whole_ends([one], []) == [one]
