"""Vectors and sketches come back exactly."""

from __future__ import annotations

import apsw
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from store_values import reading, report

from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk

LAYER = "encoder/1"


def desk_of(count: int) -> DeskFile:
    desk = open_desk(":memory:")
    with desk.transaction():
        for number in range(count):
            desk.add_report(report(number), reading(report(number)))
    return desk


matrices = hnp.arrays(np.float32, hnp.array_shapes(min_dims=2, max_dims=2, min_side=0, max_side=6))


@settings(deadline=None)
@given(matrices, st.booleans())
def test_vectors_come_back_bit_by_bit(vectors: NDArray[np.float32], halved: bool) -> None:
    if halved:
        with np.errstate(all="ignore"):
            vectors = vectors.astype(np.float16).astype(np.float32)
    with desk_of(1) as desk:
        desk.put_vectors("r-0000", layer=LAYER, vectors=vectors)
        back = desk.vectors("r-0000", layer=LAYER)
    assert back is not None
    assert (back.shape, back.dtype) == (vectors.shape, vectors.dtype)
    assert back.tobytes() == vectors.tobytes()
    assert not back.flags.writeable


def test_a_view_in_another_memory_order_is_kept_by_value() -> None:
    vectors = np.arange(12, dtype=np.float32).reshape(3, 4).T
    with desk_of(1) as desk:
        desk.put_vectors("r-0000", layer=LAYER, vectors=vectors)
        back = desk.vectors("r-0000", layer=LAYER)
    assert back is not None
    assert np.array_equal(back, vectors)


def test_layers_do_not_mix_and_later_vectors_take_the_place_of_earlier() -> None:
    one, two = np.zeros((1, 3), dtype=np.float32), np.ones((2, 3), dtype=np.float32)
    with desk_of(2) as desk:
        desk.put_vectors("r-0000", layer="a", vectors=one)
        desk.put_vectors("r-0000", layer="a", vectors=two)
        desk.put_vectors("r-0001", layer="b", vectors=one)
        assert np.array_equal(desk.vectors("r-0000", layer="a"), two)  # type: ignore[arg-type]
        assert desk.vectors("r-0000", layer="b") is None
        assert desk.vectors("r-0001", layer="a") is None


@pytest.mark.parametrize(
    "vectors", [np.zeros(3, dtype=np.float32), np.zeros((1, 3)), np.zeros((1, 2, 3), dtype=np.float32)]
)
def test_other_shapes_and_kinds_are_refused(vectors: NDArray[np.float32]) -> None:
    with desk_of(1) as desk, pytest.raises(ValueError, match="2 axes of float32"):
        desk.put_vectors("r-0000", layer=LAYER, vectors=vectors)


def test_vectors_of_a_report_the_desk_does_not_hold_are_refused() -> None:
    with desk_of(1) as desk, pytest.raises(DeskError, match="does not fit what the desk holds"):
        desk.put_vectors("r-9999", layer=LAYER, vectors=np.zeros((1, 3), dtype=np.float32))


def test_sketches_come_sorted_by_report() -> None:
    with desk_of(3) as desk:
        for number in (2, 0):
            desk.put_sketch(f"r-{number:04}", layer=LAYER, vector=np.full(4, number, dtype=np.float32))
        desk.put_sketch("r-0001", layer="other", vector=np.ones(9, dtype=np.float32))
        ids, sketches = desk.sketches(layer=LAYER)
    assert ids == ["r-0000", "r-0002"]
    assert sketches.tolist() == [[0] * 4, [2] * 4]


def test_no_sketches_are_an_empty_matrix() -> None:
    with desk_of(1) as desk:
        ids, sketches = desk.sketches(layer=LAYER)
    assert (ids, sketches.shape) == ([], (0, 0))


def test_sketches_of_one_layer_must_agree_in_length() -> None:
    with desk_of(2) as desk:
        for number in range(2):
            desk.put_sketch(f"r-{number:04}", layer=LAYER, vector=np.ones(number + 1, dtype=np.float32))
        with pytest.raises(DeskError, match="differ in length"):
            desk.sketches(layer=LAYER)


def test_all_sketches_are_read_by_one_query(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(_: apsw.Cursor, statement: str, __: apsw.Bindings | None) -> bool:
        asked.append(statement)
        return True

    def listen(connection: apsw.Connection) -> None:
        connection.exec_trace = note

    monkeypatch.setattr(apsw, "connection_hooks", [*apsw.connection_hooks, listen])
    with desk_of(100) as desk:
        with desk.transaction():
            for report_id in desk.report_ids():
                desk.put_sketch(report_id, layer=LAYER, vector=np.ones(256, dtype=np.float32))
        asked.clear()
        _, sketches = desk.sketches(layer=LAYER)
    assert sketches.shape == (100, 256)
    assert len([statement for statement in asked if "sketches" in statement]) == 1, asked
