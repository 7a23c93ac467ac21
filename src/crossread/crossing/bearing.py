"""What an entailment network says of a text and a claim; the crossing is handed one, and never loads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AskBearing = Callable[[Sequence[tuple[str, str]]], NDArray[np.float64]]
"""Takes pairs of a text and a claim, gives the three probabilities of `Bearing` for each. *Shape:* (pairs, 3)."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Probability that a passage bears the claim out, that it excludes it, and that it leaves it open."""

    borne_out: float
    excluded: float
    open: float


def bearings(ask: AskBearing, pairs: Sequence[tuple[str, str]]) -> list[Bearing]:
    """The network's word on every pair; it is not called for none."""
    return [Bearing(*map(float, row)) for row in ask(pairs)] if pairs else []
