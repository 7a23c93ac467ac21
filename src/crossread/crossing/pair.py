"""Two reports against each other: the relation, the reuse behind it, and passages that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.crossing.alignment import Aligned
from crossread.crossing.direction import measure_direction, probability_first_is_source
from crossread.crossing.prepared import Prepared
from crossread.crossing.quoting import shared_quotations
from crossread.crossing.relation import Verdict, judge
from crossread.crossing.signals import measure
from crossread.crossing.similarity import Similarity, similarity
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind

PAIR_LAYER = "pair/1"  # raise when the comparison changes: cached comparisons of older layers are redone


@dataclass(frozen=True, slots=True)
class Link:
    """Passage `a` of the pair's first report and `b` of its second say the same, as far as `score` goes."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True)
class PairCrossing:
    """What comparing two reports found; `first` < `second` by id. Links index passages."""

    first: str
    second: str
    reuse: Reuse
    links: tuple[Link, ...]


def cross_pair(one: Prepared, other: Prepared) -> PairCrossing:
    """Compare two reports; the result does not depend on the order of the arguments."""
    a, b = sorted((one, other), key=lambda report: report.id)
    alike = similarity(a, b)
    signals, aligned = measure(a, b, alike)
    first_is_source = probability_first_is_source(measure_direction(a, b, aligned))
    verdict = judge(a, b, signals, first_is_source=first_is_source)
    reused = tuple(_reused(a, b, aligned, alike)) if verdict.relation is not Relation.INDEPENDENT else ()
    return PairCrossing(
        first=a.id,
        second=b.id,
        reuse=_reuse(a, b, verdict, reused),
        links=_links(alike),
    )
