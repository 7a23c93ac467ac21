"""Quotations of two reports held against each other, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from crossread.crossing.prepared import Prepared
from crossread.domain.layers import Quotation
from crossread.domain.span import Span
from crossread.text.words import Word, words


class QuoteChange(StrEnum):
    """What became of quoted words from one report to the other."""

    SAME = "same"
    ALTERED = "altered"
    CUT = "cut"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class QuotePair:
    """Quoted words `a` of the first report and their counterpart `b` in the second, as report offsets.

    For UNMARKED, `b` (or `a` where `marked_first` is False) covers the same words without quote marks.
    `likeness` in [0, 1] is the share of words kept, order counted.
    """

    a: Span
    b: Span
    change: QuoteChange
    likeness: float
    marked_first: bool = True


_MIN_WORDS = 2
_MIN_WORDS_UNMARKED = 4
_ALTERED_FLOOR = 0.30  # below this two quotations in aligned passages are different remarks
_LONE_FLOOR = 0.15  # where each passage holds a single quotation and the passages are close
_UNMARKED_FLOOR = 0.75
_UNMARKED_REUSED_FLOOR = 0.50
_SAME_FLOOR = 0.999
_CLOSE_PASSAGES = 0.75


def quotations_of(report: Prepared, index: int) -> tuple[Quotation, ...]:
    """Quotations that overlap passage `index` and are no mere scare quotes of one word."""
    span = report.passages[index].span
    return tuple(
        q
        for q in report.reading.quotations
        if q.span.overlaps(span) and len(words(q.content.of(report.report.text))) >= _MIN_WORDS
    )


def quote_pairs(
    a: Prepared, i: int, b: Prepared, j: int, *, score: float, reused: bool = False
) -> Iterator[QuotePair]:
    """Counterparts among the quotations of two passages that are alike by `score`.

    Where the passage is `reused`, words without marks need less likeness to count as the quoted ones.
    """
    unmarked_floor = _UNMARKED_REUSED_FLOOR if reused else _UNMARKED_FLOOR
    quotes_a, quotes_b = quotations_of(a, i), quotations_of(b, j)
    lone = len(quotes_a) == len(quotes_b) == 1 and score >= _CLOSE_PASSAGES
    floor = _LONE_FLOOR if lone else _ALTERED_FLOOR
    candidates = sorted(
        (
            (_likeness(_folded(a, x.content), _folded(b, y.content)), n, m)
            for n, x in enumerate(quotes_a)
            for m, y in enumerate(quotes_b)
        ),
        key=lambda c: (-c[0], c[1], c[2]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    for likeness, n, m in candidates:
        if likeness < floor or n in used_a or m in used_b:
            continue
        used_a.add(n)
        used_b.add(m)
        x, y = quotes_a[n].content, quotes_b[m].content
        yield QuotePair(x, y, _change(_folded(a, x), _folded(b, y), likeness), likeness)
    left_a = [q for n, q in enumerate(quotes_a) if n not in used_a]
    left_b = [q for m, q in enumerate(quotes_b) if m not in used_b]
    yield from _unmarked(a, left_a, b, j, floor=unmarked_floor, first=True)
    yield from _unmarked(b, left_b, a, i, floor=unmarked_floor, first=False)


def _change(a: Sequence[str], b: Sequence[str], likeness: float) -> QuoteChange:
    if likeness >= _SAME_FLOOR:
        return QuoteChange.SAME
    return QuoteChange.CUT if _is_run_of(a, b) or _is_run_of(b, a) else QuoteChange.ALTERED


def _unmarked(
    marked: Prepared,
    quotes: Sequence[Quotation],
    plain: Prepared,
    index: int,
    *,
    floor: float,
    first: bool,
) -> Iterator[QuotePair]:
    passage = plain.passages[index].span
    row = plain.words[index]
    for quote in quotes:
        wanted = _folded(marked, quote.content)
        if len(wanted) < _MIN_WORDS_UNMARKED:
            continue
        found = best_window(wanted, row)
        if found is None or found[0] < floor:
            continue
        span = found[1].shift(passage.start)
        if any(q.span.overlaps(span) for q in plain.reading.quotations):
            continue
        pair = (quote.content, span) if first else (span, quote.content)
        yield QuotePair(*pair, QuoteChange.UNMARKED, found[0], marked_first=first)


def best_window(wanted: Sequence[str], row: Sequence[Word]) -> tuple[float, Span] | None:
    """The stretch of `row` most like `wanted`, as (likeness, span in the row's own text)."""
    best: tuple[float, Span] | None = None
    folded = [word.folded for word in row]
    for size in sorted({min(len(row), max(1, len(wanted) + more)) for more in (-1, 0, 1)} - {0}):
        for start in range(len(folded) - size + 1):
            likeness = _likeness(wanted, folded[start : start + size])
            if best is None or likeness > best[0]:
                best = likeness, Span(row[start].span.start, row[start + size - 1].span.end)
    return best


def _folded(report: Prepared, span: Span) -> tuple[str, ...]:
    return tuple(word.folded for word in words(span.of(report.report.text)))


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    return float(Indel.normalized_similarity(a, b))


def _is_run_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return size < len(whole) and any(
        tuple(whole[k : k + size]) == tuple(part) for k in range(len(whole) - size + 1)
    )
