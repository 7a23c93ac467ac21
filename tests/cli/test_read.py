from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine
from crossread.cli.main import app
from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.store import open_desk


def test_read_keeps_and_summarises(runner: CliRunner, engine: FakeEngine, folder: Path) -> None:
    done = runner.invoke(app, ["read", "inbox", "more.html"])
    assert done.exit_code == 0, done.output
    assert list(engine.inputs) == ["inbox", "more.html"]
    assert done.stdout.startswith("5 reports read into crossread.db\n")
    assert "5 reports are 3 independent accounts" in done.stdout
    assert "corroborated    A crane fell at the port of Lindmark on Monday." in done.stdout
    assert "one *after the other*, and then" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("Next: crossread report --open")
    with open_desk(folder / "crossread.db", read_only=True) as desk:
        assert desk.counts()["reports"] == 5


def test_problems_go_to_stderr(runner: CliRunner, engine: FakeEngine) -> None:
    done = runner.invoke(app, ["read", "inbox"])
    expected = "inbox/scan-0007.pdf: a PDF without a text layer — left out; give the text of the page instead"
    assert expected in done.stderr
    assert "1 problem" in done.stderr
    assert "scan-0007" not in done.stdout


def test_what_is_there_already_is_shown_again(runner: CliRunner, engine: FakeEngine) -> None:
    runner.invoke(app, ["read", "inbox"])
    done = runner.invoke(app, ["read", "inbox"])
    assert done.exit_code == 0
    assert done.stdout.startswith("Nothing new: 5 reports on crossread.db already, unchanged\n")
    assert "5 reports are 3 independent accounts" in done.stdout


def test_quiet_prints_problems_only(runner: CliRunner, engine: FakeEngine) -> None:
    done = runner.invoke(app, ["read", "--quiet", "inbox"])
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "scan-0007.pdf" in done.stderr


def test_options_become_settings(runner: CliRunner, engine: FakeEngine, folder: Path) -> None:
    arguments = ["--field", "text=body", "--field", "outlet=paper = x", "--threads", "7", "--encoder", "own"]
    done = runner.invoke(app, ["read", "-", *arguments, "--desk", "other desk.db"], input="some bytes")
    assert done.exit_code == 0, done.output
    assert engine.settings is not None
    assert dict(engine.settings.fields) == {"body": "text", "paper = x": "outlet"}
    assert engine.settings.threads == 7
    assert engine.settings.encoder_folder == Path("own")
    assert engine.stdin == b"some bytes"
    assert (folder / "other desk.db").is_file()
    assert "crossread report --open --desk 'other desk.db'" in done.stdout


@pytest.mark.parametrize("field", ["text", "=body", "text=", " =body"])
def test_a_field_without_both_sides_is_a_usage_error(
    runner: CliRunner, engine: FakeEngine, field: str
) -> None:
    done = runner.invoke(app, ["read", "inbox", "--field", field])
    assert done.exit_code == 2
    assert "expected OURS=THEIRS" in " ".join(done.stderr.replace("│", " ").split())


def test_nothing_read_from_any_input_fails(runner: CliRunner, engine: FakeEngine) -> None:
    engine.desk = Desk(problems=engine.desk.problems)
    done = runner.invoke(app, ["read", "inbox"])
    assert done.exit_code == 1
    assert "nothing could be read" in done.stderr
    assert "scan-0007.pdf" in done.stderr


def test_open_writes_the_page_even_where_there_is_no_browser(
    runner: CliRunner, engine: FakeEngine, folder: Path
) -> None:
    done = runner.invoke(app, ["read", "inbox", "--open"])
    assert done.exit_code == 0, done.output
    assert "crossread-report.html written\n" in done.stderr
    assert "Lindmark" in (folder / "crossread-report.html").read_text("utf-8")
    assert "Next:" not in done.stdout


def test_only_the_largest_stories_are_printed(runner: CliRunner, engine: FakeEngine) -> None:
    engine.desk = desk_of_stories(sizes=(2, 3, 4, 2, 1, 1, 1))
    done = runner.invoke(app, ["read", "inbox"])
    assert done.exit_code == 0, done.output
    titles = [line for line in done.stdout.splitlines() if line.startswith("Story ")]
    assert titles[:2] == ["Story 2", "Story 1"]
    assert len(titles) == 3
    expected = (
        "Not shown: 1 more story told by several reports, 3 reports without another on the same events."
    )
    assert " ".join(done.stdout.split()).count(expected) == 1


def test_many_problems_are_all_kept_in_a_log(runner: CliRunner, engine: FakeEngine) -> None:
    (problem,) = engine.desk.problems
    many = tuple(replace(problem, where=f"inbox/{at}.pdf") for at in range(50))
    engine.desk = replace(engine.desk, problems=many)
    done = runner.invoke(app, ["read", "inbox"])
    assert "50 problems" in done.stderr
    assert all(f"inbox/{at}.pdf: a PDF" in done.stderr for at in range(50))


def desk_of_stories(*, sizes: tuple[int, ...]) -> Desk:
    """Stories that hold nothing but reports of their own."""
    reports: list[Report] = []
    stories: list[Story] = []
    lineages: list[Lineage] = []
    for at, size in enumerate(sizes):
        ids = tuple(f"r-{at}-{number}" for number in range(size))
        reports.extend(Report(report, f"Text {report}", f"Title {report}", "en") for report in ids)
        stories.append(Story(f"s-{at}", f"Story {at}", ids))
        lineages.extend(Lineage(f"l-{report}", f"s-{at}", (report,)) for report in ids)
    readings = tuple(Reading(report.id) for report in reports)
    return Desk(tuple(reports), readings, tuple(stories), tuple(lineages))
