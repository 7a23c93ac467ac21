"""Simple ways to tell the relation of two reports, each one score in [0, 1] and thresholds tuned on dev pairs.

They see what our decision sees: the passages of the body, furniture left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from benchmarks.relations.dataset import LabelledPair
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import Relation

# From nothing shared to all shared: the order in which a single score can tell them apart.
ORDER = (Relation.INDEPENDENT, Relation.COMMON_ORIGIN, Relation.PARTIALLY_DERIVED, Relation.WHOLLY_DERIVED)

_WORDS = 5  # a shingle
_PERMUTATIONS = 256
_COSINES = (0.60, 0.65, 0.70, 0.75, 0.80, 0.85)


@dataclass(frozen=True, slots=True)
class Called:
    """What a system says of one pair."""

    relation: Relation
    one_lineage: bool


class Rival(Protocol):
    """One score of a pair, greater where more is shared."""

    def __call__(self, a: Prepared, b: Prepared) -> float:
        """The score."""
        ...


@dataclass(frozen=True, slots=True)
class Tuned:
    """A rival's thresholds: `lineage` for one account or not, `cuts` between the four relations."""

    lineage: float
    cuts: tuple[float, float, float]

    def call(self, score: float) -> Called:
        """What the thresholds make of a score."""
        return Called(ORDER[int(np.searchsorted(self.cuts, score, side="right"))], score >= self.lineage)


class MinHash:
    """Jaccard likeness of word 5-grams, estimated by MinHash as de-duplication tools do."""

    def __init__(self) -> None:
        self._sketches: dict[str, RMinHash] = {}

    def __call__(self, a: Prepared, b: Prepared) -> float:
        """The estimate."""
        return float(self._sketch(a).jaccard(self._sketch(b)))

    def _sketch(self, report: Prepared) -> RMinHash:
        if report.id not in self._sketches:
            sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
            sketch.update([" ".join(gram) for gram in sorted(grams(report))])
            self._sketches[report.id] = sketch
        return self._sketches[report.id]


def containment(a: Prepared, b: Prepared) -> float:
    """Share of the shorter report's word 5-grams that the other holds."""
    one, other = grams(a), grams(b)
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 0.0


def whole_cosine(a: Prepared, b: Prepared) -> float:
    """Cosine of the mean sentence vectors."""
    one, other = a.vectors.mean(axis=0), b.vectors.mean(axis=0)
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


@dataclass(frozen=True, slots=True)
class SentenceShare:
    """Share of one report's sentences with a partner above a cosine, in the report where it is greater."""

    cosine: float

    def __call__(self, a: Prepared, b: Prepared) -> float:
        """The share."""
        near = a.vectors @ b.vectors.T > self.cosine
        return float(max(near.any(axis=1).mean(), near.any(axis=0).mean()))


RIVALS: Mapping[str, Sequence[Rival]] = {
    "MinHash, 5-grams": [MinHash()],
    "5-gram containment": [containment],
    "whole-text cosine": [whole_cosine],
    "share of sentences > t": [SentenceShare(cosine) for cosine in _COSINES],
}


def calls(
    rivals: Sequence[Rival], pairs: Sequence[LabelledPair], ready: Mapping[str, Prepared]
) -> tuple[list[Called], Tuned]:
    """What the best of some settings of a rival says of every pair; chosen and tuned on the dev pairs."""
    dev = np.array([not pair.test for pair in pairs])
    one_lineage = np.array([pair.one_lineage for pair in pairs])
    classes = np.array([ORDER.index(pair.relation) for pair in pairs])
    best: tuple[float, NDArray[np.float64], float] | None = None
    for rival in rivals:
        scores = np.array([_score(rival, ready[p.a.id], ready[p.b.id]) for p in pairs])
        f1, threshold = best_threshold(scores[dev], one_lineage[dev])
        if best is None or f1 > best[0]:
            best = (f1, scores, threshold)
    if best is None:
        raise ValueError("no setting of the rival to choose from")
    _, scores, threshold = best
    tuned = Tuned(threshold, best_cuts(scores[dev], classes[dev]))
    return [tuned.call(float(score)) for score in scores], tuned


def best_threshold(scores: NDArray[np.float64], positive: NDArray[np.bool_]) -> tuple[float, float]:
    """The F1 and the threshold with the best F1, a call being positive at or above it."""
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    hits = np.cumsum(positive[order])
    f1 = 2 * hits / (np.arange(1, len(scores) + 1) + positive.sum())
    f1[:-1][ranked[:-1] == ranked[1:]] = 0.0  # equal scores fall on one side
    at = int(f1.argmax())
    below = ranked[at + 1] if at + 1 < len(ranked) else ranked[at]
    return float(f1[at]), float((ranked[at] + below) / 2)


def best_cuts(scores: NDArray[np.float64], classes: NDArray[np.intp]) -> tuple[float, float, float]:
    """The three cuts of the score line that put most pairs into their class, by dynamic programming."""
    values, where = np.unique(scores, return_inverse=True)
    counts = np.zeros((len(ORDER), len(values) + 1))
    np.add.at(counts, (classes, where + 1), 1)
    right = counts.cumsum(axis=1)  # right[c, i]: pairs of class c among the i lowest values
    total, starts = right[0], []
    for row in right[1:]:
        gain = total - row
        start = np.array([int(gain[: i + 1].argmax()) for i in range(len(gain))])
        total = gain[start] + row
        starts.append(start)
    ends = [len(values)]
    for start in reversed(starts):
        ends.insert(0, int(start[ends[0]]))
    edges = np.concatenate([[-np.inf], (values[1:] + values[:-1]) / 2, [np.inf]])
    first, second, third = (float(edges[end]) for end in ends[:-1])
    return first, second, third


def grams(report: Prepared) -> frozenset[tuple[str, ...]]:
    """The distinct word 5-grams of a report's passages."""
    words = report.all_words
    return frozenset(tuple(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))


def _score(rival: Rival, a: Prepared, b: Prepared) -> float:
    return rival(a, b) if a.passages and b.passages else 0.0
