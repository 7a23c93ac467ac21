"""How alike each passage of one report is to each passage of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared

Matrix = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Similarity:
    """Passage-by-passage evidence for two reports. Every matrix has *Shape:* (passages a, passages b).

    `meaning` is the cosine of the sentence vectors, or of two neighbouring sentences taken together where
    that is closer (a sentence split in two). `kept_a` is the share of what passage a says that passage b
    says too, word by word, near-synonyms counted in part and rare words counting more; `kept_b` the
    reverse. `trigrams` is the share of the shorter's word trigrams found in the other. All in [0, 1].
    `alike` is the one score the alignment works on.
    """

    meaning: Matrix
    kept_a: Matrix
    kept_b: Matrix
    trigrams: Matrix
    alike: Matrix

    @property
    def transposed(self) -> Similarity:
        """The same evidence with the two reports swapped."""
        return Similarity(self.meaning.T, self.kept_b.T, self.kept_a.T, self.trigrams.T, self.alike.T)

    @cached_property
    def ahead(self) -> tuple[Matrix, Matrix]:
        """By how much `alike` of each two is ahead of the best other of the row, and of the column."""
        return _ahead(self.alike), _ahead(self.alike.T).T


# Chosen by the separation of rewrites from second newsrooms on the dev stories; see
# docs/decisions/0003-reuse-and-relation.md for the sweep.
_MEANING_WEIGHT = 0.6
_JOINT_FLOOR = 0.3  # two neighbours are taken together only where each is near by itself
_SYNONYM_LOW, _SYNONYM_HIGH = 0.25, 0.90  # cosines of static word vectors: unrelated, the same
_FEWEST_TRIGRAMS = 3  # below that a shared trigram is a stock phrase


def similarity(a: Prepared, b: Prepared, lexicon: Lexicon) -> Similarity:
    """Compare all passages of `a` with all of `b`."""
    meaning = _meaning(a.vectors.astype(np.float64), b.vectors.astype(np.float64))
    kept_a, kept_b = _kept(a.content, b.content, lexicon)
    trigrams = _shared_trigrams(a.folded, b.folded)
    both_kept = np.sqrt(kept_a * kept_b)
    alike = np.maximum(_MEANING_WEIGHT * meaning + (1 - _MEANING_WEIGHT) * both_kept, trigrams)
    return Similarity(meaning=meaning, kept_a=kept_a, kept_b=kept_b, trigrams=trigrams, alike=alike)


def _ahead(alike: Matrix) -> Matrix:
    with_none = np.pad(alike, ((0, 0), (1, 1)))  # nothing else is a rival of 0
    second, best = np.moveaxis(np.partition(with_none, -2, axis=1)[:, -2:], 1, 0)[:, :, None]
    return np.asarray(alike - np.where(alike == best, second, best))


def _meaning(a: Matrix, b: Matrix) -> Matrix:
    single = np.clip(a @ b.T, 0.0, 1.0)
    return np.maximum(_joint(single, a, b), _joint(single.T, b, a).T)


def _joint(single: Matrix, a: Matrix, b: Matrix) -> Matrix:
    """Cosine of each row of `a` to the nearer of its two pairs of neighbours in `b`, where that helps."""
    best = single.copy()
    if len(b) < 2:
        return best
    pairs = b[:-1] + b[1:]
    pairs /= np.maximum(np.linalg.norm(pairs, axis=1, keepdims=True), 1e-9)
    near = (single[:, :-1] > _JOINT_FLOOR) & (single[:, 1:] > _JOINT_FLOOR)
    together = np.where(near, np.clip(a @ pairs.T, 0.0, 1.0), 0.0)
    best[:, :-1] = np.maximum(best[:, :-1], together)
    best[:, 1:] = np.maximum(best[:, 1:], together)
    return best


def _kept(
    a: Sequence[frozenset[str]], b: Sequence[frozenset[str]], lexicon: Lexicon
) -> tuple[Matrix, Matrix]:
    words_a, words_b = sorted(frozenset().union(*a)), sorted(frozenset().union(*b))
    if not words_a or not words_b:
        nothing = np.zeros((len(a), len(b)))
        return nothing, nothing
    index_a, index_b = lexicon.indices(words_a), lexicon.indices(words_b)
    cosines = lexicon.vectors(index_a) @ lexicon.vectors(index_b).T
    alike = np.clip((cosines - np.float32(_SYNONYM_LOW)) / np.float32(_SYNONYM_HIGH - _SYNONYM_LOW), 0, 1)
    kept_a = _share(a, words_a, lexicon.weights(index_a), _best_in(alike, b, words_b))
    kept_b = _share(b, words_b, lexicon.weights(index_b), _best_in(alike.T, a, words_a))
    return kept_a, kept_b.T


def _best_in(
    alike: NDArray[np.float32], passages: Sequence[frozenset[str]], vocabulary: Sequence[str]
) -> Matrix:
    """The nearest word to each row's word in every passage. *Shape:* (rows, passages)."""
    where = {word: at for at, word in enumerate(vocabulary)}
    best = np.zeros((alike.shape[0], len(passages)))
    filled = [j for j, passage in enumerate(passages) if passage]
    columns = [where[word] for j in filled for word in sorted(passages[j])]
    starts = np.concatenate([[0], np.cumsum([len(passages[j]) for j in filled])[:-1]]).astype(np.intp)
    # Gathering rows of the transpose is several times faster than gathering columns.
    best[:, filled] = np.maximum.reduceat(np.ascontiguousarray(alike.T)[columns], starts, axis=0).T
    return best


def _share(
    passages: Sequence[frozenset[str]], vocabulary: Sequence[str], weights: Matrix, best: Matrix
) -> Matrix:
    where = {word: at for at, word in enumerate(vocabulary)}
    held = np.zeros((len(passages), len(vocabulary)))
    for i, passage in enumerate(passages):
        held[i, [where[word] for word in passage]] = 1.0
    mass = held * weights
    return np.asarray((mass @ best) / np.maximum(mass.sum(axis=1, keepdims=True), 1e-9))


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
    enough = shorter >= _FEWEST_TRIGRAMS
    return np.asarray(np.divide(shared, shorter, out=np.zeros_like(shared), where=enough))


def _trigrams(row: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(row, row[1:], row[2:], strict=False))
