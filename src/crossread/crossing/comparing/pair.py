"""Two reports against each other: the relation, the reuse behind it, and passages that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from crossread.crossing.comparing.alignment import Aligned, align
from crossread.crossing.comparing.assertion import Link, links
from crossread.crossing.comparing.direction import measure_direction, probability_first_is_source
from crossread.crossing.comparing.relation import Verdict, judge
from crossread.crossing.comparing.shared_quotes import SharedQuotation, shared_quotations
from crossread.crossing.comparing.signals import FAIR, measure
from crossread.crossing.comparing.similarity import Similarity, similarity
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind
from crossread.domain.span import Citation

T = TypeVar("T")

PAIR_LAYER = "pair/5"  # raise when the comparison changes: cached comparisons of older layers are redone

_LINK_FLOOR = (
    0.25  # probability below which a pair is no candidate for a claim: docs/decisions/0004-claims.md
)
_VERBATIM, _EDITED = 0.92, 0.35  # shares of word trigrams kept
_MOSTLY_QUOTED = 0.6
_SHARED_WORDING = 2  # passages in the same words that two independent reports do not share by chance


@dataclass(frozen=True, slots=True)
class PairCrossing:
    """What comparing two reports found; `first` < `second` by id. Links index passages."""

    first: str
    second: str
    reuse: Reuse
    links: tuple[Link, ...]


def cross_pair(one: Prepared, other: Prepared, lexicon: Lexicon) -> PairCrossing:
    """Compare two reports that both have passages; the order of the arguments does not matter."""
    a, b = (one, other) if one.id < other.id else (other, one)
    evidence = similarity(a, b, lexicon)
    aligned = align(evidence.alike, floor=FAIR)
    quoted = shared_quotations(a, b)
    direction = measure_direction(a, b, evidence, aligned)
    verdict = judge(
        a,
        b,
        measure(a, b, evidence),
        first_is_source=probability_first_is_source(direction),
        stated=direction.is_stated,
        shared_quotations=len(quoted),
    )
    return PairCrossing(
        first=a.id,
        second=b.id,
        reuse=_reuse(a, b, evidence, aligned, verdict=verdict, quoted=quoted),
        links=tuple(links(a, b, evidence, aligned, floor=_LINK_FLOOR)),
    )


def _reuse(
    a: Prepared,
    b: Prepared,
    evidence: Similarity,
    aligned: Sequence[Aligned],
    *,
    verdict: Verdict,
    quoted: Sequence[SharedQuotation],
) -> Reuse:
    """Put the verdict and its passage pairs in the direction of the copying."""
    kept = [p for p in aligned if verdict.one_lineage or not _is_quotation(a, b, p, quoted)]
    relation = verdict.relation
    if relation is Relation.INDEPENDENT:
        # What is in the same words still goes back to one text, whatever the rest of the reports is.
        kept = [p for p in kept if _kind(evidence, p) is not ReuseKind.REWRITTEN]
        if len(kept) >= _SHARED_WORDING:
            relation = Relation.COMMON_ORIGIN
    swap = verdict.first_is_source is False
    source, derived = (b, a) if swap else (a, b)
    pairs = [
        PassagePair(*_turn((a.cite(p.a), b.cite(p.b)), swap=swap), _kind(evidence, p), round(p.alike, 3))
        for p in kept
    ]
    covered = [_coverage(a, [p.a for p in kept]), _coverage(b, [p.b for p in kept])]
    coverage_back, coverage = _turn((covered[0], covered[1]), swap=swap)
    return Reuse(
        source=source.id,
        derived=derived.id,
        relation=relation,
        directed=verdict.first_is_source is not None,
        one_lineage=verdict.one_lineage,
        coverage=coverage,
        coverage_back=coverage_back,
        confidence=verdict.confidence,
        reasons=verdict.reasons,
        pairs=tuple(pairs),
        shared_quotations=tuple(
            PassagePair(
                *_turn((Citation(a.id, q.a), Citation(b.id, q.b)), swap=swap), ReuseKind.VERBATIM, q.likeness
            )
            for q in quoted
        ),
    )


def _turn(both: tuple[T, T], *, swap: bool) -> tuple[T, T]:
    return (both[1], both[0]) if swap else both


def _is_quotation(a: Prepared, b: Prepared, pair: Aligned, quoted: Sequence[SharedQuotation]) -> bool:
    """Whether what the two passages share is somebody's words: a shared origin, not reuse."""
    span_a, span_b = a.passages[pair.a].span, b.passages[pair.b].span
    mainly = min(a.quoted_share[pair.a], b.quoted_share[pair.b]) >= _MOSTLY_QUOTED
    return bool(mainly) or any(q.a.overlaps(span_a) and q.b.overlaps(span_b) for q in quoted)


def _kind(evidence: Similarity, pair: Aligned) -> ReuseKind:
    kept = float(evidence.trigrams[pair.a, pair.b])
    if (
        kept >= _VERBATIM
        and min(evidence.kept_a[pair.a, pair.b], evidence.kept_b[pair.a, pair.b]) >= _VERBATIM
    ):
        return ReuseKind.VERBATIM
    return ReuseKind.EDITED if kept >= _EDITED else ReuseKind.REWRITTEN


def _coverage(report: Prepared, rows: Sequence[int]) -> float:
    return round(float(report.lengths_chars[sorted(set(rows))].sum()) / max(report.chars, 1.0), 4)
