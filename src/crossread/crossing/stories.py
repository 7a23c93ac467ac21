"""Which reports speak of one happening: the rare words and the names they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.models import word_rarity
from crossread.text.names import fold_name
from crossread.text.words import is_stop, words

SKETCH_LAYER = "bag-512/1"
SKETCH_DIMENSION = 512

# Logistic weights of the shared rare names and of the words' cosine, fitted on BASIL's events, the written
# stories and the labelled incidents; figures in docs/decisions/0005-stories.md.
_NAMES, _WORDS, _BIAS = 2.3, 23.0, -8.7
SAME_STORY = 0.3
NEAR_MISS = 0.02

_COMMON = 0.35  # rarity up to which a word says nothing of the happening
_KNOWN_NAME = 0.5  # rarity up to which a name is everybody's (London, John)
_NEAREST = 40  # reports looked at closely for each new one
_SKETCH_FLOOR = 0.06  # the hashed cosine strays by about .04 from the true one
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What a report is about, in little.

    `words` holds weights of its rare words, of unit length; `names` what each rare name word is worth,
    from 0 to 1.
    """

    report: str
    words: Mapping[str, float]
    names: Mapping[str, float]

    def sketch(self) -> NDArray[np.float32]:
        """Signed feature hashing of the words: cosines of sketches are near those of the words.

        *Shape:* (SKETCH_DIMENSION,), unit length; all 0 for a report without rare words.
        """
        hashed = np.zeros(SKETCH_DIMENSION, dtype=np.float64)
        for word, weight in self.words.items():
            digest = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")
            hashed[(digest >> 1) % SKETCH_DIMENSION] += weight if digest & 1 else -weight
        length = float(np.linalg.norm(hashed))
        return np.asarray(hashed / length if length else hashed, dtype=np.float32)


def profile(report: Report, reading: Reading) -> Profile:
    """The profile of one report."""
    counts = Counter(w.folded for p in reading.passages for w in words(p.span.of(report.text)))
    telling = {
        word: max(word_rarity(word) - _COMMON, 0.0) ** 2 * (1 + np.log(n))
        for word, n in counts.items()
        if len(word) >= _FEWEST_LETTERS and not is_stop(word)
    }
    parts = {part for name in reading.names for part in fold_name(name.text).split()}
    named = {
        part: worth
        for part in sorted(parts)
        if len(part) >= _FEWEST_LETTERS
        and (worth := (word_rarity(part) - _KNOWN_NAME) / (1 - _KNOWN_NAME)) > 0
    }
    return Profile(report.id, _unit(telling), named)


def near_reports(
    one: Profile,
    ids: Sequence[str],
    sketches: NDArray[np.float32],
    *,
    profiled: Callable[[str], Profile],
) -> Iterator[tuple[str, str, float]]:
    """Reports near `one`, as (smaller id, greater id, score): of its story from SAME_STORY on.

    Those between NEAR_MISS and SAME_STORY deserve a closer look, passage by passage: a rewrite may share
    few words with its source. Screens by sketch, then asks `profiled` for the few that are near.
    *Shape:* sketches (len(ids), d).
    """
    near = sketches @ one.sketch()
    for row in sorted(np.argsort(-near, kind="stable")[: _NEAREST + 1].tolist()):
        other = ids[row]
        if other != one.report and near[row] >= _SKETCH_FLOOR:
            score = same_story(one, profiled(other))
            if score >= NEAR_MISS:
                first, second = sorted((one.report, other))
                yield first, second, score


def same_story(a: Profile, b: Profile) -> float:
    """How likely two reports speak of one happening, in [0, 1]. Symmetric."""
    shared = sum(a.names[name] for name in sorted(a.names.keys() & b.names.keys()))
    odds = _NAMES * np.log1p(shared) + _WORDS * _cosine(a.words, b.words) + _BIAS
    return round(float(1 / (1 + np.exp(-odds))), 4)


def _unit(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = float(np.sqrt(sum(w * w for w in weights.values())))
    return {key: float(w / length) for key, w in sorted(weights.items()) if w > 0} if length else {}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return float(sum(a[key] * b[key] for key in sorted(a.keys() & b.keys())))
