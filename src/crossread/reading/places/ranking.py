"""The ranker: a score for each candidate of each name, twice, the second time with what the first one believed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.reading.places.features import FEATURES, Candidates, Floats
from crossread.reading.places.own_features import OWN

PRIOR = {"population": 6.0, "share": 2.0, "comma": 5.0, "within": 2.0, "before": 2.0, "country told of": 2.0}
"""Weights of the first belief, which the fitted rounds start from; set by hand and never tuned."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """A conditional logit a round. *Shape:* each of rounds (features,), in the order of FEATURES."""

    rounds: tuple[Floats, ...]

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> Ranker:
        """Read the JSON form: a list of rounds, each weights by feature's name.

        Raises:
            ValueError: The weights are of other features than these.
        """
        rounds = held["rounds"]
        if any(set(weights) != set(FEATURES) for weights in rounds):
            raise ValueError("the ranker was fitted on other features; run python -m training.places")
        return cls(tuple(np.array([weights[name] for name in FEATURES]) for weights in rounds))

    def beliefs(self, candidates: Candidates) -> tuple[Floats, Floats]:
        """How far each candidate is believed, 1 in all for each name, and what each feature added to its last score.

        *Shape:* (candidates,), (candidates, features).
        """
        belief = prior(candidates)
        added = np.zeros((len(belief), len(FEATURES)))
        for weights in self.rounds:
            added = rows_of(candidates, belief) * weights
            belief = softmax(added.sum(axis=1), candidates.group)
        return belief, added


@cache
def packaged_ranker() -> Ranker:
    """The packaged weights."""
    raw = (resources.files("crossread.reading") / "data" / "place_ranker.json").read_text(encoding="utf-8")
    return Ranker.of(json.loads(raw))


def rows_of(candidates: Candidates, belief: Floats) -> Floats:
    """All features given a belief. *Shape:* (candidates, features)."""
    return np.hstack((candidates.own, candidates.shared(belief)))


def prior(candidates: Candidates) -> Floats:
    """The first belief: size, containing places and countries told of. *Shape:* (candidates,)."""
    weights = np.array([PRIOR.get(name, 0.0) for name in OWN])
    return softmax(candidates.own @ weights, candidates.group)


def softmax(scores: Floats, group: NDArray[np.int64]) -> Floats:
    """Shares of each group. *Shape:* scores and group (candidates,), group ascending from 0 without gaps."""
    if not len(scores):
        return scores
    first = np.searchsorted(group, np.arange(int(group[-1]) + 1))
    weights = np.exp(scores - np.maximum.reduceat(scores, first)[group])
    found: Floats = weights / np.add.reduceat(weights, first)[group]
    return found
