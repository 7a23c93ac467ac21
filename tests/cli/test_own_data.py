"""`crossread gazetteer` and `crossread watch`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine
from crossread.cli.main import app
from crossread.store import open_desk


@pytest.mark.parametrize(
    ("group", "file", "said"),
    [("gazetteer", "SY.zip", "Kept 3 places as SY"), ("watch", "people.csv", "Kept 2 entries as people")],
)
def test_what_is_added_is_listed_and_can_be_removed(
    runner: CliRunner, engine: FakeEngine, kept: Path, group: str, file: str, said: str
) -> None:
    added = runner.invoke(app, [group, "add", file])
    assert added.exit_code == 0, added.output
    assert said in added.stdout
    assert engine.refreshed == 1
    name = Path(file).stem
    assert runner.invoke(app, [group, "list"]).stdout == f"{name}\n"
    removed = runner.invoke(app, [group, "remove", name])
    assert removed.exit_code == 0, removed.output
    assert engine.refreshed == 2
    assert runner.invoke(app, [group, "list"]).stdout == ""
    with open_desk(kept) as desk:
        assert desk.uncrossed(), "without it, stories are crossed again"


def test_problems_are_printed_and_what_could_be_read_is_kept(
    runner: CliRunner, engine: FakeEngine, folder: Path
) -> None:
    added = runner.invoke(app, ["watch", "add", "people.csv", "--quiet"])
    assert added.exit_code == 0
    assert engine.desk.problems
    assert engine.desk.problems[0].what in " ".join(added.stderr.split())
    assert engine.refreshed == 0, "there is no report yet"


def test_a_name_that_is_not_there_is_told_with_those_that_are(
    runner: CliRunner, engine: FakeEngine, kept: Path
) -> None:
    runner.invoke(app, ["gazetteer", "add", "SY.zip"])
    gone = runner.invoke(app, ["gazetteer", "remove", "TR"])
    assert gone.exit_code == 2
    assert "has no gazetteer named 'TR'; it has: SY" in gone.stderr


def test_settings_reach_the_engine(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    runner.invoke(app, ["watch", "add", "people.csv", "--threads", "1", "--reader", "mine"])
    assert engine.settings is not None
    assert (engine.settings.threads, engine.settings.reader_folder) == (1, Path("mine"))
