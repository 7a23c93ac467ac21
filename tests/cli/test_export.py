from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from crossread.cli.main import app
from crossread.export.json_export import load_schema


@pytest.mark.parametrize("no_text", [True, False])
def test_export_prints_a_valid_document(runner: CliRunner, kept: Path, no_text: bool) -> None:
    done = runner.invoke(app, ["export", "--format", "json", *(["--no-text"] if no_text else [])])
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    document = json.loads(done.stdout)
    Draft202012Validator(load_schema()).validate(document)
    assert len(document["reports"]) == 5
    assert all(("text" in report) is not no_text for report in document["reports"])


def test_export_to_a_file_gives_the_same_bytes_again(runner: CliRunner, kept: Path, folder: Path) -> None:
    contents = []
    for name in ("one.json", "two.json"):
        assert runner.invoke(app, ["export", "--out", name]).exit_code == 0
        contents.append((folder / name).read_bytes())
    assert contents[0] == contents[1]
    assert contents[0].endswith(b"\n}\n")


def test_reading_only_leaves_the_desk_as_it_is(runner: CliRunner, kept: Path) -> None:
    before = kept.read_bytes()
    runner.invoke(app, ["export"])
    runner.invoke(app, ["report", "--out", "-"])
    runner.invoke(app, ["doctor"])
    assert kept.read_bytes() == before
