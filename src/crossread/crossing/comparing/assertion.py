"""Whether two passages assert the same: a learned decision over wording, meaning, place in the reports, and slots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.comparing.alignment import Aligned
from crossread.crossing.comparing.similarity import Similarity
from crossread.crossing.decision import load_decision
from crossread.crossing.prepared import Prepared
from crossread.crossing.slots import SLOT_NAMES, slots_agree

ASSERTION = "assertion"
ASSERTION_NAMES = (
    "meaning",  # closeness of the sentence vectors
    "kept_least",  # share of the one's words kept in the other, the smaller of both ways
    "kept_most",  # the greater
    "trigrams",  # shared word trigrams
    "alike",  # the alignment's score
    "names",  # share of the fewer names that both hold
    "names_most",  # the same of the more
    "ahead_in_row",  # how far the pair is ahead of the first passage's next best partner
    "ahead_in_column",  # the same for the second passage
    "nearest",  # each is the other's nearest
    "length",  # difference of the logarithms of the lengths
    "aligned",  # on the order-preserving alignment of the two reports
    "near_alignment",  # 1 on it, .5 one passage beside it, 0 further off
    "around",  # how alike the passages before or after are
    "apart",  # difference of the shares of the reports that stand before them
    "numbers_shared",  # a number stands in both
    "numbers_other",  # both hold numbers, and none in common
    "quoted",  # share in quote marks, the smaller
    *SLOT_NAMES,
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
    found = candidates(evidence)
    if not found:
        return
    rows = np.stack([assertion_features(a, b, evidence, at, aligned=aligned) for at in found])
    for (i, j), probability in zip(found, decision.probabilities(rows).tolist(), strict=True):
        if probability >= floor:
            yield Link(i, j, round(probability, 3), round(float(evidence.alike[i, j]), 3))


def candidates(evidence: Similarity) -> list[tuple[int, int]]:
    """The pairs of passages alike enough to be looked at, in passage order."""
    return [(i, j) for i, j in np.argwhere(evidence.alike >= _SCREEN).tolist()]


def assertion_features(
    a: Prepared, b: Prepared, evidence: Similarity, at: tuple[int, int], *, aligned: Sequence[Aligned]
) -> NDArray[np.float64]:
    """Features of one pair of passages. *Shape:* (len(ASSERTION_NAMES),)."""
    i, j = at
    alike = evidence.alike
    kept = float(evidence.kept_a[i, j]), float(evidence.kept_b[i, j])
    names, numbers = (a.names[i], b.names[j]), (a.numbers[i], b.numbers[j])
    shared = len(names[0] & names[1])
    ahead = tuple(float(gap[i, j]) for gap in evidence.ahead)
    beside = min((max(abs(pair.a - i), abs(pair.b - j)) for pair in aligned), default=2)
    return np.array(
        [
            evidence.meaning[i, j],
            min(kept),
            max(kept),
            evidence.trigrams[i, j],
            alike[i, j],
            shared / max(min(len(names[0]), len(names[1])), 1),
            shared / max(len(names[0]), len(names[1]), 1),
            *ahead,
            float(min(ahead) >= 0),
            abs(np.log((a.lengths_chars[i] + 20) / (b.lengths_chars[j] + 20))),
            float(beside == 0),
            max(1.0 - beside / 2, 0.0),
            _around(alike, i, j),
            abs(i / len(a.passages) - j / len(b.passages)),
            float(bool(numbers[0] & numbers[1])),
            float(bool(numbers[0]) and bool(numbers[1]) and not numbers[0] & numbers[1]),
            min(float(a.quoted_share[i]), float(b.quoted_share[j])),
            *slots_agree(a.slots[i], b.slots[j]),
        ],
        dtype=np.float64,
    )


def _around(alike: NDArray[np.float64], i: int, j: int) -> float:
    before = float(alike[i - 1, j - 1]) if i and j else 0.0
    after = float(alike[i + 1, j + 1]) if i + 1 < alike.shape[0] and j + 1 < alike.shape[1] else 0.0
    return max(before, after)
