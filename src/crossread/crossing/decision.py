"""A learned decision over signals: logistic weights trained in `training`, kept as data.

Logistic regression was chosen because its weights can be read, and because each answer can say which
signals carried it; rivals and figures are in docs/decisions/0003-reuse-and-relation.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """`probability = sigmoid(weights . z + bias)`, where z is `(x - mean) / scale`, held within -most and most.

    `weights`, `mean`, `scale` and `most` *Shape:* (features,), in the order of `features`; `most` is infinite where a
    feature is not held.
    """

    features: tuple[str, ...]
    weights: NDArray[np.float64]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    bias: float
    most: NDArray[np.float64]

    def probability(self, x: NDArray[np.float64]) -> float:
        """Probability of the positive class for one feature vector. *Shape:* x (features,)."""
        return float(1.0 / (1.0 + np.exp(-self.score(x))))

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of the positive class for many. *Shape:* rows (n, features), found (n,)."""
        scores = self._scaled(rows) @ self.weights + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-scores)))

    def score(self, x: NDArray[np.float64]) -> float:
        """The log odds; of several decisions over the same features, the one with the highest is the likeliest class."""
        return float(self.contributions(x).sum()) + self.bias

    def contributions(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each feature adds to the log odds, against the mean pair. *Shape:* (features,)."""
        return np.asarray(self.weights * self._scaled(x))

    def _scaled(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.clip((x - self.mean) / self.scale, -self.most, self.most)


@cache
def load_decision(name: str, features: tuple[str, ...]) -> Logistic:
    """The packaged decision `data/<name>.json`.

    Raises:
        ModelError: when the file was trained on other features than the code measures.
    """
    source = resources.files("crossread.crossing") / "data" / f"{name}.json"
    raw = json.loads(source.read_text(encoding="utf-8"))
    if tuple(raw["features"]) != features:
        raise ModelError(
            f"{name}.json was trained on {_few(raw['features'])}, the code measures {_few(features)}: "
            "run the command under training/ that writes it"
        )
    return Logistic(
        features=features,
        weights=np.array(raw["weights"]),
        mean=np.array(raw["mean"]),
        scale=np.array(raw["scale"]),
        bias=float(raw["bias"]),
        most=np.array(
            [math.inf if most is None else most for most in raw.get("most", [None] * len(features))]
        ),
    )


def log_odds(p: float) -> float:
    """Of a probability, which is held a thousandth away from 0 and 1."""
    p = min(max(p, _LEAST_P), 1 - _LEAST_P)
    return math.log(p / (1 - p))


_LEAST_P = 1e-3


def _few(names: Sequence[str]) -> str:
    return f"{len(names)} features ({', '.join(names[:3])}, ...)"
