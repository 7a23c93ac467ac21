"""Vectors of passages and sketches of whole reports, each under the layer (the encoder) that made them."""

from __future__ import annotations

from typing import Any

import apsw
import numpy as np
from numpy.typing import NDArray

from crossread.errors import DeskError

_HALF, _SINGLE = np.dtype("<f2"), np.dtype("<f4")


def put(connection: apsw.Connection, report_id: str, *, layer: str, vectors: NDArray[np.float32]) -> None:
    """Keeps the vectors of a report's passages, in place of earlier ones of the layer.

    They come back bit by bit: half precision is used where it loses nothing, single elsewhere.
    *Shape:* vectors (n, d).
    """
    _check(vectors, axes=2)
    number_bytes, data = _packed(vectors)
    connection.execute(
        """
        INSERT INTO vectors (report, layer, passages, dimensions, number_bytes, data)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (report, layer) DO UPDATE SET
            passages = excluded.passages, dimensions = excluded.dimensions,
            number_bytes = excluded.number_bytes, data = excluded.data
        """,
        (report_id, layer, *vectors.shape, number_bytes, data),
    )


def get(connection: apsw.Connection, report_id: str, *, layer: str) -> NDArray[np.float32] | None:
    """The vectors of a report's passages, read-only; None when the layer has none. *Shape:* (n, d)."""
    row = connection.execute(
        "SELECT passages, dimensions, number_bytes, data FROM vectors WHERE report = ? AND layer = ?",
        (report_id, layer),
    ).fetchone()
    if row is None:
        return None
    passages, dimensions, number_bytes, data = row
    return _unpacked(data, (passages, dimensions), _HALF if number_bytes == _HALF.itemsize else _SINGLE)


def put_sketch(
    connection: apsw.Connection, report_id: str, *, layer: str, vector: NDArray[np.float32]
) -> None:
    """Keeps the sketch of a report, in place of an earlier one of the layer. *Shape:* vector (d,)."""
    _check(vector, axes=1)
    connection.execute(
        """
        INSERT INTO sketches (report, layer, data) VALUES (?, ?, ?)
        ON CONFLICT (report, layer) DO UPDATE SET data = excluded.data
        """,
        (report_id, layer, vector.astype(_SINGLE).tobytes()),
    )


def sketches(connection: apsw.Connection, *, layer: str) -> tuple[list[str], NDArray[np.float32]]:
    """Sorted ids of the reports with a sketch, and the sketches. *Shape:* (n, d); (0, 0) for none.

    Raises:
        DeskError: when the sketches of the layer differ in length.
    """
    # In the order of the file, which is fast, and sorted here.
    found: list[Any] = connection.execute(
        "SELECT report, data FROM sketches WHERE layer = ?", (layer,)
    ).fetchall()
    if not found:
        return [], np.zeros((0, 0), dtype=np.float32)
    rows = sorted(found)
    sizes = {len(data) for _, data in rows}
    if len(sizes) != 1:
        raise DeskError(
            f"the sketches of layer {layer} differ in length; a changed encoder needs a layer of its own"
        )
    width = sizes.pop() // _SINGLE.itemsize
    return [report for report, _ in rows], _unpacked(
        b"".join(data for _, data in rows), (len(rows), width), _SINGLE
    )


def drop_layer(connection: apsw.Connection, report_id: str, *, layer: str) -> None:
    """Forgets the vectors of one layer of a report."""
    connection.execute("DELETE FROM vectors WHERE report = ? AND layer = ?", (report_id, layer))


def drop(connection: apsw.Connection, report_id: str) -> None:
    """Forgets vectors and sketches of a report, of every layer."""
    connection.execute("DELETE FROM vectors WHERE report = ?", (report_id,))
    connection.execute("DELETE FROM sketches WHERE report = ?", (report_id,))


def _check(vectors: NDArray[np.float32], *, axes: int) -> None:
    if vectors.dtype != np.float32 or vectors.ndim != axes:
        raise ValueError(f"expected {axes} axes of float32, got {vectors.ndim} of {vectors.dtype}")


def _packed(vectors: NDArray[np.float32]) -> tuple[int, bytes]:
    single = vectors.astype(_SINGLE)
    with np.errstate(all="ignore"):
        half = single.astype(_HALF)
    if half.astype(_SINGLE).tobytes() == single.tobytes():
        return _HALF.itemsize, half.tobytes()
    return _SINGLE.itemsize, single.tobytes()


def _unpacked(data: bytes, shape: tuple[int, int], kind: np.dtype[np.floating]) -> NDArray[np.float32]:
    vectors = np.frombuffer(data, dtype=kind).reshape(shape).astype(np.float32, copy=False)
    vectors.flags.writeable = False
    return vectors
