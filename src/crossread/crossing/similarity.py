"""How alike each passage of one report is to each passage of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.prepared import Prepared
from crossread.models.static import word_rarity

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Similarity:
    """Passage-by-passage evidence for two reports. Every matrix has *Shape:* (passages a, passages b).

    `meaning` is the cosine of the sentence vectors, `wording` the rarity-weighted share of the shorter
    passage's content words found in the other, `order` the share of the shorter's word trigrams found in
    the other; all in [0, 1]. `alike` is the one score the alignment works on.
    """

    meaning: Matrix
    wording: Matrix
    trigrams: Matrix
    alike: Matrix


# Weight of wording beside meaning. A heavy paraphrase scores ~.8 in meaning and ~.4 in wording, a second
# newsroom's sentence on the same fact ~.65 and ~.35; see docs/decisions/0003-reuse-and-relation.md.
_WORDING_WEIGHT = 0.25


def similarity(a: Prepared, b: Prepared) -> Similarity:
    """Compare all passages of `a` with all of `b`."""
    meaning = np.clip(a.vectors.astype(np.float64) @ b.vectors.astype(np.float64).T, 0.0, 1.0)
    wording = _weighted_overlap(a.content, b.content)
    trigrams = _shared_trigrams(a.folded, b.folded)
    alike = np.maximum((1 - _WORDING_WEIGHT) * meaning + _WORDING_WEIGHT * wording, trigrams)
    return Similarity(meaning=meaning, wording=wording, trigrams=trigrams, alike=alike)


def _weighted_overlap(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> Matrix:
    vocabulary = {word: i for i, word in enumerate(sorted(set().union(*a, *b)))}
    weights = np.array([0.1 + word_rarity(word) for word in vocabulary], dtype=np.float64)
    rows_a = _indicator(a, vocabulary)
    rows_b = _indicator(b, vocabulary)
    shared = (rows_a * weights) @ rows_b.T
    mass_a, mass_b = rows_a @ weights, rows_b @ weights
    shorter = np.minimum(mass_a[:, None], mass_b[None, :])
    return np.asarray(np.divide(shared, shorter, out=np.zeros_like(shared), where=shorter > 0))


def _indicator(rows: Sequence[frozenset[str]], vocabulary: dict[str, int]) -> Matrix:
    table = np.zeros((len(rows), len(vocabulary)))
    for i, row in enumerate(rows):
        table[i, [vocabulary[word] for word in row]] = 1.0
    return table


def _shared_trigrams(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> Matrix:
    grams_a, grams_b = [_trigrams(row) for row in a], [_trigrams(row) for row in b]
    where_b: dict[tuple[str, ...], list[int]] = {}
    for j, grams in enumerate(grams_b):
        for gram in grams:
            where_b.setdefault(gram, []).append(j)
    shared = np.zeros((len(a), len(b)))
    for i, grams in enumerate(grams_a):
        for j, count in Counter(j for gram in grams for j in where_b.get(gram, ())).items():
            shared[i, j] = count
    sizes_a = np.array([len(g) for g in grams_a], dtype=np.float64)
    sizes_b = np.array([len(g) for g in grams_b], dtype=np.float64)
    shorter = np.minimum(sizes_a[:, None], sizes_b[None, :])
    return np.asarray(np.divide(shared, shorter, out=np.zeros_like(shared), where=shorter >= _FEWEST_TRIGRAMS))


_FEWEST_TRIGRAMS = 3  # below that a shared trigram is a stock phrase


def _trigrams(row: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(row, row[1:], row[2:], strict=False))
