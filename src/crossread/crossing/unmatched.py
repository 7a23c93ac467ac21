"""What a copy and its source do not share: the ground of additions and omissions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.lexicon import Lexicon
from crossread.crossing.pair import PairCrossing
from crossread.crossing.prepared import Prepared
from crossread.crossing.similarity import similarity

_MATCHED = 0.60  # best likeness below which a passage has no counterpart; sweep in docs/decisions/0003


@dataclass(frozen=True, slots=True, eq=False)
class Unmatched:
    """Passages without a counterpart in a directed, one-lineage pair.

    `*_best` hold the best likeness of each passage to any passage of the other report, *Shape:*
    (passages,). `kept_share` is the share of the source's text found in the copy. Stretches are (first,
    last) passage indices, both included.
    """

    source: Prepared
    derived: Prepared
    source_best: NDArray[np.float64]
    derived_best: NDArray[np.float64]
    reuse_confidence: float
    kept_share: float

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
    """One value for each directed pair that is one lineage; of several sources, the one covering most.

    A copy of a copy is held against the nearest source only, so that nothing counts as added twice.
    """
    nearest: dict[str, PairCrossing] = {}
    for pair in pairs:
        reuse = pair.reuse
        if reuse.directed and reuse.one_lineage:
            known = nearest.get(reuse.derived)
            if known is None or (reuse.coverage, reuse.source) > (known.reuse.coverage, known.reuse.source):
                nearest[reuse.derived] = pair
    for _, pair in sorted(nearest.items()):
        source, derived = reports[pair.reuse.source], reports[pair.reuse.derived]
        alike = similarity(source, derived, lexicon).alike
        if alike.size:
            yield Unmatched(
                source=source,
                derived=derived,
                source_best=alike.max(axis=1),
                derived_best=alike.max(axis=0),
                reuse_confidence=pair.reuse.confidence,
                kept_share=pair.reuse.coverage_back,
            )


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
