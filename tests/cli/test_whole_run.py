"""The command line over the real engine, on a few reports of the example."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from crossread.cli.main import app
from crossread.export.json_export import load_schema

EXAMPLE = Path(__file__).parents[2] / "examples" / "titanic"
FILES = (
    "01-transatlantic-press-bureau.txt",
    "02-harbour-courier.txt",
    "07-thameside-chronicle.txt",
    "gold.json",
)


def test_read_export_and_report(runner: CliRunner, folder: Path) -> None:
    paths = [str(EXAMPLE / name) for name in FILES]
    read = runner.invoke(app, ["read", *paths, "--together", "--threads", "1"])
    assert read.exit_code == 0, read.output
    assert read.stdout.startswith("3 reports read into crossread.db\n")
    assert "are 2 independent accounts" in read.stdout
    assert "gold.json: no text in a JSON object" in read.stderr

    again = runner.invoke(app, ["read", *paths])
    assert again.stdout.startswith("Nothing new: 3 reports on crossread.db already, unchanged\n")
    assert again.stdout.splitlines()[1:] == read.stdout.splitlines()[1:]

    assert runner.invoke(app, ["export", "--out", "desk.json"]).exit_code == 0
    document = json.loads((folder / "desk.json").read_text("utf-8"))
    Draft202012Validator(load_schema()).validate(document)
    texts = {report["id"]: report["text"] for report in document["reports"]}
    assert (EXAMPLE / FILES[0]).read_text("utf-8") in texts.values()
    for claim in document["claims"]:
        for support in claim["support"]:
            span = support["span"]
            assert texts[span["report"]][span["start"] : span["end"]] == span["text"]

    assert runner.invoke(app, ["report"]).exit_code == 0
    assert "beyond the reach of the sea" in (folder / "crossread-report.html").read_text("utf-8")
    assert runner.invoke(app, ["doctor"]).exit_code == 0
