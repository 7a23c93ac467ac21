"""What a report's layers hold in each passage, found in one go: long reports hold thousands of both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TypeVar

from crossread.crossing.prepared import Prepared
from crossread.domain.span import Span

T = TypeVar("T")


def by_passage(report: Prepared, items: Iterable[tuple[Span, T]]) -> list[list[T]]:
    """The items that lie wholly inside each passage, in the order given."""
    found: list[list[T]] = [[] for _ in report.passages]
    starts = _starts(report)
    for span, item in items:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and report.passages[at].span.contains(span):
            found[at].append(item)
    return found


def touching(report: Prepared, items: Iterable[tuple[Span, T]]) -> list[list[T]]:
    """The items that share a character with each passage, in the order given."""
    found: list[list[T]] = [[] for _ in report.passages]
    starts = _starts(report)
    for span, item in items:
        first = max(bisect_right(starts, span.start) - 1, 0)
        for at in range(first, bisect_left(starts, span.end)):
            if report.passages[at].span.overlaps(span):
                found[at].append(item)
    return found


def passage_at(report: Prepared, span: Span) -> int | None:
    """The index of the passage that holds a span; None outside the news text."""
    at = bisect_right(_starts(report), span.start) - 1
    return at if at >= 0 and report.passages[at].span.contains(span) else None


def _starts(report: Prepared) -> list[int]:
    return [passage.span.start for passage in report.passages]
