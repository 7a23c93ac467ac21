"""What can be measured on two reports that tells copying from chance: the signals the relation rests on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from crossread.crossing.comparing.alignment import Aligned, align, order
from crossread.crossing.comparing.similarity import Similarity
from crossread.crossing.prepared import Prepared
from crossread.domain.report import CreditKind
from crossread.text.shingles import containment, longest_common_run, shingles

# Likeness above which a passage counts as taken over: loosely, fairly, closely. The loosest separates
# condensed versions and heavy paraphrases best, the closest verbatim copies from retold releases.
LOOSE, FAIR, CLOSE = 0.40, 0.50, 0.65
_LONG_RUN_WORDS = 60
_RETOLD = 0.30  # 5-gram share that newsrooms retelling one release reach: 2 of 82 dev pairs go beyond


@dataclass(frozen=True, slots=True)
class Signals:
    """Evidence on one pair. "Shorter" is the report with less news text, "longer" the other.

    Attributes:
        meaning: mean closeness of the shorter's passages to their nearest in the longer.
        meaning_longer: the same for the longer's passages.
        said: share of what the shorter says, word by word, that its nearest passages in the longer say.
        said_longer: the reverse.
        loose, fair, close: share of the shorter's characters in an order-preserving alignment.
        loose_longer, fair_longer, close_longer: the same for the longer's characters.
        narrative: `fair`, counted outside quote marks only.
        gain, surprise, kept: what order adds to the alignment (`Order`), at the loose floor.
        gain_close, surprise_close: the same at the close floor.
        mutual: share of the shorter in passages that are each other's nearest.
        landmarks: share of rare words, names and numbers of the shorter that the longer has.
        landmarks_longer: the reverse.
        landmark_order: how much more of those stand in one order than in the reverse order.
        shingles: word 5-grams of the shorter found in the longer.
        copied: how far `shingles` goes beyond what retold releases share.
        narrative_shingles: word 3-grams outside quote marks found in the longer.
        longest_run: longest common run of words outside quote marks, 60 words or more being 1.
        quoted: share of the aligned text that stands in quote marks.
        attributed: share of the aligned text that has a named source.
        names, names_longer: share of one's name words that the other has.
        numbers, numbers_longer: the same for numbers.
        same_agency: both credit one agency for the text.
        one_agency: one credits an agency for the text, the other none.
        credited: one names the other's outlet in its text.
        length: logarithm of the shorter's characters over 1,000.
        balance: length of the shorter over the longer.
    """

    meaning: float
    meaning_longer: float
    said: float
    said_longer: float
    loose: float
    loose_longer: float
    fair: float
    fair_longer: float
    close: float
    close_longer: float
    narrative: float
    gain: float
    surprise: float
    kept: float
    gain_close: float
    surprise_close: float
    mutual: float
    landmarks: float
    landmarks_longer: float
    landmark_order: float
    shingles: float
    copied: float
    narrative_shingles: float
    longest_run: float
    quoted: float
    attributed: float
    names: float
    names_longer: float
    numbers: float
    numbers_longer: float
    same_agency: float
    one_agency: float
    credited: float
    length: float
    balance: float

    def vector(self) -> NDArray[np.float64]:
        """Values in field order. *Shape:* (signals,)."""
        return np.array(astuple(self), dtype=np.float64)


SIGNAL_NAMES = tuple(field.name for field in fields(Signals))


def measure(a: Prepared, b: Prepared, evidence: Similarity) -> Signals:
    """All signals for two reports that both have passages; the order of the arguments does not matter."""
    if (b.chars, b.id) < (a.chars, a.id):
        a, b, evidence = b, a, evidence.transposed
    alike = evidence.alike
    covered = {floor: _covered(a, b, align(alike, floor=floor)) for floor in (LOOSE, FAIR, CLOSE)}
    aligned = align(alike, floor=FAIR)
    rows = [pair.a for pair in aligned]
    loose, close = order(alike, floor=LOOSE), order(alike, floor=CLOSE)
    landmarks = a.landmarks, b.landmarks
    grams = _shared_shingles(a.all_words, b.all_words, size=5)
    told = set(a.report.agencies_for(CreditKind.TEXT)), set(b.report.agencies_for(CreditKind.TEXT))
    return Signals(
        meaning=_weighted(evidence.meaning.max(axis=1), a.lengths_chars),
        meaning_longer=_weighted(evidence.meaning.max(axis=0), b.lengths_chars),
        said=_weighted(evidence.kept_a.max(axis=1), a.lengths_chars),
        said_longer=_weighted(evidence.kept_b.max(axis=0), b.lengths_chars),
        loose=covered[LOOSE][0],
        loose_longer=covered[LOOSE][1],
        fair=covered[FAIR][0],
        fair_longer=covered[FAIR][1],
        close=covered[CLOSE][0],
        close_longer=covered[CLOSE][1],
        narrative=_share(a.lengths_chars * (1 - a.quoted_share), rows),
        gain=loose.gain,
        surprise=loose.surprise,
        kept=loose.kept,
        gain_close=close.gain,
        surprise_close=close.surprise,
        mutual=_mutual(a, alike),
        landmarks=_held(landmarks[0], landmarks[1]),
        landmarks_longer=_held(landmarks[1], landmarks[0]),
        landmark_order=_same_order(*landmarks),
        shingles=grams,
        copied=max(0.0, grams - _RETOLD),
        narrative_shingles=_shared_shingles(a.narrative_words, b.narrative_words, size=3),
        longest_run=min(1.0, longest_common_run(a.narrative_words, b.narrative_words) / _LONG_RUN_WORDS),
        quoted=_weighted(a.quoted_share[rows], a.lengths_chars[rows]),
        attributed=_attributed_share(a, rows),
        names=_held(_union(a.names), _union(b.names)),
        names_longer=_held(_union(b.names), _union(a.names)),
        numbers=_held(_union(a.numbers), _union(b.numbers)),
        numbers_longer=_held(_union(b.numbers), _union(a.numbers)),
        same_agency=float(bool(told[0] & told[1])),
        one_agency=float(bool(told[0]) != bool(told[1])),
        credited=float(a.names_outlet_of(b) or b.names_outlet_of(a)),
        length=float(np.log(max(a.chars, 1.0) / 1000.0)),
        balance=a.chars / max(b.chars, 1.0),
    )


def _covered(a: Prepared, b: Prepared, aligned: Sequence[Aligned]) -> tuple[float, float]:
    return _share(a.lengths_chars, [p.a for p in aligned]), _share(b.lengths_chars, [p.b for p in aligned])


def _share(mass: NDArray[np.float64], rows: Sequence[int]) -> float:
    total = float(mass.sum())
    return float(mass[list(rows)].sum()) / total if total else 0.0


def _weighted(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    mass = float(weights.sum())
    return float((values * weights).sum()) / mass if mass else 0.0


def _mutual(a: Prepared, alike: NDArray[np.float64]) -> float:
    nearest, back = alike.argmax(axis=1), alike.argmax(axis=0)
    return _share(a.lengths_chars, [i for i, j in enumerate(nearest.tolist()) if back[j] == i])


def _same_order(a: Sequence[str], b: Sequence[str]) -> float:
    shared = set(a) & set(b)
    kept_a, kept_b = [w for w in a if w in shared], [w for w in b if w in shared]
    size = min(len(kept_a), len(kept_b))
    if not size:
        return 0.0
    forward = LCSseq.similarity(kept_a, kept_b)
    return float(forward - LCSseq.similarity(kept_a, kept_b[::-1])) / size


def _held(
    mine: Sequence[Hashable] | frozenset[Hashable], theirs: Sequence[Hashable] | frozenset[Hashable]
) -> float:
    wanted = set(mine)
    return len(wanted & set(theirs)) / len(wanted) if wanted else 0.0


def _union(rows: Sequence[frozenset[Hashable]]) -> frozenset[Hashable]:
    return frozenset().union(*rows)


def _shared_shingles(a: Sequence[str], b: Sequence[str], *, size: int) -> float:
    return containment(shingles(a, size), shingles(b, size))


def _attributed_share(report: Prepared, rows: Sequence[int]) -> float:
    cues = [cue for x in report.reading.attributions if (cue := x.cue or x.source)]
    told = [i for i in rows if any(report.passages[i].span.contains(cue) for cue in cues)]
    mass = float(report.lengths_chars[list(rows)].sum())
    return float(report.lengths_chars[told].sum()) / mass if mass else 0.0
