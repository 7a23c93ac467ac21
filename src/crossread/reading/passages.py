"""The passages of a report: its body's sentences, numbered, with their paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.domain.layers import Passage
from crossread.domain.span import Span
from crossread.text.paragraphs import paragraphs
from crossread.text.sentences import sentences
from crossread.text.words import words


def passages(text: str, body: Iterable[Span]) -> tuple[Passage, ...]:
    """Sentences of the body in order; stretches without a single word are no passage."""
    blocks = [block for part in body for block in paragraphs(text, part)]
    spans = [(span, at) for at, block in enumerate(blocks) for span in sentences(text, block)]
    kept = [(span, at) for span, at in spans if words(span.of(text))]
    return tuple(Passage(index, span, at) for index, (span, at) in enumerate(kept))
