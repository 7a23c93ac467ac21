"""The reader in a run: what it finds is kept, another one's findings replace it, a broken one stops the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from crossread.domain.layers import Mention, MentionKind, Token
from crossread.domain.span import Span
from crossread.engine import Rooms, read_into
from crossread.engine.keeping import event_layer
from crossread.errors import ModelError, ReadingError
from crossread.models.reader import Analysis, Prose
from crossread.settings import Settings
from crossread.store import DeskFile
from engine.parts import BANK, CRANE, CRANE_COPY, FRENCH, written


@dataclass(frozen=True)
class FirstWords:
    """A reader of names only: the first word of each sentence."""

    name: str = "first-words-1"

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        return [
            Analysis(
                mentions=tuple(
                    Mention(Span(s.start, s.start + 2), MentionKind.OTHER, 1.0) for s in t.sentences
                )
            )
            for t in texts
        ]


class Broken:
    """A reader whose files are gone."""

    name = "broken"

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        raise ModelError(f"reader.onnx: missing, {len(texts)} texts unread")


def test_what_the_reader_finds_is_kept(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    read_into(desk, written(tmp_path, [CRANE, FRENCH]), rooms=rooms)
    by_language = {report.language: report.id for report in desk.snapshot().reports}
    reading = desk.reading(by_language["en"])
    assert reading.reader == rooms.reader.name
    assert reading.reader_layers == ("tokens", "mentions", "attributions", "events", "chains")
    assert any(mention.span.of(CRANE) == "Tomas Verrin" for mention in reading.mentions)
    vectors = desk.vectors(reading.report, layer=event_layer(reading))
    assert vectors is not None
    assert len(vectors) == len(reading.events) > 0
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    french = desk.reading(by_language["fr"])
    assert (french.reader, french.mentions) == ("", ())


def test_another_reader_reads_again(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    read_into(desk, written(tmp_path, [CRANE, BANK]), rooms=rooms)
    old = {report: event_layer(desk.reading(report)) for report in desk.report_ids()}
    assert all(desk.vectors(report, layer=layer) is not None for report, layer in old.items())
    mine = Rooms(Settings(), own_reader=FirstWords())
    read_into(desk, [], rooms=mine)
    assert all(desk.vectors(report, layer=layer) is None for report, layer in old.items())
    for report in desk.snapshot().reports:
        reading = desk.reading(report.id)
        assert reading.reader == "first-words-1"
        assert reading.reader_layers == ("mentions",)
        assert len(reading.mentions) == len(reading.passages)
        assert reading.attributions, "what a reader does not look for, the rules find"
        assert not reading.events
    read_into(desk, [], rooms=replace(mine, own_reader=FirstWords("first-words-2")))
    assert {desk.reading(report).reader for report in desk.report_ids()} == {"first-words-2"}


class Choosy(FirstWords):
    """Fails on texts about the bank."""

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        if any("Elmere" in prose.text for prose in texts):
            raise ReadingError("choosy: too many banks")
        return super().read(texts)


@dataclass(frozen=True)
class Careless(FirstWords):
    """Gives back something else than it should."""

    fault: str = "none"

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        found = super().read(texts)
        far = Span(0, 10**6)
        faults = {
            "fewer": found[:-1],
            "more": [*found, Analysis()],
            "outside": [replace(a, mentions=(Mention(far, MentionKind.OTHER, 1.0),)) for a in found],
            "vectors": [replace(a, event_vectors=np.ones((3, 4), dtype=np.float32)) for a in found],
            "heads": [replace(a, tokens=(Token(Span(0, 1), "X", 7, "dep"),)) for a in found],
        }
        return faults[self.fault]


def test_a_reader_that_fails_on_one_text_stops_no_run(desk: DeskFile, tmp_path: Path) -> None:
    files = written(tmp_path, [CRANE, BANK, CRANE_COPY])
    outcome = read_into(desk, files, rooms=Rooms(Settings(), own_reader=Choosy()))
    (problem,) = outcome.problems
    assert "too many banks" in problem.what
    assert [bool(desk.reading(report).mentions) for report in outcome.added].count(True) == 2


@pytest.mark.parametrize("fault", ["fewer", "more", "outside", "vectors", "heads"])
def test_a_careless_reader_is_named(desk: DeskFile, tmp_path: Path, fault: str) -> None:
    mine = Rooms(Settings(), own_reader=Careless(fault=fault))
    with pytest.raises(ModelError, match=r"first-words-1: .*expected"):
        read_into(desk, written(tmp_path, [CRANE, BANK]), rooms=mine)
    assert not desk.report_ids()


def test_a_broken_reader_stops_the_run_and_loses_nothing(
    desk: DeskFile, rooms: Rooms, tmp_path: Path
) -> None:
    read_into(desk, written(tmp_path / "a", [CRANE]), rooms=rooms)
    before = desk.snapshot()
    with pytest.raises(ModelError, match="1 texts unread"):
        read_into(desk, written(tmp_path / "b", [CRANE_COPY]), rooms=Rooms(Settings(), own_reader=Broken()))
    assert desk.snapshot() == before
