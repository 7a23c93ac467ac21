"""Which mentions are worth comparing: the nearest of each by the reader's vectors, never all pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.telling import Telling

NEAREST = 40
_BLOCK = 1024  # rows compared at once, so that memory stays linear in the mentions

Pairs = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of mentions with the cosine of their vectors. *Shape:* pairs (n, 2), first < second, sorted; meaning (n,).

    `known` is False where one of the two has no vector and the cosine is that of their passages.
    """

    pairs: Pairs
    meaning: NDArray[np.float64]
    known: NDArray[np.bool_]


def candidates(told: Sequence[Telling], *, nearest: int = NEAREST) -> Candidates:
    """Each mention with those nearest to it in meaning; one the reader did not mark, with those of the nearest passages."""
    if len(told) < 2:
        return Candidates(np.zeros((0, 2), dtype=np.intp), np.zeros(0), np.zeros(0, dtype=bool))
    rows, known = event_vectors(told)
    passages = np.array([one.report.vectors[one.passage] for one in told], dtype=np.float32)
    everything = np.ones(len(told), dtype=bool)
    found = _nearest(rows, known, known, nearest)
    if not known.all():
        found = np.concatenate([found, _nearest(passages, ~known, everything, nearest)])
    pairs = np.unique(np.sort(found, axis=1), axis=0)
    a, b = pairs[:, 0], pairs[:, 1]
    both = known[a] & known[b]
    meaning = np.where(
        both, np.einsum("ij,ij->i", rows[a], rows[b]), np.einsum("ij,ij->i", passages[a], passages[b])
    )
    return Candidates(pairs, meaning.astype(np.float64), both)


def event_vectors(told: Sequence[Telling]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The reader's vectors, 0 where there is none, and where there is one. *Shape:* (tellings, d), (tellings,)."""
    width = max((one.report.event_vectors.shape[1] for one in told if one.row is not None), default=1)
    rows = np.zeros((len(told), width), dtype=np.float32)
    known = np.zeros(len(told), dtype=bool)
    for at, one in enumerate(told):
        if one.row is not None:
            rows[at], known[at] = one.report.event_vectors[one.row], True
    return rows, known


def _nearest(
    rows: NDArray[np.float32], asking: NDArray[np.bool_], asked: NDArray[np.bool_], count: int
) -> Pairs:
    """Pairs (asking, asked) without a mention's pair with itself; of equals the earlier. *Shape:* (n, 2)."""
    others = np.flatnonzero(asked)
    kept = min(count, len(others) - 1)
    found = [np.zeros((0, 2), dtype=np.intp)]
    if kept < 1:
        return found[0]
    wanted = np.flatnonzero(asking)
    for first in range(0, len(wanted), _BLOCK):
        block = wanted[first : first + _BLOCK]
        near = rows[block] @ rows[others].T
        near[block[:, None] == others[None, :]] = -np.inf
        if kept < len(others) - 1:
            best = np.argpartition(-near, kept, axis=1)[:, :kept]
        else:
            best = np.argsort(-near, axis=1, kind="stable")[:, :kept]
        found.append(np.stack([np.repeat(block, kept), others[best].ravel()], axis=1))
    pairs = np.concatenate(found)
    return np.asarray(pairs[pairs[:, 0] != pairs[:, 1]], dtype=np.intp)
