"""Places in a text: half-open [start, end) in Unicode code points, never bytes, never graphemes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in the code points of one report's text.

    Raises:
        ValueError: for a negative start or an end before the start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is not 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by_chars: int) -> Span:
        """The same span in a text that starts `by_chars` earlier."""
        return Span(self.start + by_chars, self.end + by_chars)


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A span in a named report: what every statement of Crossread points at."""

    report: str
    span: Span


def trim(text: str, span: Span) -> Span:
    """`span` without the white space at both ends (may come out empty)."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted union: overlapping and touching spans become one; empty ones vanish."""
    merged: list[Span] = []
    for span in sorted(s for s in spans if len(s)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def complement(spans: Iterable[Span], *, length_chars: int) -> tuple[Span, ...]:
    """What `spans` leave free of [0, length_chars)."""
    free: list[Span] = []
    at = 0
    for span in merge(spans):
        if span.start > at:
            free.append(Span(at, span.start))
        at = max(at, span.end)
    if at < length_chars:
        free.append(Span(at, length_chars))
    return tuple(free)
