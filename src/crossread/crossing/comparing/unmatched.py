"""What a copy and its source do not share: the ground of additions and omissions.

Where nothing tells for sure which of two renderings of one text came first, the likelier one is taken for the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.comparing.alignment import align
from crossread.crossing.comparing.direction import measure_direction, probability_first_is_source
from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.comparing.signals import FAIR
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared

_MATCHED = 0.60  # best likeness below which a passage has no counterpart; sweep in docs/decisions/0003
_LIKELIER = 0.5  # probability from which one of two renderings is taken for the source of the other
_MAY_LEND = 0.35  # and from which a passage may have come from there: of .25, .35, .5 on the dev stories


@dataclass(frozen=True, slots=True, eq=False)
class Unmatched:
    """Passages without a counterpart in a pair of one lineage.

    `source_best` holds the best likeness of each passage of the source to any of the copy, `derived_best` that of
    each passage of the copy to any of the source or of another report of the account that may have lent it.
    *Shape:* (passages,). `kept_share` is the share of the source's text found in the copy, `source_prob` how likely
    the source is one; `directed` says that it is held for sure. Stretches are (first, last) indices, both included.
    """

    source: Prepared
    derived: Prepared
    source_best: NDArray[np.float64]
    derived_best: NDArray[np.float64]
    reuse_confidence: float
    kept_share: float
    source_prob: float = 1.0
    directed: bool = True

    @property
    def only_in_derived(self) -> tuple[tuple[int, int], ...]:
        """Stretches that only the copy has."""
        return _stretches(self.derived_best, self.derived)

    @property
    def only_in_source(self) -> tuple[tuple[int, int], ...]:
        """Stretches that the copy leaves out."""
        return _stretches(self.source_best, self.source)

    def confidence(self, best: NDArray[np.float64]) -> float:
        """Sure of the copying, and far from every passage of the other report."""
        return round(float(self.reuse_confidence * np.clip(1.25 - best.mean(), 0.3, 0.97)), 3)


def unmatched(
    reports: Mapping[str, Prepared], pairs: Sequence[PairCrossing], lexicon: Lexicon
) -> Iterator[Unmatched]:
    """One value for each report that has a source in its lineage; of several sources, the one covering most.

    A copy of a copy is held against the nearest source, and a passage that another likely source has is no addition either.
    """
    lent: dict[str, list[_Lent]] = {}
    for pair in pairs:
        if pair.reuse.one_lineage:
            for one in _both_ways(reports, pair, lexicon):
                lent.setdefault(one.derived.id, []).append(one)
    for _, sources in sorted(lent.items()):
        nearest = max(sources, key=lambda one: (one.is_source, one.covered, one.source.id))
        if not nearest.is_source or not nearest.alike.size:
            continue
        likely = [one.alike.max(axis=0) for one in sources if one.alike.size and one.source_prob >= _MAY_LEND]
        yield Unmatched(
            source=nearest.source,
            derived=nearest.derived,
            source_best=nearest.alike.max(axis=1),
            derived_best=np.maximum.reduce([nearest.alike.max(axis=0), *likely]),
            reuse_confidence=nearest.confidence,
            kept_share=nearest.kept_share,
            source_prob=nearest.source_prob,
            directed=nearest.directed,
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Lent:
    """One report of a pair taken for the source of the other; `covered` is the share of the other's text."""

    source: Prepared
    derived: Prepared
    alike: NDArray[np.float64]
    source_prob: float
    directed: bool
    covered: float
    kept_share: float
    confidence: float

    @property
    def is_source(self) -> bool:
        """Whether it is rather the source than the copy."""
        return self.source_prob >= _LIKELIER


def _both_ways(reports: Mapping[str, Prepared], pair: PairCrossing, lexicon: Lexicon) -> Iterator[_Lent]:
    """Both reports of a pair as the source, with how likely that is; a direction that is held for sure counts alone."""
    reuse = pair.reuse
    source, derived = reports[reuse.source], reports[reuse.derived]
    evidence = similarity(source, derived, lexicon)
    if reuse.directed:
        prob = 1.0
    else:
        aligned = align(evidence.alike, floor=FAIR)
        prob = probability_first_is_source(measure_direction(source, derived, evidence, aligned))
    ways = (
        (source, derived, evidence.alike, prob, reuse.coverage, reuse.coverage_back),
        (derived, source, evidence.alike.T, 1.0 - prob, reuse.coverage_back, reuse.coverage),
    )
    for first, second, alike, likely, covered, kept in ways:
        yield _Lent(first, second, alike, likely, reuse.directed, covered, kept, reuse.confidence)


def _stretches(best: NDArray[np.float64], report: Prepared) -> tuple[tuple[int, int], ...]:
    """Neighbouring unmatched passages of one paragraph; a quotation stays with the words that lead to it."""
    found: list[tuple[int, int]] = []
    for index in np.flatnonzero(best < _MATCHED).tolist():
        if found and found[-1][1] == index - 1 and _goes_on(report, index):
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return tuple(found)


def _goes_on(report: Prepared, index: int) -> bool:
    before, here = report.passages[index - 1], report.passages[index]
    return before.paragraph == here.paragraph or report.passage_text(index - 1).rstrip().endswith(":")
