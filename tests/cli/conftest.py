"""An engine that needs no models: it keeps the sample desk, whatever it is given to read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

import pytest
from sample_desk import sample_desk
from typer.testing import CliRunner

from crossread.domain.desk import Desk
from crossread.domain.report import Problem
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk


@dataclass(frozen=True)
class Outcome:
    """The engine's own outcome, field for field."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass
class FakeEngine:
    """Records how it was called; raises `error`, or keeps `desk` and says what was new."""

    desk: Desk = field(default_factory=sample_desk)
    error: BaseException | None = None
    inputs: Sequence[str | Path] = ()
    settings: Settings | None = None
    stdin: bytes = b""

    def read_into(
        self,
        desk: DeskFile,
        inputs: Sequence[str | Path],
        *,
        settings: Settings,
        stdin: BinaryIO | None = None,
        progress: Callable[[str, int, int | None], None],
    ) -> Outcome:
        self.inputs, self.settings = inputs, settings
        if "-" in inputs and stdin:
            self.stdin = stdin.read()
        if self.error:
            raise self.error
        added = keep(desk, self.desk)
        progress("read", len(added), None)
        kept = tuple(report.id for report in self.desk.reports)
        return Outcome(
            added,
            tuple(report for report in kept if report not in added),
            tuple(story.id for story in self.desk.stories) if added else (),
            self.desk.problems,
        )


def keep(file: DeskFile, desk: Desk) -> tuple[str, ...]:
    """Put a whole desk into a file; the ids of what was new."""
    added = tuple(r.id for r in desk.reports if file.add_report(r, desk.reading(r.id)))
    file.replace_story(
        retire=(),
        stories=desk.stories,
        lineages=desk.lineages,
        claims=desk.claims,
        discrepancies=desk.discrepancies,
    )
    return added


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, without colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """A stand-in for the engine room."""
    fake = FakeEngine()
    room = ModuleType("crossread.engine")
    vars(room).update(read_into=fake.read_into, Outcome=Outcome)
    monkeypatch.setitem(sys.modules, "crossread.engine", room)
    return fake


@pytest.fixture
def kept(folder: Path) -> Path:
    """A desk file that holds the sample desk, under the default name."""
    path = folder / "crossread.db"
    with open_desk(path) as file:
        keep(file, sample_desk())
    return path
