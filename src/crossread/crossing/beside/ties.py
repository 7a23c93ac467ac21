"""What ties the passages of two reports to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene

_LEAST_P = 1e-3


class _WithRows(Protocol):
    """What is told of one sort in a report."""

    @property
    def rows(self) -> Sequence[object]:
        """In text order."""


Rowed = TypeVar("Rowed", bound=_WithRows)


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """What is known of the passages of two reports. *Shape:* all (passages of the first, passages of the second).

    `copied` is 1 where the second passage was written from the first, -1 where the first was from the second, else 0.
    """

    probability: NDArray[np.float64]
    score: NDArray[np.float64]
    reused: NDArray[np.bool_]
    copied: NDArray[np.int8]
    one_account: bool


def tied_reports(scene: Scene) -> Iterator[tuple[Prepared, Prepared, Ties]]:
    """Every two reports of the scene that were compared, by id, with what ties their passages."""
    links: dict[frozenset[str], list[Linked]] = {}
    for link in scene.linked:
        links.setdefault(frozenset((link.a.id, link.b.id)), []).append(link)
    for key in [frozenset((pair.first, pair.second)) for pair in scene.pairs] or list(links):
        a, b = (scene.reports[one] for one in sorted(key))
        yield a, b, _ties(scene, a, b, links.get(key, []))


def compared(scene: Scene, tables: Mapping[str, Rowed]) -> Iterator[tuple[Rowed, Rowed, Ties]]:
    """Every two reports of the scene that were compared and have rows, with what ties their passages."""
    for one, other, ties in tied_reports(scene):
        a, b = tables[one.id], tables[other.id]
        if a.rows and b.rows:
            yield a, b, ties


def _ties(scene: Scene, a: Prepared, b: Prepared, links: list[Linked]) -> Ties:
    shape = len(a.passages), len(b.passages)
    ties = Ties(
        np.zeros(shape),
        np.zeros(shape),
        np.zeros(shape, dtype=np.bool_),
        np.zeros(shape, dtype=np.int8),
        scene.lineage_of[a.id].id == scene.lineage_of[b.id].id,
    )
    for link in links:
        turned = link.a.id != a.id
        at = (link.j, link.i) if turned else (link.i, link.j)
        ties.probability[at] = max(link.probability, _LEAST_P)
        ties.score[at] = link.score
        ties.reused[at] = link.reused
        if link.directed and link.reused:
            ties.copied[at] = -1 if turned else 1
    return ties
