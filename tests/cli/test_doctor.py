from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from crossread.cli import checks
from crossread.cli.main import app

CHECKS = ["Crossread", "Weights", "Encoder", "Reader", "Entailment", "Language", "SQLite", "Desk", "Disk"]


def states(output: str) -> dict[str, str]:
    lines = [line.split(maxsplit=2) for line in output.splitlines() if line[:1].strip()]
    return {parts[0]: parts[1] for parts in lines if parts[0] in CHECKS}


def test_a_sound_installation_without_a_desk(runner: CliRunner, folder: Path) -> None:
    done = runner.invoke(app, ["doctor"])
    assert done.exit_code == 0, done.output
    assert states(done.stdout) == dict.fromkeys(CHECKS, "ok")
    assert "none at crossread.db yet; crossread read makes one" in done.stdout
    assert list(folder.iterdir()) == []


def test_a_sound_desk(runner: CliRunner, kept: Path) -> None:
    done = runner.invoke(app, ["doctor"])
    assert done.exit_code == 0, done.output
    assert "crossread.db: sound, 5 reports in 1 story" in done.stdout


def test_a_damaged_desk_is_a_problem(runner: CliRunner, kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xff" * 8192
    kept.write_bytes(bytes(content))
    done = runner.invoke(app, ["doctor"])
    assert done.exit_code == 3
    assert states(done.stdout)["Desk"] == "problem"
    assert "1 problem found" in done.stdout


def test_another_file_is_a_problem(runner: CliRunner, folder: Path) -> None:
    (folder / "notes.db").write_text("not a desk at all, only some notes\n" * 100)
    done = runner.invoke(app, ["doctor", "--desk", "notes.db"])
    assert done.exit_code == 3
    assert "this file is not a desk" in " ".join(done.stdout.split())


def test_a_missing_folder_is_a_problem(runner: CliRunner) -> None:
    done = runner.invoke(app, ["doctor", "--desk", "nowhere/crossread.db"])
    assert done.exit_code == 3
    assert states(done.stdout)["Disk"] == "problem"


def test_whatever_a_broken_installation_raises_is_a_problem(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> checks.Check:
        raise ImportError("libgomp.so.1: cannot open shared object file")

    monkeypatch.setattr(checks, "_encoder", fail)
    monkeypatch.setattr(checks, "_FEWEST_FREE_BYTES", 10**18)
    done = runner.invoke(app, ["doctor"])
    assert done.exit_code == 3
    assert states(done.stdout)["Encoder"] == states(done.stdout)["Disk"] == "problem"
    assert "2 problems found" in done.stdout
    assert "reinstall crossread" in " ".join(done.stdout.split())
