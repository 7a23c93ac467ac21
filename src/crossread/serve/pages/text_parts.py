"""Cuts a long text into parts that a page can show, at the ends of paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from crossread.domain.span import Span

PART_CHARS = (
    20_000  # of the longest script three bytes each, with twice as many for marks: a fifth of a page's limit
)
PART_MARKS = 1_500  # places marked; each costs up to 250 bytes
_SLACK = 0.3  # of a part may be given up for an end at a paragraph or at a word


def text_parts(text: str, marked: Collection[Span]) -> tuple[Span, ...]:
    """Parts of a text laid end to end; one empty part for an empty text.

    No part has more than PART_CHARS characters, or more than PART_MARKS marks that begin in it unless they begin at one
    character.
    """
    starts = sorted({(span.start, span.end) for span in marked})
    found: list[Span] = []
    at = 0
    while at < len(text) or not found:
        end = _end(text, at, _most(starts, at, len(text)))
        found.append(Span(at, end))
        at = end
    return tuple(found)


def part_at(parts: Collection[Span], place: Span | None) -> int:
    """The part, counted from 0, in which a place begins; the first where there is none."""
    begins = place.start if place else 0
    return next((at for at, part in enumerate(parts) if begins < part.end), max(0, len(parts) - 1))


def _most(starts: list[tuple[int, int]], at: int, length_chars: int) -> int:
    """The farthest that a part may end which begins at `at`."""
    first = bisect_left(starts, (at, 0))
    most = min(length_chars, at + PART_CHARS)
    if first + PART_MARKS < len(starts):
        most = min(most, max(at + 1, starts[first + PART_MARKS][0]))
    return most


def _end(text: str, at: int, most: int) -> int:
    """The end of the last paragraph before `most`, else of the last word; `most` where neither is near."""
    if most == len(text):
        return most
    least = most - int((most - at) * _SLACK)
    paragraph = text.rfind("\n", least, most)
    if paragraph >= 0:
        return paragraph + 1
    word = next((place for place in range(most, least, -1) if text[place - 1].isspace()), most)
    return max(word, at + 1)
