"""Reports and readings: kept once, whole, and replaced only where they changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_values import contents, reading, report

from crossread.domain.reading import Reading
from crossread.domain.report import Furniture, FurnitureKind, Report
from crossread.domain.span import Span
from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk

LAYER = "layer/1"


@settings(deadline=None)
@given(st.from_type(Report), st.from_type(Reading))
def test_any_report_comes_back_as_it_was(given_report: Report, given_reading: Reading) -> None:
    one = replace(given_report, id="r-1")
    layers = replace(given_reading, report="r-1")
    with open_desk(":memory:") as desk:
        assert desk.add_report(one, layers)
        assert desk.report("r-1") == one
        assert desk.reading("r-1") == layers
        assert not desk.add_report(one, layers)
        assert desk.snapshot().reports == (one,)
        assert desk.integrity() == []


def test_adding_a_report_again_leaves_every_row_of_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    with open_desk(file) as desk:
        for number in range(20):
            desk.add_report(report(number), reading(report(number)))
    before = contents(file)
    with open_desk(file) as desk:
        for number in reversed(range(20)):
            assert not desk.add_report(report(number), reading(report(number)))
            assert not desk.replace_report(report(number), reading(report(number)))
    assert contents(file) == before


def test_the_order_of_adding_does_not_show_in_a_snapshot() -> None:
    with open_desk(":memory:") as one, open_desk(":memory:") as other:
        for number in range(9):
            one.add_report(report(number), reading(report(number)))
            other.add_report(report(8 - number), reading(report(8 - number)))
        assert one.snapshot() == other.snapshot()
        assert one.report_ids() == other.report_ids() == tuple(f"r-{n:04}" for n in range(9))


def test_headers_list_reports_without_their_texts() -> None:
    with open_desk(":memory:") as desk:
        for number in (2, 1):
            desk.add_report(report(number, outlet="Gazette"), reading(report(number)))
        first, second = desk.report_headers()
    assert (first.id, second.id) == ("r-0001", "r-0002")
    assert (first.title, first.outlet, first.text_chars) == ("Title 1", "Gazette", len(report(1).text))


def test_another_text_under_the_same_id_is_refused_and_changes_nothing() -> None:
    other = replace(report(1), text="Another text.")
    with open_desk(":memory:") as desk:
        desk.add_report(report(1), reading(report(1)))
        with pytest.raises(DeskError, match="another text under this id"):
            desk.add_report(other, reading(other))
        with pytest.raises(DeskError, match="another text under this id"):
            desk.replace_report(other, reading(other))
        assert desk.report("r-0001") == report(1)


def test_a_reading_of_another_report_is_refused() -> None:
    with open_desk(":memory:") as desk, pytest.raises(ValueError, match="reading is of report r-0002"):
        desk.add_report(report(1), reading(report(2)))


def test_unknown_reports_raise_key_errors() -> None:
    with open_desk(":memory:") as desk:
        assert not desk.has_report("r-0001")
        with pytest.raises(KeyError):
            desk.report("r-0001")
        with pytest.raises(KeyError):
            desk.reading("r-0001")
        with pytest.raises(KeyError):
            desk.replace_report(report(1), reading(report(1)))


def test_an_id_no_file_can_hold_is_a_desk_error() -> None:
    with open_desk(":memory:") as desk, pytest.raises(DeskError, match="UTF-8"):
        desk.has_report("\ud800")


def test_replacing_with_other_passages_forgets_what_rested_on_the_old_ones() -> None:
    one, other = report(1), report(2)
    marked = replace(one, furniture=(Furniture(Span(0, 19), FurnitureKind.REPEATED),))
    shorter = replace(reading(one), passages=reading(one).passages[1:])
    with open_desk(":memory:") as desk:
        desk.add_report(one, reading(one))
        desk.add_report(other, reading(other))
        _put_everything(desk, one.id, other.id)
        assert desk.replace_report(marked, shorter)
        assert desk.report(one.id) == marked
        assert desk.reading(one.id) == shorter
        assert desk.vectors(one.id, layer=LAYER) is None
        assert desk.sketches(layer=LAYER)[0] == []
        assert desk.pairs([one.id, other.id], layer=LAYER) == {}
        assert desk.linked(one.id) == {other.id: 0.5}
        assert desk.search('"First passage of 1"') == ()
        assert len(desk.search('"Second passage of 1"')) == 1
        assert desk.integrity() == []


def test_replacing_with_the_same_passages_keeps_their_vectors() -> None:
    one, other = report(1), report(2)
    with open_desk(":memory:") as desk:
        desk.add_report(one, reading(one))
        desk.add_report(other, reading(other))
        _put_everything(desk, one.id, other.id)
        assert desk.replace_report(replace(one, byline="By A. Writer"), reading(one))
        assert desk.vectors(one.id, layer=LAYER) is not None
        assert desk.pairs([one.id, other.id], layer=LAYER) == {}
        assert len(desk.search("passage")) == 4


def _put_everything(desk: DeskFile, one: str, other: str) -> None:
    desk.put_vectors(one, layer=LAYER, vectors=np.ones((2, 4), dtype=np.float32))
    desk.put_sketch(one, layer=LAYER, vector=np.ones(4, dtype=np.float32))
    desk.put_links([(one, other, 0.5)])
    desk.put_pair(one, other, layer=LAYER, payload=b"compared")
