"""Mentions of a scene and how they group: the part of event alignment that the benchmark measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.candidates import Pairs, candidates
from crossread.crossing.events.decision import load_event_decision
from crossread.crossing.events.grouping import grouped
from crossread.crossing.events.likeness import likeness
from crossread.crossing.events.slots import agree_throughout, forbidden
from crossread.crossing.events.telling import Telling
from crossread.crossing.scene import Scene

# Probability of two mentions that agree in every slot: the corpus the trees are trained on has few coded happenings, so
# they cannot have learned it.
_AGREED = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """Mentions by happening, as indices, with the pairs compared. *Shape:* pairs (n, 2), probability (n,)."""

    groups: tuple[tuple[int, ...], ...]
    pairs: Pairs
    probability: NDArray[np.float64]


def group_tellings(scene: Scene, told: Sequence[Telling]) -> Grouped:
    """Every mention in exactly one group; the order of the scene's reports makes no difference."""
    decision = load_event_decision()
    found = candidates(told)
    probability = decision.trees.probability(likeness(scene, told, found))
    agreeing = [agree_throughout(told[i], told[j]) for i, j in found.pairs.tolist()]
    probability = np.where(agreeing, np.maximum(probability, _AGREED), probability)
    groups = grouped(
        len(told),
        found.pairs,
        probability,
        floor=decision.floor,
        forbidden=lambda i, j: forbidden(told[i], told[j]),
    )
    return Grouped(groups, found.pairs, probability)
