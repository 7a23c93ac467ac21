"""Quotations that two reports print in the same words: a shared origin, not reuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from crossread.crossing.prepared import Prepared
from crossread.domain.span import Span
from crossread.text.words import words

_FEWEST_WORDS = 6  # shorter quotations recur by chance or as stock phrases
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Quoted words at `a` in the first report and at `b` in the second; `likeness` in [0, 1]."""

    a: Span
    b: Span
    likeness: float


def shared_quotations(a: Prepared, b: Prepared) -> tuple[SharedQuotation, ...]:
    """Pairs of quotations in nearly the same words, in the order of `a`; each quotation at most once."""
    found: list[SharedQuotation] = []
    free = dict(_quoted(b))
    for span, spoken in _quoted(a):
        likeness = {other: _likeness(spoken, said) for other, said in free.items()}
        nearest = max(likeness, key=lambda s: (likeness[s], -s.start), default=None)
        if nearest is not None and likeness[nearest] >= _SAME:
            found.append(SharedQuotation(span, nearest, round(likeness[nearest], 3)))
            del free[nearest]
    return tuple(found)


def _quoted(report: Prepared) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for quotation in report.reading.quotations:
        spoken = tuple(word.folded for word in words(quotation.content.of(report.report.text)))
        if len(spoken) >= _FEWEST_WORDS:
            yield quotation.content, spoken


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if set(a).isdisjoint(b):
        return 0.0
    return float(Indel.normalized_similarity(a, b, score_cutoff=_SAME))
