"""Events found against the annotators': CoNLL F1 of groups of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.reading.conll import Coreference, scored
from crossread.crossing.events.grouping import grouped
from crossread.crossing.events.slots import forbidden
from crossread.crossing.events.telling import Telling
from crossread.domain.span import Citation

Judged = tuple[Sequence[Telling], Sequence[str], NDArray[np.intp], NDArray[np.float64]]


def floors() -> tuple[float, ...]:
    """The floors tried."""
    return tuple(round(0.2 + 0.05 * step, 2) for step in range(13))


def whole_score(topics: Iterable[Judged], floor: float) -> float:
    """CoNLL F1 over topics, each given as mentions, their events, pairs and probabilities."""
    return scored(_chains(*topic, floor=floor) for topic in topics).mean_f1


def _chains(
    told: Sequence[Telling],
    gold: Sequence[str],
    pairs: NDArray[np.intp],
    probability: NDArray[np.float64],
    *,
    floor: float,
) -> tuple[list[set[Citation]], list[set[Citation]]]:
    found = grouped(
        len(told), pairs, probability, floor=floor, forbidden=lambda i, j: forbidden(told[i], told[j])
    )
    wanted = {one.citation: event for one, event in zip(told, gold, strict=True)}
    return chains_of(wanted), [{told[i].citation for i in members} for members in found]


def chains_of(events: Mapping[Citation, str]) -> list[set[Citation]]:
    """Mentions by the event they are of."""
    chains: dict[str, set[Citation]] = {}
    for citation, event in events.items():
        chains.setdefault(event, set()).add(citation)
    return list(chains.values())


def score_of(found: Iterable[tuple[list[set[Citation]], list[set[Citation]]]]) -> Coreference:
    """The scores over topics, each as gold and found chains."""
    return scored(found)
