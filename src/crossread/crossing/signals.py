"""What can be measured on two reports that tells copying from chance: the signals the relation rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.alignment import Aligned, align, order_gain
from crossread.crossing.prepared import Prepared
from crossread.crossing.similarity import Similarity
from crossread.domain.report import CreditKind
from crossread.text.shingles import containment, longest_common_run, shingles

ALIGN_FLOOR = 0.55  # a pair below this is no rewrite of anything; sweep in docs/decisions/0003
STRONG = 0.72
_SHINGLE_WORDS = 5
_SHORT_CHARS, _LONG_CHARS = 300.0, 6000.0


@dataclass(frozen=True, slots=True)
class Signals:
    """Evidence on one pair, every value in [0, 1]; "shorter" is the report with less news text.

    Attributes:
        shingles: 5-grams of the shorter found in the longer, quoted words included.
        narrative_shingles: the same outside quote marks.
        longest_run: longest common run of words outside quotes, 40 words or more being 1.
        coverage: share of the shorter's news text (characters) in an order-preserving alignment.
        coverage_longer: the same share of the longer's.
        strong_coverage: like `coverage`, counting only strongly alike passages.
        strong_longer: like `coverage_longer`, counting only strongly alike passages.
        order: how much of the alignment is lost when one report is read backwards.
        run: longest chain of neighbouring aligned passages, 8 or more being 1.
        alike: mean likeness of the aligned pairs.
        peak: how far the aligned pairs stand out above the next best partner.
        quoted: share of the aligned text that stands in quote marks.
        attributed: share of the aligned text with a named source or a cue.
        names: share of the shorter's names found in the longer.
        numbers: share of the shorter's numbers found in the longer.
        same_agency: both credit one agency for the text.
        one_agency: one credits an agency, the other none.
        other_agency: they credit different agencies for the text.
        credited: one names the other's outlet in its text.
        length: length of the shorter, on a log scale.
        balance: length of the shorter over the longer.
    """

    shingles: float
    narrative_shingles: float
    longest_run: float
    coverage: float
    coverage_longer: float
    strong_coverage: float
    strong_longer: float
    order: float
    run: float
    alike: float
    peak: float
    quoted: float
    attributed: float
    names: float
    numbers: float
    same_agency: float
    one_agency: float
    other_agency: float
    credited: float
    length: float
    balance: float

    def vector(self) -> NDArray[np.float64]:
        """Values in field order. *Shape:* (signals,)."""
        return np.array(astuple(self), dtype=np.float64)


SIGNAL_NAMES = tuple(field.name for field in fields(Signals))


def measure(a: Prepared, b: Prepared, alike: Similarity) -> tuple[Signals, tuple[Aligned, ...]]:
    """All signals for two reports, with the order-preserving alignment they rest on."""
    aligned = align(alike.alike, floor=ALIGN_FLOOR)
    strong = [pair for pair in aligned if pair.alike >= STRONG]
    chars_a, chars_b = float(a.lengths_chars.sum()), float(b.lengths_chars.sum())
    a_is_shorter = chars_a <= chars_b
    covered = _covered(a, [p.a for p in aligned]), _covered(b, [p.b for p in aligned])
    covered_strong = _covered(a, [p.a for p in strong]), _covered(b, [p.b for p in strong])
    short, long = (0, 1) if a_is_shorter else (1, 0)
    shorter, longer = (a, b) if a_is_shorter else (b, a)
    all_a, all_b = _flat(a.folded), _flat(b.folded)
    narrative_a, narrative_b = _flat(a.unquoted), _flat(b.unquoted)
    agencies = (set(a.report.agencies_for(CreditKind.TEXT)), set(b.report.agencies_for(CreditKind.TEXT)))
    signals = Signals(
        shingles=_shared_shingles(all_a, all_b),
        narrative_shingles=_shared_shingles(narrative_a, narrative_b),
        longest_run=min(1.0, longest_common_run(narrative_a, narrative_b) / 40),
        coverage=covered[short],
        coverage_longer=covered[long],
        strong_coverage=covered_strong[short],
        strong_longer=covered_strong[long],
        order=order_gain(alike.alike, floor=ALIGN_FLOOR),
        run=min(1.0, _longest_chain(aligned) / 8),
        alike=float(np.mean([p.alike for p in aligned])) if aligned else 0.0,
        peak=_peak(alike.alike, aligned),
        quoted=_mean_weighted(a.quoted_share, a.lengths_chars, [p.a for p in aligned]),
        attributed=_attributed_share(a, [p.a for p in aligned]),
        names=_shared_share(shorter.names, longer.names),
        numbers=_shared_share(shorter.numbers, longer.numbers),
        same_agency=float(bool(agencies[0] & agencies[1])),
        one_agency=float(bool(agencies[0]) != bool(agencies[1])),
        other_agency=float(bool(agencies[0]) and bool(agencies[1]) and not agencies[0] & agencies[1]),
        credited=float(_credits(a, b) or _credits(b, a)),
        length=_log_scale(min(chars_a, chars_b)),
        balance=min(chars_a, chars_b) / max(chars_a, chars_b, 1.0),
    )
    return signals, aligned


def _flat(rows: Sequence[Sequence[str]]) -> list[str]:
    return [word for row in rows for word in row]


def _shared_shingles(a: Sequence[str], b: Sequence[str]) -> float:
    return containment(shingles(a, _SHINGLE_WORDS), shingles(b, _SHINGLE_WORDS))


def _covered(report: Prepared, indices: Sequence[int]) -> float:
    total = float(report.lengths_chars.sum())
    return float(report.lengths_chars[sorted(set(indices))].sum()) / total if total else 0.0


def _longest_chain(aligned: Sequence[Aligned]) -> int:
    longest = chain = 0
    last: Aligned | None = None
    for pair in aligned:
        near = last is not None and pair.a - last.a <= 1 and pair.b - last.b <= 1
        chain = chain + 1 if near else 1
        longest, last = max(longest, chain), pair
    return longest


def _peak(alike: NDArray[np.float64], aligned: Sequence[Aligned]) -> float:
    if not aligned:
        return 0.0
    gaps = []
    for pair in aligned:
        row = np.delete(alike[pair.a], _around(pair.b, alike.shape[1]))
        column = np.delete(alike[:, pair.b], _around(pair.a, alike.shape[0]))
        rival = max(row.max(initial=0.0), column.max(initial=0.0))
        gaps.append(max(0.0, pair.alike - rival))
    return float(np.mean(gaps))


def _around(index: int, size: int) -> list[int]:
    return [i for i in (index - 1, index, index + 1) if 0 <= i < size]


def _mean_weighted(values: NDArray[np.float64], weights: NDArray[np.float64], at: Sequence[int]) -> float:
    rows = sorted(set(at))
    mass = float(weights[rows].sum())
    return float((values[rows] * weights[rows]).sum()) / mass if mass else 0.0


def _attributed_share(report: Prepared, at: Sequence[int]) -> float:
    rows = sorted(set(at))
    cues = [x.cue or x.source for x in report.reading.attributions]
    told = [i for i in rows if any(c and report.passages[i].span.contains(c) for c in cues)]
    mass = float(report.lengths_chars[rows].sum())
    return float(report.lengths_chars[told].sum()) / mass if mass else 0.0


def _shared_share(shorter: Sequence[frozenset[object]], longer: Sequence[frozenset[object]]) -> float:
    mine: frozenset[object] = frozenset().union(*shorter)
    theirs: frozenset[object] = frozenset().union(*longer)
    return len(mine & theirs) / len(mine) if mine else 0.0


def _credits(a: Prepared, b: Prepared) -> bool:
    outlet = b.report.outlet
    if not outlet or len(outlet) < 4:
        return False
    return outlet.casefold().removeprefix("the ") in a.report.text.casefold()


def _log_scale(chars: float) -> float:
    span = np.log(_LONG_CHARS) - np.log(_SHORT_CHARS)
    return float(np.clip((np.log(max(chars, 1.0)) - np.log(_SHORT_CHARS)) / span, 0.0, 1.0))
