from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.store import DeskFile, open_desk

FIRST = "The crane fell on Monday. Nobody was hurt."
SECOND = "A crane toppled in the port. The port is closed."


def kept(desk: DeskFile, name: str, text: str, vectors: list[list[float]] | None = None) -> None:
    middle = text.index(". ") + 1
    spans = (Span(0, middle), Span(middle + 1, len(text)))
    reading = Reading(name, passages=tuple(Passage(k, span, 0) for k, span in enumerate(spans)))
    desk.add_report(Report(name, text, "", "en"), reading)
    if vectors:
        desk.put_vectors(name, layer="e", vectors=np.array(vectors, dtype=np.float32))


@pytest.fixture
def desk(tmp_path: Path) -> DeskFile:
    opened = open_desk(tmp_path / "desk.db")
    kept(opened, "r-b", FIRST, [[1, 0], [0, 1]])
    kept(opened, "r-a", SECOND, [[0.6, 0.8], [0.8, 0.6]])
    kept(opened, "r-c", "No vectors here. None at all.")
    return opened


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["crane"], {("r-a", 0), ("r-b", 0)}),
        (["crane", "hurt"], {("r-a", 0), ("r-b", 0), ("r-b", 1)}),
        (["closed"], {("r-a", 1)}),
        (['cra"ne OR', "*", ""], set()),
        (["volcano"], set()),
        ([], set()),
    ],
)
def test_any_of_the_words(desk: DeskFile, words: list[str], found: set[tuple[str, int]]) -> None:
    assert set(desk.looking().search_any(words)) == found


def test_spans_of_passages(desk: DeskFile) -> None:
    told = desk.looking().spans([("r-b", 1), ("r-b", 9), ("r-x", 0)])
    assert {place: span.of(FIRST) for place, span in told.items()} == {("r-b", 1): "Nobody was hurt."}


def test_the_nearest_by_vector(desk: DeskFile) -> None:
    vectors = desk.looking().passage_vectors(layer="e")
    assert vectors.ids == ("r-a", "r-b")
    near = vectors.nearest(np.array([1, 0], dtype=np.float32), most=2)
    assert [(report, index) for report, index, _ in near] == [("r-b", 0), ("r-a", 1)]
    own = vectors.of("r-b")
    assert own is not None
    assert own.tolist() == [[1, 0], [0, 1]]
    assert vectors.of("r-c") is None


def test_an_unknown_layer_has_no_vectors(desk: DeskFile) -> None:
    vectors = desk.looking().passage_vectors(layer="other")
    assert vectors.nearest(np.array([1, 0], dtype=np.float32), most=2) == []


def test_the_state_changes_with_every_write(desk: DeskFile, tmp_path: Path) -> None:
    before = desk.looking().state()
    assert desk.looking().state() == before
    kept(desk, "r-d", FIRST)
    mine = desk.looking().state()
    assert mine != before
    with open_desk(tmp_path / "desk.db") as other:
        kept(other, "r-e", SECOND)
    assert desk.looking().state() != mine
