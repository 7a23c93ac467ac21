"""Scores of governors to one tree a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def tree(arcs: Scores) -> list[int]:
    """The governor of each token; the one root governs itself.

    Each token's likeliest governor where that makes a tree with one root. Else the root is the token that
    loses least, or gains most, by being it, and the likeliest tree under that root is searched (Chu and Liu
    1965, Edmonds 1967).

    *Shape:* (tokens, tokens): row the dependent, column the governor, the diagonal for roots. In nats.
    """
    heads = [int(at) for at in arcs.argmax(1)]
    if _is_tree(heads):
        return heads
    governed = arcs.astype(np.float64)
    np.fill_diagonal(governed, -np.inf)
    root = int((np.diagonal(arcs) - governed.max(1)).argmax()) if len(arcs) > 1 else 0
    governed[root] = -np.inf
    governed[root, root] = 0.0
    return _contract(governed, root)


def _is_tree(heads: list[int]) -> bool:
    if sum(head == at for at, head in enumerate(heads)) != 1:
        return False
    return _cycle(heads) is None


def _cycle(heads: list[int]) -> list[int] | None:
    """The tokens of one cycle of two or more, or None."""
    state = [0] * len(heads)  # 0 not seen, 1 on this path, 2 leads to a root
    for start in range(len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            if heads[at] == at:
                break
            at = heads[at]
        if state[at] == 1 and heads[at] != at:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return None


def _contract(arcs: NDArray[np.float64], root: int) -> list[int]:
    heads = [int(at) for at in arcs.argmax(1)]
    heads[root] = root
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [at for at in range(len(arcs)) if at not in inside]
    place = {at: k for k, at in enumerate(outside)}
    joint = len(outside)
    smaller = np.full((joint + 1, joint + 1), -np.inf)
    smaller[:joint, :joint] = arcs[np.ix_(outside, outside)]
    own = np.array([arcs[at, heads[at]] for at in cycle])
    entering = arcs[np.ix_(cycle, outside)] - own[:, None]  # break the cycle at one token
    leaving = arcs[np.ix_(outside, cycle)]
    smaller[joint, :joint] = entering.max(0)
    smaller[:joint, joint] = leaving.max(1)
    found = _contract(smaller, place[root])
    result = list(heads)
    for at in outside:
        head = found[place[at]]
        result[at] = cycle[int(leaving[place[at]].argmax())] if head == joint else outside[head]
    broken = int(entering[:, found[joint]].argmax())
    result[cycle[broken]] = outside[found[joint]]
    result[root] = root
    return result
