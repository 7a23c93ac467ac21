"""How well static vectors find the partner that the encoder finds, on reports they were not fitted to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

FLOORS = (0.75, 0.6)
TOP = 3


@dataclass(frozen=True, slots=True)
class Screening:
    """For sentences whose best partner in another report of the event has a cosine above `floor`."""

    floor: float
    sentences: int
    same_partner: float
    in_top: float


def pairs(events: list[list[list[str]]]) -> list[tuple[slice, slice]]:
    """Ordered pairs of reports of one event, as slices of all sentences in reading order."""
    places: list[tuple[slice, slice]] = []
    at = 0
    for event in events:
        reports = []
        for report in event:
            reports.append(slice(at, at + len(report)))
            at += len(report)
        places += list(permutations(reports, 2))
    return places


def screen(
    static: NDArray[np.float32], encoder: NDArray[np.float32], places: list[tuple[slice, slice]]
) -> Iterator[Screening]:
    """One figure per floor. *Shape:* static (n, 256), encoder (n, width), rows of unit length."""
    best, ranks = [], []
    for one, other in places:
        cosines, screened = encoder[one] @ encoder[other].T, static[one] @ static[other].T
        partner = cosines.argmax(1)
        best.append(cosines.max(1))
        ranks.append((screened > np.take_along_axis(screened, partner[:, None], axis=1)).sum(1))
    closeness, rank = np.concatenate(best), np.concatenate(ranks)
    for floor in FLOORS:
        aligned = rank[closeness > floor]
        yield Screening(floor, aligned.size, float((aligned == 0).mean()), float((aligned < TOP).mean()))
