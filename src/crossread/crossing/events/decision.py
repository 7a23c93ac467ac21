"""How likely two mentions are one happening: boosted trees over the signals, trained in `training/events`, kept as data.

Trees because the signals hold only together: the same word means much in two leads of one story and little in
"said"; every signal may only speak the way `SIGNALS` says. The logistic rival is in docs/decisions/0009-events.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.likeness import SIGNALS
from crossread.errors import ModelError


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Boosted trees: `probability = sigmoid(bias + sum of the leaves reached)`.

    *Shape:* every array (trees, nodes), short trees padded. A node sends x to `left` where `x[feature] <= threshold`, else
    to `right`; a leaf leads to itself and holds its `value`.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.float64]
    depth: int
    bias: float

    def probability(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of the positive class. *Shape:* x (n, features); out (n,)."""
        total = np.full(len(x), self.bias)
        row = np.arange(len(x))
        for tree in range(len(self.feature)):
            at = np.zeros(len(x), dtype=np.intp)
            for _ in range(self.depth):
                goes_left = x[row, self.feature[tree][at]] <= self.threshold[tree][at]
                at = np.where(goes_left, self.left[tree][at], self.right[tree][at])
            total += self.value[tree][at]
        return np.asarray(1.0 / (1.0 + np.exp(-total)))


@dataclass(frozen=True, slots=True, eq=False)
class EventDecision:
    """The trees, and from which score on groups join."""

    trees: Trees
    floor: float


@cache
def load_event_decision() -> EventDecision:
    """The packaged decision `data/event_decision.json`.

    Raises:
        ModelError: when the file was trained on other signals than the code measures.
    """
    source = resources.files("crossread.crossing") / "data" / "event_decision.json"
    raw = json.loads(source.read_text(encoding="utf-8"))
    if raw["signals"] != list(SIGNALS):
        raise ModelError(
            f"event_decision.json was trained on {len(raw['signals'])} signals, the code measures {len(SIGNALS)} others: "
            "run python -m training.events.train"
        )
    return EventDecision(_trees(raw["trees"], bias=raw["bias"]), raw["floor"])


def _trees(raw: list[list[list[float]]], *, bias: float) -> Trees:
    """From [feature, threshold, left, right, value] a node; feature -1 is a leaf."""
    size = max(len(tree) for tree in raw)
    table = np.zeros((len(raw), size, 5))
    depth = 0
    for number, tree in enumerate(raw):
        for at, node in enumerate(tree):
            is_leaf = node[0] < 0
            table[number, at] = [0, np.inf, at, at, node[4]] if is_leaf else node
        depth = max(depth, _depth(tree, 0))
    kept = (
        table[..., 0].astype(np.intp),
        table[..., 1],
        table[..., 2].astype(np.intp),
        table[..., 3].astype(np.intp),
    )
    return Trees(*kept, value=table[..., 4], depth=depth, bias=bias)


def _depth(tree: list[list[float]], at: int) -> int:
    if tree[at][0] < 0:
        return 0
    return 1 + max(_depth(tree, int(tree[at][2])), _depth(tree, int(tree[at][3])))
