from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.models.reader.pieces import CLOSING, MAX_PIECES_PER_TOKEN, OPENING, Pieces
from crossread.models.reader.syntax import governors
from crossread.models.reader.windows import WINDOW_PIECES, Window, inputs, windows


def pieces(counts: Sequence[int]) -> Pieces:
    """Tokens of so many pieces each; ids and forms count up."""
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    numbers = np.arange(starts[-1], dtype=np.int64)
    return Pieces(numbers, numbers + 1, starts)


def of_sentences(*sentences: int) -> tuple[Pieces, list[int]]:
    """Sentences of so many tokens, one piece each."""
    return pieces([1] * sum(sentences)), [0, *np.cumsum(sentences[:-1]).tolist()]


def size(found: Pieces, window: Window) -> int:
    return int(found.starts[window.last] - found.starts[window.first])


def governed(found: Pieces, starts: Sequence[int]) -> list[int]:
    """The governors of all tokens where the likeliest is always the first of the sentence."""
    heads: list[int] = []
    for window in windows(found, starts):
        count = window.last - window.first
        heads += governors(window, np.zeros((count, count), dtype=np.float32), starts)
    return heads


@st.composite
def texts(draw: st.DrawFn) -> tuple[Pieces, list[int], int, int]:
    """Tokens, sentence starts, and sizes small enough for many windows."""
    sentences = draw(
        st.lists(st.lists(st.integers(1, MAX_PIECES_PER_TOKEN), min_size=1, max_size=12), min_size=1)
    )
    counts = [count for sentence in sentences for count in sentence]
    starts = [0, *np.cumsum([len(sentence) for sentence in sentences[:-1]]).tolist()]
    window = draw(st.integers(MAX_PIECES_PER_TOKEN + 2, 60))
    return pieces(counts), starts, window, draw(st.integers(0, window))


@settings(deadline=None)
@given(texts())
def test_every_token_is_owned_once_in_order(text: tuple[Pieces, list[int], int, int]) -> None:
    found, starts, window, overlap = text
    cut = windows(found, starts, size_pieces=window, overlap_pieces=overlap)
    owned = [at for w in cut for at in range(w.owned_first, w.owned_last)]
    assert owned == list(range(len(found.starts) - 1))


@settings(deadline=None)
@given(texts())
def test_windows_hold_what_they_own_and_fit(text: tuple[Pieces, list[int], int, int]) -> None:
    found, starts, window, overlap = text
    for w in windows(found, starts, size_pieces=window, overlap_pieces=overlap):
        assert w.first <= w.owned_first <= w.owned_last <= w.last
        assert size(found, w) <= window - 2


@settings(deadline=None)
@given(texts())
def test_every_window_owns_something(text: tuple[Pieces, list[int], int, int]) -> None:
    found, starts, window, overlap = text
    cut = windows(found, starts, size_pieces=window, overlap_pieces=overlap)
    assert all(w.owned_first < w.owned_last for w in cut)


@settings(deadline=None)
@given(texts())
def test_windows_begin_with_a_sentence_unless_it_is_too_long(
    text: tuple[Pieces, list[int], int, int],
) -> None:
    found, starts, window, overlap = text
    lengths = {
        at: found.starts[end] - found.starts[at] for at, end in pairwise([*starts, len(found.starts) - 1])
    }
    for w in windows(found, starts, size_pieces=window, overlap_pieces=overlap):
        sentence = max(at for at in starts if at <= w.first)
        assert w.first == sentence or lengths[sentence] > window - 2


def test_a_short_text_is_one_window() -> None:
    assert windows(*of_sentences(20, 30)) == (Window(0, 50, 0, 50),)


def test_of_the_sentences_seen_twice_each_window_owns_half() -> None:
    assert windows(*of_sentences(250, 30, 30, 250)) == (Window(0, 310, 0, 280), Window(250, 560, 280, 560))


def test_a_huge_sentence_is_cut() -> None:
    found, starts = of_sentences(1000)
    cut = windows(found, starts)
    room = WINDOW_PIECES - 2
    assert [size(found, w) for w in cut] == [room, room, room, 1000 - 3 * room]
    assert [(w.owned_first, w.owned_last) for w in cut] == [(w.first, w.last) for w in cut]


def test_no_tokens_have_no_window() -> None:
    assert windows(pieces([]), []) == ()
    assert windows(pieces([]), [0]) == ()


def test_a_long_sentence_behind_short_ones_is_parsed() -> None:
    """The short ones are seen again by a window that the long one does not fit into."""
    found, starts = of_sentences(200, 20, 20, 300)
    assert len(governed(found, starts)) == 540


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 40) | st.integers(150, 330), min_size=1, max_size=12))
def test_every_token_has_a_governor_in_its_sentence(sentences: list[int]) -> None:
    found, starts = of_sentences(*sentences)
    heads = governed(found, starts)
    number = np.searchsorted(starts, np.arange(sum(sentences)), side="right")
    assert len(heads) == sum(sentences)
    assert (number[heads] == number).all()


def test_inputs_are_the_pieces_between_two_markers() -> None:
    found = pieces([1, 3, 2])
    fed = inputs(found, Window(1, 3, 1, 3))
    assert fed["input_ids"].tolist() == [[OPENING, 1, 2, 3, 4, 5, CLOSING]]
    assert fed["forms"].tolist() == [[0, 2, 3, 4, 5, 6, 0]]
    assert fed["firsts"].tolist() == [[1, 4]]
    assert fed["lasts"].tolist() == [[3, 5]]
