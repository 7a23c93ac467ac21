"""Tokens to what the network takes in: word pieces, and what the lower-cased vocabulary loses of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.domain.layers import Quotation
from crossread.domain.span import Span
from crossread.models.tokenizing import clean

MAX_PIECES_PER_TOKEN = 8  # of an address or a number without end: what follows tells nothing
UNKNOWN, OPENING, CLOSING = 100, 101, 102

# A piece's form is SHAPES x QUOTES x BREAKS; row 0 is no token at all ([CLS], [SEP], padding).
SHAPES, QUOTES, BREAKS = 8, 3, 3
LOWER, TITLE, UPPER, MIXED, DIGITS, MARK, INITIAL = range(1, SHAPES)
_OUTSIDE, _INSIDE, _EDGE = range(QUOTES)
_WITHIN, _SENTENCE, _PARAGRAPH = range(BREAKS)


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of one text.

    *Shape:* `ids` and `forms` (pieces,); `starts` (tokens + 1,): token t has pieces [starts[t], starts[t + 1]),
    at least one.
    """

    ids: NDArray[np.int64]
    forms: NDArray[np.int64]
    starts: NDArray[np.int64]


def cut_into_pieces(
    text: str,
    tokens: Sequence[Span],
    *,
    sentence_starts: Sequence[int],
    quotations: Sequence[Quotation],
    tokenizer: Tokenizer,
) -> Pieces:
    """Pieces of all tokens. `sentence_starts` are the indices of the tokens that begin a sentence."""
    words = [clean(span.of(text)) for span in tokens]
    encoding = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None and len(pieces[word]) < MAX_PIECES_PER_TOKEN:
            pieces[word].append(piece)
    pieces = [found or [UNKNOWN] for found in pieces]
    forms = _forms(text, tokens, words, sentence_starts=sentence_starts, quotations=quotations)
    counts = np.array([len(found) for found in pieces], dtype=np.int64)
    return Pieces(
        np.array([piece for found in pieces for piece in found], dtype=np.int64),
        np.repeat(forms, counts),
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
    )


def _forms(
    text: str,
    tokens: Sequence[Span],
    words: Sequence[str],
    *,
    sentence_starts: Sequence[int],
    quotations: Sequence[Quotation],
) -> NDArray[np.int64]:
    forms = np.array([shape(word) for word in words], dtype=np.int64) * QUOTES * BREAKS
    forms += _quote_states(tokens, quotations) * BREAKS
    for token in sentence_starts:
        before = text[tokens[token - 1].end : tokens[token].start] if token else "\n"
        forms[token] += _PARAGRAPH if "\n" in before else _SENTENCE
    return forms


def shape(word: str) -> int:
    """Which of the forms of capitals, digits and marks a word has; never 0."""
    if word.islower():
        return LOWER
    if any(map(str.isalpha, word)):
        if word.isupper():
            return INITIAL if len(word) == 1 else UPPER
        return TITLE if word.istitle() else MIXED if not _uncased(word) else LOWER
    return DIGITS if any(map(str.isdigit, word)) else MARK


def _uncased(word: str) -> bool:
    return word.lower() == word.upper()


def _quote_states(tokens: Sequence[Span], quotations: Sequence[Quotation]) -> NDArray[np.int64]:
    states = np.full(len(tokens), _OUTSIDE, dtype=np.int64)
    starts = np.array([span.start for span in tokens], dtype=np.int64)
    for quotation in quotations:
        first, last = np.searchsorted(starts, (quotation.span.start, quotation.span.end))
        states[first:last] = _INSIDE
    for quotation in quotations:
        first, last = np.searchsorted(starts, (quotation.span.start, quotation.span.end))
        if last > first:
            states[first] = _EDGE
        if quotation.closed and last > first:
            states[last - 1] = _EDGE
    return states
