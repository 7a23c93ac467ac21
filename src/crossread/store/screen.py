"""All passage vectors of a desk at once: what a search by meaning goes over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import apsw
import numpy as np
from numpy.typing import NDArray

_HALF, _SINGLE = np.dtype("<f2"), np.dtype("<f4")


@dataclass(frozen=True, slots=True, eq=False)
class PassageVectors:
    """Row `k` is passage `k - starts[i]` of report `ids[i]`, where `starts[i]` is the last start not after k.

    *Shape:* matrix (passages of the desk, dimension), float32; starts (reports,), rising. Reports are sorted by id.
    """

    ids: tuple[str, ...]
    starts: NDArray[np.intp]
    matrix: NDArray[np.float32]

    def nearest(self, vector: NDArray[np.float32], *, most: int) -> list[tuple[str, int, float]]:
        """Passages of the greatest product as (report, index, product), best first. *Shape:* vector (dimension,)."""
        if not len(self.matrix) or self.matrix.shape[1] != len(vector):
            return []
        products = self.matrix @ vector
        count = min(most, len(products))
        best = np.argpartition(-products, count - 1)[:count]
        ordered = sorted(best.tolist(), key=lambda row: (-float(products[row]), row))
        return [(*self._passage(row), float(products[row])) for row in ordered]

    def of(self, report: str) -> NDArray[np.float32] | None:
        """The vectors of one report; None where it has none. *Shape:* (passages, dimension)."""
        at = bisect_left(self.ids, report)
        if at >= len(self.ids) or self.ids[at] != report:
            return None
        past = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.matrix)
        return self.matrix[self.starts[at] : past]

    def _passage(self, row: int) -> tuple[str, int]:
        report = int(np.searchsorted(self.starts, row, side="right")) - 1
        return self.ids[report], row - int(self.starts[report])


def passage_vectors(connection: apsw.Connection, *, layer: str) -> PassageVectors:
    """The vectors of all reports that have any under the layer. It takes four bytes a number in memory.

    The first row with passages gives the dimension; vectors of another length are left out.
    """
    sizes: list[Any] = connection.execute(
        "SELECT report, passages, dimensions FROM vectors WHERE layer = ? AND passages > 0", (layer,)
    ).fetchall()
    if not sizes:
        return PassageVectors((), np.zeros(0, dtype=np.intp), np.zeros((0, 0), dtype=np.float32))
    width = sorted(sizes)[0][2]
    kept = sorted((report, passages) for report, passages, dimensions in sizes if dimensions == width)
    starts = np.concatenate([[0], np.cumsum([passages for _, passages in kept])]).astype(np.intp)
    where = {report: int(starts[at]) for at, (report, _) in enumerate(kept)}
    matrix = np.zeros((int(starts[-1]), width), dtype=np.float32)
    rows: Iterable[Any] = connection.execute(
        "SELECT report, passages, number_bytes, data FROM vectors WHERE layer = ? AND dimensions = ? AND passages > 0",
        (layer, width),
    )
    for report, passages, number_bytes, data in rows:
        kind = _HALF if number_bytes == _HALF.itemsize else _SINGLE
        first = where[report]
        matrix[first : first + passages] = np.frombuffer(data, dtype=kind).reshape(passages, width)
    return PassageVectors(tuple(report for report, _ in kept), starts[:-1], matrix)


def state(connection: apsw.Connection) -> tuple[int, int]:
    """Changes whenever the desk is written: by another connection (the first number) or by this one."""
    version: int = connection.pragma("data_version")
    return version, connection.total_changes()
