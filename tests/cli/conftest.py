"""A folder to work in, a desk that is filled, and an engine that needs no models."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine, Outcome, keep
from crossread.store import open_desk
from sample_desk import sample_desk


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
    vars(room).update(
        read_into=fake.read_into,
        Outcome=Outcome,
        add_gazetteer=fake.add_gazetteer,
        add_watch_list=fake.add_watch_list,
        refresh=fake.refresh,
        check_claims=fake.check_claims,
        read_claims=fake.read_claims,
        judge=fake.judge,
        import_judgements=fake.import_judgements,
    )
    monkeypatch.setitem(sys.modules, "crossread.engine", room)
    running = ModuleType("crossread.serve.running")
    vars(running).update(run=fake.run)
    monkeypatch.setitem(sys.modules, "crossread.serve.running", running)
    return fake


@pytest.fixture
def kept(folder: Path) -> Path:
    """A desk file that holds the sample desk, under the default name."""
    path = folder / "crossread.db"
    with open_desk(path) as file:
        keep(file, sample_desk())
    return path
