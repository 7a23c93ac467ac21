from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.domain.layers import Quotation
from crossread.domain.span import Span
from crossread.models.packaged import WEIGHTS
from crossread.models.reader.pieces import (
    BREAKS,
    MAX_PIECES_PER_TOKEN,
    QUOTES,
    SHAPES,
    UNKNOWN,
    Pieces,
    cut_into_pieces,
    shape,
)
from crossread.models.tokenizing import load_tokenizer
from crossread.text.quotes import quotations
from crossread.text.sentences import sentences
from crossread.text.tokens import tokens
from text.hostile import texts

TOKENIZER = load_tokenizer(WEIGHTS / "tokenizer.json", max_pieces=None)
LOWER, TITLE, UPPER, MIXED, DIGITS, MARK, INITIAL = range(1, SHAPES)
OUTSIDE, INSIDE, EDGE = range(QUOTES)
WITHIN, SENTENCE, PARAGRAPH = range(BREAKS)


def pieces(
    text: str, found: tuple[Span, ...], *, starts: tuple[int, ...] = (), quoted: tuple[Quotation, ...] = ()
) -> Pieces:
    return cut_into_pieces(text, found, sentence_starts=starts, quotations=quoted, tokenizer=TOKENIZER)


def states(text: str, found: tuple[Span, ...], *quoted: Quotation) -> list[int]:
    """The quote state of each token."""
    cut = pieces(text, found, quoted=quoted)
    return [int(state) for state in cut.forms[cut.starts[:-1]] // BREAKS % QUOTES]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harbour", LOWER),
        ("n't", LOWER),
        ("12th", LOWER),
        ("大马士革", LOWER),
        ("دمشق", LOWER),
        ("Elin", TITLE),
        ("O’Brien", TITLE),
        ("NATO", UPPER),
        ("U.S.", UPPER),
        ("G20", UPPER),
        ("McTavish", MIXED),
        ("iPhone", MIXED),
        ("1,490.5", DIGITS),
        ("٣", DIGITS),
        ("²", DIGITS),
        ("...", MARK),
        ("", MARK),
        ("\u200b", MARK),
        ("\ufffd", MARK),
        ("A", INITIAL),
        ("É", INITIAL),
    ],
)
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


@given(st.text(st.characters(codec=None), max_size=8))
def test_every_word_has_a_shape(word: str) -> None:
    assert 0 < shape(word) < SHAPES


def test_pieces_of_a_token_share_its_form() -> None:
    text = "Sandqvist left"
    cut = pieces(text, tokens(text), starts=(0,))
    counts = np.diff(cut.starts)
    assert counts[0] > 1
    assert counts[1] == 1
    assert set(cut.forms[: counts[0]].tolist()) == {(TITLE * QUOTES + OUTSIDE) * BREAKS + PARAGRAPH}
    assert cut.forms[counts[0] :].tolist() == [(LOWER * QUOTES + OUTSIDE) * BREAKS + WITHIN]


def test_breaks_before_sentences_and_paragraphs() -> None:
    text = "It sank. All swam.\n\nNobody drowned."
    cut = pieces(text, tokens(text), starts=(0, 3, 6))
    breaks = cut.forms[cut.starts[:-1]] % BREAKS
    assert breaks.tolist() == [PARAGRAPH, 0, 0, SENTENCE, 0, 0, PARAGRAPH, 0, 0]


def test_quote_states() -> None:
    text = "He said “ no boat ” again"
    found = tokens(text)
    closed = Quotation(Span(8, 19), Span(9, 18))
    assert states(text, found, closed) == [OUTSIDE, OUTSIDE, EDGE, INSIDE, INSIDE, EDGE, OUTSIDE]
    unclosed = Quotation(Span(8, 17), Span(9, 17), closed=False)
    assert states(text, found, unclosed) == [OUTSIDE, OUTSIDE, EDGE, INSIDE, INSIDE, OUTSIDE, OUTSIDE]
    assert states(text, found) == [OUTSIDE] * 7


def test_the_marks_of_an_inner_quotation_are_edges() -> None:
    text = "“He said ‘no’ twice”"
    found = quotations(text)
    assert len(found) == 2
    expected = [EDGE, INSIDE, INSIDE, EDGE, INSIDE, EDGE, INSIDE, EDGE]
    assert states(text, tokens(text), *found) == expected
    assert states(text, tokens(text), *found[::-1]) == expected


def test_a_quotation_without_tokens_of_ours_marks_nothing() -> None:
    """As in a caption between two sentences, which is not read."""
    text = "It sank. “All lost” Nobody drowned."
    found = (*tokens(text, Span(0, 8)), *tokens(text, Span(20, len(text))))
    assert states(text, found, Quotation(Span(9, 19), Span(10, 18))) == [OUTSIDE] * 6


def test_a_token_never_has_more_than_its_share_of_pieces() -> None:
    text = "https://desk.example.org/" + "q7z" * 20
    cut = pieces(text, tokens(text))
    assert cut.starts.tolist() == [0, MAX_PIECES_PER_TOKEN]


@pytest.mark.parametrize("odd", ["\u200b", "\u0301", "\ufeff", "\0", "\ud800", "\u202e", "\ue000"])
def test_a_token_that_cleans_to_nothing_is_unknown(odd: str) -> None:
    text = f"the {odd} sea"
    cut = pieces(text, (Span(0, 3), Span(4, 4 + len(odd)), Span(5 + len(odd), 8 + len(odd))))
    assert cut.starts.tolist() == [0, 1, 2, 3]
    assert cut.ids[1] == UNKNOWN
    assert UNKNOWN not in {cut.ids[0], cut.ids[2]}


def test_markers_in_a_report_are_text() -> None:
    text = "[SEP]"
    assert not {101, 102} & set(pieces(text, (Span(0, 5),)).ids.tolist())


def test_no_tokens_have_no_pieces() -> None:
    cut = pieces("", ())
    assert cut.starts.tolist() == [0]
    assert len(cut.ids) == len(cut.forms) == 0


@settings(deadline=None)
@given(texts)
def test_every_token_has_its_pieces(text: str) -> None:
    found: list[Span] = []
    starts = []
    for sentence in sentences(text):
        starts.append(len(found))
        found += tokens(text, sentence)
    cut = pieces(text, tuple(found), starts=tuple(starts), quoted=quotations(text))
    counts = np.diff(cut.starts)
    assert len(counts) == len(found)
    assert all(1 <= count <= MAX_PIECES_PER_TOKEN for count in counts)
    assert len(cut.ids) == len(cut.forms) == cut.starts[-1]
    assert all(QUOTES * BREAKS <= form < SHAPES * QUOTES * BREAKS for form in cut.forms)
