"""Mentions to happenings: likely pairs first, no group that its members' own places or days forbid."""

from __future__ import annotations

import heapq
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

# Probability of a pair that was not compared, because each of the two has nearer ones.
ABSENT = 0.02


def grouped(
    count: int,
    pairs: NDArray[np.intp],
    probability: NDArray[np.float64],
    *,
    floor: float,
    forbidden: Callable[[int, int], bool],
) -> tuple[tuple[int, ...], ...]:
    """Agglomerate `count` mentions: two groups join while half the mean and half the best of their pairs reach `floor`.

    The mean alone holds large groups apart over their odd members, the best alone chains. Equal scores are taken in the
    order of the mentions. Groups and members come in order; a mention that joins nothing is a group of its own.

    Args:
        count: How many mentions there are.
        pairs: The pairs compared. *Shape:* (n, 2).
        probability: That a pair is one happening. *Shape:* (n,).
        floor: In [0, 1].
        forbidden: Whether two mentions can never be in one group.
    """
    groups = _Groups(count, pairs, probability)
    queue = [
        (-score, i, j)
        for i in range(count)
        for j in groups.near[i]
        if i < j and (score := groups.score(i, j)) >= floor
    ]
    heapq.heapify(queue)
    apart: set[tuple[int, int]] = set()
    while queue:
        negative, i, j = heapq.heappop(queue)
        if not groups.is_current(i, j, -negative) or (i, j) in apart:
            continue
        if any(forbidden(x, y) for x in groups.members[i] for y in groups.members[j]):
            apart.add((i, j))
            continue
        made = groups.join(i, j)
        for other in groups.near[made]:
            score = groups.score(made, other)
            if score >= floor:
                heapq.heappush(queue, (-score, min(made, other), max(made, other)))
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


class _Groups:
    """Groups by number; a join makes a new number, so that what the queue holds of the old ones is known to be stale."""

    def __init__(self, count: int, pairs: NDArray[np.intp], probability: NDArray[np.float64]) -> None:
        self.members: dict[int, list[int]] = {at: [at] for at in range(count)}
        # Of each two groups with a pair compared: sum, number and best of their pairs' probabilities.
        self.near: dict[int, dict[int, tuple[float, int, float]]] = {at: {} for at in range(count)}
        self._next = count
        for (a, b), found in zip(pairs.tolist(), probability.tolist(), strict=True):
            self.near[a][b] = self.near[b][a] = (found, 1, found)

    def score(self, i: int, j: int) -> float:
        total, compared, best = self.near[i][j]
        size = len(self.members[i]) * len(self.members[j])
        return ((total + ABSENT * (size - compared)) / size + best) / 2

    def is_current(self, i: int, j: int, score: float) -> bool:
        return i in self.members and j in self.members and self.score(i, j) == score

    def join(self, i: int, j: int) -> int:
        made, self._next = self._next, self._next + 1
        self.members[made] = self.members.pop(i) + self.members.pop(j)
        links: dict[int, tuple[float, int, float]] = {}
        for old in (i, j):
            for other, (total, compared, best) in self.near.pop(old).items():
                if other in (i, j):
                    continue
                had = links.get(other, (0.0, 0, 0.0))
                links[other] = (had[0] + total, had[1] + compared, max(had[2], best))
                del self.near[other][old]
        self.near[made] = links
        for other, link in links.items():
            self.near[other][made] = link
        return made
