"""Whether two wordings of one point are the same, in words and in quote marks."""

from __future__ import annotations

from crossread.domain.reading import Reading
from crossread.domain.span import Span
from crossread.text.words import words


def differ(one: str, other: str) -> bool:
    """Whether two wordings hold other words, blind to case, diacritics and punctuation."""
    first, second = ([word.folded for word in words(text)] for text in (one, other))
    return (first or one) != (second or other)


def is_quoted(reading: Reading, span: Span) -> bool:
    """Whether characters stand in quote marks, but for what they begin or end with."""
    return any(
        quotation.span.overlaps(span) and len(quotation.content) * 2 > len(span)
        for quotation in reading.quotations
    )
