"""Wordings as a page prints them: cut where words differ, or where what is cited begins or ends."""

from __future__ import annotations

from crossread.domain.span import Span
from crossread.export.page_differences import Piece, pieces
from crossread.serve.answers.common import SpanAnswer
from crossread.serve.answers.discrepancies import Change, ReadingAnswer

_TAGS = {Change.LOST: "del", Change.ADDED: "ins", Change.OTHER: "mark"}


def reading_pieces(reading: ReadingAnswer) -> tuple[Piece, ...]:
    """The sentence of a reading, with the cited words and those that differ told apart."""
    start, end = reading.sentence.start, reading.sentence.end
    differing = [
        Span(max(a, start) - start, min(b, end) - start) for a, b in reading.differs if a < end and b > start
    ]
    return pieces(reading.sentence.text, differing=differing, cited=_inside(reading.span, reading.sentence))


def cited_pieces(span: SpanAnswer, sentence: SpanAnswer) -> tuple[Piece, ...]:
    """A sentence with the cited words told apart."""
    return pieces(sentence.text, cited=_inside(span, sentence))


def tag_of(change: Change) -> str:
    """The element for words that one reading has and the other has not."""
    return _TAGS[change]


def _inside(span: SpanAnswer, frame: SpanAnswer) -> Span:
    return Span(max(span.start, frame.start) - frame.start, min(span.end, frame.end) - frame.start)
