"""Whether two passages assert the same: a learned decision over likeness and how far it stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.alignment import Aligned
from crossread.crossing.decision import load_decision
from crossread.crossing.prepared import Prepared
from crossread.crossing.similarity import Similarity

ASSERTION = "assertion"
ASSERTION_NAMES = (
    "meaning",  # closeness of the sentence vectors
    "kept_least",  # share of the one's words kept in the other, the smaller of both ways
    "kept_most",  # the greater
    "trigrams",  # shared word trigrams
    "alike",  # the alignment's score
    "names",  # share of the fewer names that both hold
    "ahead_in_row",  # how far the pair is ahead of the first passage's next best partner
    "ahead_in_column",  # the same for the second passage
    "length",  # difference of the logarithms of the lengths
    "aligned",  # on the order-preserving alignment of the two reports
)
_SCREEN = 0.33  # likeness below which no labelled pair asserts the same


@dataclass(frozen=True, slots=True)
class Link:
    """Passage `a` of a pair's first report and `b` of its second assert the same with `probability`.

    `alike` is the likeness of the wording and meaning, which says how closely they can be compared.
    """

    a: int
    b: int
    probability: float
    alike: float


def links(
    a: Prepared, b: Prepared, evidence: Similarity, aligned: Sequence[Aligned], *, floor: float
) -> Iterator[Link]:
    """Links between two reports from `floor` on, in passage order."""
    decision = load_decision(ASSERTION, ASSERTION_NAMES)
    on_path = {(pair.a, pair.b) for pair in aligned}
    for i, j in np.argwhere(evidence.alike >= _SCREEN).tolist():
        features = assertion_features(a, b, evidence, (i, j), aligned=(i, j) in on_path)
        probability = decision.probability(features)
        if probability >= floor:
            yield Link(i, j, round(probability, 3), round(float(evidence.alike[i, j]), 3))


def assertion_features(
    a: Prepared, b: Prepared, evidence: Similarity, at: tuple[int, int], *, aligned: bool
) -> NDArray[np.float64]:
    """Features of one pair of passages. *Shape:* (len(ASSERTION_NAMES),)."""
    i, j = at
    alike = evidence.alike
    kept = float(evidence.kept_a[i, j]), float(evidence.kept_b[i, j])
    names = a.names[i], b.names[j]
    return np.array(
        [
            evidence.meaning[i, j],
            min(kept),
            max(kept),
            evidence.trigrams[i, j],
            alike[i, j],
            len(names[0] & names[1]) / max(min(len(names[0]), len(names[1])), 1),
            alike[i, j] - _rival(alike[i], j),
            alike[i, j] - _rival(alike[:, j], i),
            abs(np.log((a.lengths_chars[i] + 20) / (b.lengths_chars[j] + 20))),
            float(aligned),
        ],
        dtype=np.float64,
    )


def _rival(scores: NDArray[np.float64], own: int) -> float:
    return max(float(scores[:own].max(initial=0.0)), float(scores[own + 1 :].max(initial=0.0)))
