"""Which reports of a large story are compared closely: everyone's nearest, and some that are unlike those.

Comparing every pair costs the square of a story's reports. Past a dozen, each is compared with those whose sentences are
nearest to its own, which finds copies, and with the nearest of those that are not near one another, so that claims find
their way between accounts where a hundred outlets print one dispatch.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.prepared import Prepared

# Lineages and claims of invented stories of 20 to 80 reports stay those of all pairs: docs/decisions/0010-large-stories.md
_NEAREST = 8
_UNLIKE = 4
_NEARLY_ONE = 0.8  # likeness from which two reports say nearly the same, and one of them stands for both


def chosen_pairs(reports: Mapping[str, Prepared]) -> tuple[tuple[str, str], ...]:
    """Pairs of reports to compare, as (smaller id, greater id), sorted; every pair of a story of up to 13 reports."""
    ids = sorted(reports)
    if len(ids) <= _NEAREST + _UNLIKE + 1:
        return tuple(combinations(ids, 2))
    alike = likeness([reports[one].vectors for one in ids])
    found = set()
    for at in range(len(ids)):
        for other in _partners(alike, at):
            found.add((ids[min(at, other)], ids[max(at, other)]))
    return tuple(sorted(found))


def likeness(vectors: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """How near the passages of each report are, on average, to their nearest in each other; the greater of both ways.

    *Shape:* n arrays of (passages, dimension), rows of unit length -> (n, n).
    """
    everything = np.concatenate(vectors)
    starts = np.concatenate([[0], np.cumsum([len(v) for v in vectors])[:-1]]).astype(np.intp)
    one_way = np.stack([np.maximum.reduceat(v @ everything.T, starts, axis=1).mean(axis=0) for v in vectors])
    return np.asarray(np.maximum(one_way, one_way.T), dtype=np.float32)


def _partners(alike: NDArray[np.float32], at: int) -> list[int]:
    ranked = [other for other in np.argsort(-alike[at], kind="stable").tolist() if other != at]
    near, rest = ranked[:_NEAREST], ranked[_NEAREST:]
    unlike: list[int] = []
    for other in rest:
        if len(unlike) == _UNLIKE:
            break
        if all(alike[other, known] < _NEARLY_ONE for known in (*near, *unlike)):
            unlike.append(other)
    return near + unlike
