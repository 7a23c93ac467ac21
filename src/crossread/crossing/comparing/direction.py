"""Who wrote from whom: dates, credits, details lost on the way, quotation marks lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.comparing.alignment import Aligned
from crossread.crossing.comparing.similarity import Similarity
from crossread.crossing.decision import load_decision
from crossread.crossing.prepared import Prepared
from crossread.domain.report import CreditKind


@dataclass(frozen=True, slots=True)
class DirectionSignals:
    """Evidence that the first report is the source, each in [-1, 1]; swapping the reports flips all signs.

    Attributes:
        earlier: the first came out on an earlier day.
        credited: the second names the first's outlet in its text (as against the reverse).
        agency: the first credits an agency for its text and the second does not.
        names: names that the aligned passages of the first have beyond those of the second.
        numbers: the same for numbers.
        quoted: the same for words inside quote marks.
        words: the same for length.
        longer: log ratio of the two lengths.
        lead: the alignment starts nearer the top of the first.
        rest: how much more of the first's passages stay outside the alignment.
        cover: how much more of the second's characters the alignment covers.
        kept: how much more of what the second says the first says too, than the reverse.
        quotes: how many more quotations the aligned passages of the first hold.
        word_length: how much longer the words of the first's aligned passages are.
        credits: how many more agency credits, pictures included, the first carries.
    """

    earlier: float
    credited: float
    agency: float
    names: float
    numbers: float
    quoted: float
    words: float
    longer: float
    lead: float
    rest: float
    cover: float
    kept: float
    quotes: float
    word_length: float
    credits: float

    @property
    def is_stated(self) -> bool:
        """Whether a date or a credit speaks, not the texts alone."""
        return bool(self.earlier or self.credited)

    def vector(self) -> NDArray[np.float64]:
        """Values in field order. *Shape:* (signals,)."""
        return np.array([getattr(self, name) for name in DIRECTION_NAMES], dtype=np.float64)


DIRECTION_NAMES = tuple(field.name for field in fields(DirectionSignals))
STATED_NAMES = ("earlier", "credited", "agency", "credits")
"""Signals that a date or a credit gives: one that is rare is no less true. The others are measured on the texts."""


def measure_direction(
    a: Prepared, b: Prepared, evidence: Similarity, aligned: Sequence[Aligned]
) -> DirectionSignals:
    """Evidence that `a` is the source of `b`."""
    rows, columns = sorted({p.a for p in aligned}), sorted({p.b for p in aligned})
    return DirectionSignals(
        earlier=_earlier(a, b),
        credited=float(b.names_outlet_of(a)) - float(a.names_outlet_of(b)),
        agency=float(_text_agency(a)) - float(_text_agency(b)),
        names=_excess(_union(a.names, rows), _union(b.names, columns)),
        numbers=_excess(_union(a.numbers, rows), _union(b.numbers, columns)),
        quoted=_ratio(_quoted_chars(a, rows), _quoted_chars(b, columns)),
        words=_ratio(float(a.lengths_chars[rows].sum()), float(b.lengths_chars[columns].sum())),
        longer=_ratio(float(a.lengths_chars.sum()), float(b.lengths_chars.sum())),
        lead=_lead(aligned, len(a.passages), len(b.passages)),
        rest=(1 - len(rows) / max(len(a.passages), 1)) - (1 - len(columns) / max(len(b.passages), 1)),
        cover=_covered(b, columns) - _covered(a, rows),
        kept=_kept_more(evidence, aligned),
        quotes=(_quotes(a, rows) - _quotes(b, columns)) / max(len(aligned), 2),
        word_length=float(np.tanh(_word_length(a, rows) - _word_length(b, columns))),
        credits=float(np.tanh(len(a.report.credits) - len(b.report.credits))),
    )


def probability_first_is_source(signals: DirectionSignals) -> float:
    """Calibrated probability that the first report is the source, given that one of the two is."""
    return load_decision("direction", DIRECTION_NAMES).probability(signals.vector())


def _earlier(a: Prepared, b: Prepared) -> float:
    day_a = a.report.published.day if a.report.published else None
    day_b = b.report.published.day if b.report.published else None
    if day_a is None or day_b is None or day_a == day_b:
        return 0.0
    return 1.0 if day_a < day_b else -1.0


def _text_agency(report: Prepared) -> bool:
    return bool(report.report.agencies_for(CreditKind.TEXT))


def _union(rows: Sequence[frozenset[object]], at: Sequence[int]) -> frozenset[object]:
    return frozenset().union(*(rows[i] for i in at))


def _excess(first: frozenset[object], second: frozenset[object]) -> float:
    lost, gained = len(first - second), len(second - first)
    return (lost - gained) / max(lost + gained, 4)


def _ratio(first: float, second: float) -> float:
    return float(np.tanh(np.log((first + 50.0) / (second + 50.0))))


def _quoted_chars(report: Prepared, rows: Sequence[int]) -> float:
    return float((report.quoted_share[rows] * report.lengths_chars[rows]).sum())


def _lead(aligned: Sequence[Aligned], passages_a: int, passages_b: int) -> float:
    if not aligned:
        return 0.0
    return aligned[0].b / max(passages_b, 1) - aligned[0].a / max(passages_a, 1)


def _covered(report: Prepared, rows: Sequence[int]) -> float:
    return float(report.lengths_chars[list(rows)].sum()) / max(report.chars, 1.0)


def _kept_more(evidence: Similarity, aligned: Sequence[Aligned]) -> float:
    if not aligned:
        return 0.0
    return float(np.mean([evidence.kept_b[p.a, p.b] - evidence.kept_a[p.a, p.b] for p in aligned]))


def _quotes(report: Prepared, rows: Sequence[int]) -> int:
    spans = [report.passages[i].span for i in rows]
    return sum(any(q.span.overlaps(span) for span in spans) for q in report.reading.quotations)


def _word_length(report: Prepared, rows: Sequence[int]) -> float:
    lengths = [len(word) for i in rows for word in report.folded[i]]
    return float(np.mean(lengths)) if lengths else 5.0
