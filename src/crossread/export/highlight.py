"""Cut a text at every boundary of the marks on it, so that overlapping marks can be printed as markup.

Marks may nest, touch and cross. Where two cross, the later one is closed and reopened, so that what comes
out is a tree; marks that only nest are never split.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from crossread.domain.span import Span

Layer = TypeVar("Layer")


@dataclass(frozen=True, slots=True)
class Mark(Generic[Layer]):
    """A stretch of text and what is said of it."""

    span: Span
    layer: Layer


@dataclass(frozen=True, slots=True)
class Segment(Generic[Layer]):
    """Characters under the same marks, outermost mark first. Empty only where a mark is empty."""

    span: Span
    marks: tuple[Mark[Layer], ...]


@dataclass(frozen=True, slots=True)
class Step(Generic[Layer]):
    """One step of printing: close the innermost `closes` marks, open `opens`, then print `span`.

    `closes` pairs each mark, innermost first, with whether it ends for good; `opens` pairs each mark,
    outermost first, with whether it begins here (False: it goes on after being cut by a crossing mark).
    """

    closes: tuple[tuple[Mark[Layer], bool], ...]
    opens: tuple[tuple[Mark[Layer], bool], ...]
    span: Span


def segments(length_chars: int, marks: Iterable[Mark[Layer]]) -> tuple[Segment[Layer], ...]:
    """Segments of [0, length_chars) in order; laid end to end they are exactly the text.

    Marks that reach beyond the text are clipped. An empty mark gets an empty segment of its own.
    """
    ordered = sorted(
        (mark for mark in marks if mark.span.start <= length_chars),
        key=lambda mark: (mark.span.start, -mark.span.end),
    )
    ends = {min(mark.span.end, length_chars) for mark in ordered}
    cuts = sorted({0, length_chars, *ends, *(mark.span.start for mark in ordered)})
    found: list[Segment[Layer]] = []
    alive: list[Mark[Layer]] = []
    waiting = iter(ordered)
    upcoming = next(waiting, None)
    for start, end in zip(cuts, [*cuts[1:], length_chars], strict=True):
        alive = [mark for mark in alive if mark.span.end > start]
        while upcoming is not None and upcoming.span.start == start:
            if len(upcoming.span):
                alive.append(upcoming)
            else:
                found.append(Segment(upcoming.span, (*alive, upcoming)))
            upcoming = next(waiting, None)
        if end > start:
            found.append(Segment(Span(start, end), tuple(alive)))
    return tuple(found)


def steps(length_chars: int, marks: Iterable[Mark[Layer]]) -> Iterator[Step[Layer]]:
    """The same segments as instructions for a printer of nested markup; the last step only closes."""
    open_marks: list[Mark[Layer]] = []
    begun: set[int] = set()
    parts: Sequence[Segment[Layer]] = (
        *segments(length_chars, marks),
        Segment(Span(length_chars, length_chars), ()),
    )
    for part in parts:
        kept = _common_prefix(open_marks, part.marks)
        still = {id(mark) for mark in part.marks}
        closes = tuple((mark, id(mark) not in still) for mark in reversed(open_marks[kept:]))
        opens = tuple((mark, id(mark) not in begun) for mark in part.marks[kept:])
        begun.update(id(mark) for mark in part.marks)
        open_marks = list(part.marks)
        yield Step(closes, opens, part.span)


def _common_prefix(open_marks: Sequence[Mark[Layer]], wanted: Sequence[Mark[Layer]]) -> int:
    kept = 0
    while kept < min(len(open_marks), len(wanted)) and open_marks[kept] is wanted[kept]:
        kept += 1
    return kept
