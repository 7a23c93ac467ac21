"""Paragraphs: blocks between blank lines, or single lines where each line is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crossread.domain.span import Span

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\0"
_SENTENCE_END = ".!?…:;”\"'’)"
_WRAP_CHARS = 120  # nothing is wrapped wider than this
_WRAP_SHARE = (
    0.3  # of single line breaks that lead into a lower-case letter: prose .75, one line a paragraph ~0
)


def paragraphs(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Paragraphs of `text` (inside `span`), in order, trimmed, never empty, never overlapping.

    Blank lines always part paragraphs. A single line break parts them too, unless the text is wrapped at a
    fixed width, which shows by breaks inside sentences; then a break joins when it stands inside a sentence
    or the next line's first word would not have fitted. Any line ending counts: LF, CR LF, CR, and the
    Unicode separators.
    """
    window = Span(0, len(text)) if span is None else span
    blocks = list(_blocks(text, window))
    if not _is_wrapped(text, blocks):
        return tuple(line for block in blocks for line in block)
    return tuple(paragraph for block in blocks for paragraph in _joined(text, block))


def _blocks(text: str, window: Span) -> Iterator[list[Span]]:
    """Trimmed lines, grouped between blank lines."""
    block: list[Span] = []
    for line in _lines(text, window):
        trimmed = _visible(text, line)
        if len(trimmed):
            block.append(trimmed)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str, window: Span) -> Iterator[Span]:
    at = window.start
    for end in _LINE_END.finditer(text, window.start, window.end):
        yield Span(at, end.start())
        at = end.end()
    yield Span(at, window.end)


def _visible(text: str, span: Span) -> Span:
    """`span` without white space, zero-width characters and NULs at both ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str, blocks: list[list[Span]]) -> bool:
    """Whether enough line breaks stand in the middle of a sentence."""
    breaks = [pair for block in blocks for pair in pairwise(block)]
    cased = any(line.of(text).upper() != line.of(text) for pair in breaks for line in pair)
    inside = sum(_is_inside_sentence(text, line, after, cased=cased) for line, after in breaks)
    return bool(breaks) and inside >= _WRAP_SHARE * len(breaks)


def _is_inside_sentence(text: str, line: Span, after: Span, *, cased: bool) -> bool:
    """Whether a line break parts a sentence; a text all in capitals shows it only by the missing point."""
    return text[line.end - 1] not in _SENTENCE_END and (text[after.start].islower() or not cased)


def _joined(text: str, block: list[Span]) -> Iterator[Span]:
    """The lines of one block, joined where the break was forced by the width or parts a sentence."""
    width_chars = max(len(line) for line in block)
    start = block[0].start
    for line, after in pairwise(block):
        first_word = after.of(text).split(maxsplit=1)[0]
        is_forced = width_chars <= _WRAP_CHARS and len(line) + 1 + len(first_word) > width_chars
        if not is_forced and not _is_inside_sentence(text, line, after, cased=True):
            yield Span(start, line.end)
            start = after.start
    yield Span(start, block[-1].end)
