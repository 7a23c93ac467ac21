"""What the entailment network is taught and measured on: the team's own pairs of `benchmarks/crossing/bearing`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.crossing.bearing import LABELS, Pair, load_groups, load_pairs, load_reported
from numpy.typing import NDArray

SMOOTHING = 0.03

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Taught:
    """Pairs with labels, `wanted` their probabilities. *Shape:* wanted (pairs, LABELS)."""

    pairs: tuple[tuple[str, str], ...]
    wanted: Matrix


def labelled(*, held_out: bool) -> dict[str, Taught]:
    """The team's pairs, by the set they are of."""
    sets = {"alone": load_pairs, "groups": load_groups, "reports": load_reported}
    return {name: _taught(list(load(held_out=held_out))) for name, load in sets.items()}


def joined(sets: Mapping[str, Taught]) -> Taught:
    """All sets as one."""
    pairs = tuple(pair for taught in sets.values() for pair in taught.pairs)
    return Taught(pairs, np.concatenate([taught.wanted for taught in sets.values()]))


def _taught(pairs: Sequence[Pair]) -> Taught:
    wanted = np.full((len(pairs), len(LABELS)), SMOOTHING / len(LABELS))
    wanted[np.arange(len(pairs)), [LABELS.index(pair.label) for pair in pairs]] += 1 - SMOOTHING
    return Taught(tuple((pair.passage, pair.claim) for pair in pairs), wanted)
