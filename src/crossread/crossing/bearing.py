"""What an entailment network says of a text and a claim; the crossing is handed one, and never loads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Asked = TypeVar("Asked")


class Across(NamedTuple):
    """A text of one report and a claim of another, with the ids of both, the smaller first."""

    text: str
    claim: str
    reports: tuple[str, str]


AskBearing = Callable[[Sequence[tuple[str, str]]], NDArray[np.float64]]
"""Takes pairs of a text and a claim, gives the three probabilities of `Bearing` for each. *Shape:* (pairs, 3)."""

AskAcross = Callable[[Sequence[Across]], NDArray[np.float64]]
"""The same of two reports."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Probability that a passage bears the claim out, that it excludes it, and that it leaves it open."""

    borne_out: float
    excluded: float
    open: float


def bearings(ask: Callable[[Sequence[Asked]], NDArray[np.float64]], asked: Sequence[Asked]) -> list[Bearing]:
    """The network's word on each; it is not called for none."""
    return [Bearing(*map(float, row)) for row in ask(asked)] if asked else []


def across(ask: AskBearing) -> AskAcross:
    """Asks a network that does not care whose the texts are."""
    return lambda asked: ask([(one.text, one.claim) for one in asked])
