"""How well a likeness of event mentions ranks the pairs that are one event: average precision."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A mention with the event it is of; `vector` of unit length."""

    topic: str
    document: str
    instance: str
    text: str
    vector: NDArray[np.float32]


def pair_precision(mentions: Sequence[Named], likeness: str) -> list[float | int | None]:
    """Pairs, how many are one event, average precision; then the same for pairs across documents.

    `likeness` is "cosine", "words" (equal or not) or "none", which ranks by chance: the share of pairs that are one.
    Pairs of equal likeness are ranked together.
    """
    alike: list[float] = []
    same: list[bool] = []
    across: list[bool] = []
    for a, b in _pairs(mentions):
        alike.append(_likeness(a, b, likeness))
        same.append(a.instance == b.instance)
        across.append(a.document != b.document)
    cells: list[float | int | None] = []
    for chosen in (np.ones(len(same), dtype=bool), np.array(across, dtype=bool)):
        labels, scores = np.array(same, dtype=bool)[chosen], np.array(alike)[chosen]
        found = float(average_precision_score(labels, scores)) if labels.any() else None
        cells += [len(labels), int(labels.sum()), found]
    return cells


def _pairs(mentions: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    by_topic = itertools.groupby(sorted(mentions, key=lambda m: m.topic), key=lambda m: m.topic)
    for _, inside in by_topic:
        yield from itertools.combinations(list(inside), 2)


def _likeness(a: Named, b: Named, likeness: str) -> float:
    if likeness == "cosine":
        return float(a.vector @ b.vector)
    return float(likeness == "words" and a.text == b.text)
