"""`crossread judge`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine
from crossread.cli.main import app
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.store import open_desk
from sample_desk import sample_desk

DESK = sample_desk()
CLAIMS = [claim.id for claim in DESK.claims]
CARDS = [card.id for card in DESK.discrepancies]
REPORTS = [report.id for report in DESK.reports]


def kept_judgements(desk: Path) -> tuple[Judgement, ...]:
    """Those that are not of the sample."""
    with open_desk(desk) as opened:
        return tuple(one for one in opened.judgements() if one not in DESK.judgements)


@pytest.mark.parametrize(
    ("arguments", "verdict", "subject"),
    [
        (["same", CLAIMS[0], CLAIMS[1]], Verdict.SAME, Subject.CLAIM),
        (["different", REPORTS[0], REPORTS[1]], Verdict.DIFFERENT, Subject.REUSE),
        (["accept", CARDS[0][:8]], Verdict.ACCEPT, Subject.DISCREPANCY),
        (["reject", CLAIMS[2]], Verdict.REJECT, Subject.CLAIM),
        (["correct", CLAIMS[3], "--field", "origin", "--value", "the port"], Verdict.CORRECT, Subject.CLAIM),
    ],
)
def test_a_judgement_is_kept_with_author_note_and_moment(
    runner: CliRunner,
    engine: FakeEngine,
    kept: Path,
    arguments: list[str],
    verdict: Verdict,
    subject: Subject,
) -> None:
    done = runner.invoke(app, ["judge", *arguments, "--as", "Per", "--note", "I was there"])
    assert done.exit_code == 0, done.output
    (one,) = kept_judgements(kept)
    assert (one.verdict, one.subject, one.author, one.note) == (verdict, subject, "Per", "I was there")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", one.at)
    assert f"Kept {one.id} by Per" in done.stdout
    assert "1 story crossed again" in done.stdout


def test_the_author_comes_from_the_environment_else_from_the_user(
    runner: CliRunner, engine: FakeEngine, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSREAD_AUTHOR", "Ines")
    runner.invoke(app, ["judge", "reject", CLAIMS[0], "--quiet"])
    monkeypatch.delenv("CROSSREAD_AUTHOR")
    monkeypatch.setattr("getpass.getuser", lambda: "per")
    quiet = runner.invoke(app, ["judge", "reject", CLAIMS[1], "--quiet"])
    assert quiet.stdout == ""
    assert [one.author for one in kept_judgements(kept)] == ["Ines", "per"]

    def nobody() -> str:
        raise OSError("no user")

    monkeypatch.setattr("getpass.getuser", nobody)
    unnamed = runner.invoke(app, ["judge", "reject", CLAIMS[2]])
    assert unnamed.exit_code == 2
    assert "say who decides with --as, or in CROSSREAD_AUTHOR" in unnamed.stderr


def test_characters_need_to_be_told_what_they_are(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    support = DESK.claims[0].support
    targets = [f"{s.citation.report}:{s.citation.span.start}-{s.citation.span.end}" for s in support[:2]]
    refused = runner.invoke(app, ["judge", "different", *targets])
    assert refused.exit_code == 2
    assert "say which with --about" in refused.stderr
    done = runner.invoke(app, ["judge", "different", *targets, "--about", "claim", "--as", "Per"])
    assert done.exit_code == 0, done.output
    (one,) = kept_judgements(kept)
    assert {*one.places, *one.others} == {s.citation for s in support[:2]}


def test_a_target_that_is_not_there_is_told_with_those_that_are(
    runner: CliRunner, engine: FakeEngine, kept: Path
) -> None:
    gone = runner.invoke(app, ["judge", "reject", "c-zzz", "--as", "Per"])
    assert gone.exit_code == 2
    assert "nothing on the desk begins with 'c-zzz'; expected one of: " in gone.stderr
    assert min(CLAIMS) in gone.stderr
    assert kept_judgements(kept) == ()


def test_an_undo_takes_back_and_the_list_says_so(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    runner.invoke(app, ["judge", "reject", CLAIMS[0], "--as", "Per", "--note", "a misreading"])
    (one,) = kept_judgements(kept)
    undone = runner.invoke(app, ["judge", "undo", one.id[:6], "--as", "Ines"])
    assert undone.exit_code == 0, undone.output
    listed = runner.invoke(app, ["judge", "list"]).stdout
    assert f"{one.id}  {one.at[:10]} {one.at[11:16]}  Per: reject claim" in listed
    assert "undone: taken back by j-" in listed
    assert f"Ines: undo {one.id}" in listed
    assert "note: a misreading" in listed
    citation = min(support.citation for support in DESK.claims[0].support)
    assert f"({citation.report}:{citation.span.start}-{citation.span.end})" in listed


def test_two_desks_swap_their_judgements_as_lines(
    runner: CliRunner, engine: FakeEngine, kept: Path, folder: Path
) -> None:
    runner.invoke(app, ["judge", "reject", CLAIMS[0], "--as", "Per"])
    exported = runner.invoke(app, ["judge", "export", "per.jsonl"])
    assert exported.exit_code == 0, exported.output
    lines = Path("per.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["author"] for line in lines} == {*(one.author for one in DESK.judgements), "Per"}
    runner.invoke(app, ["read", "anything.txt", "--desk", "other.db", "--quiet"])
    Path("per.jsonl").write_text("\n".join([*lines, "not a line"]), encoding="utf-8")
    first = runner.invoke(app, ["judge", "import", "per.jsonl", "--desk", "other.db"])
    assert first.exit_code == 0, first.output
    assert "1 judgement added" in first.stdout
    assert f"per.jsonl, line {len(lines) + 1}: bad JSON" in " ".join(first.stderr.split())
    again = runner.invoke(app, ["judge", "import", "per.jsonl", "--desk", "other.db"])
    assert f"0 judgements added; {len(lines)} stood there already" in again.stdout
    assert kept_judgements(folder / "other.db") == kept_judgements(kept) != ()


def test_a_desk_without_judgements_says_so(runner: CliRunner, kept: Path, folder: Path) -> None:
    with open_desk(folder / "empty.db"):
        pass
    assert (
        runner.invoke(app, ["judge", "list", "--desk", "empty.db"]).stdout
        == "No judgement on this desk yet.\n"
    )


def test_hostile_words_do_not_reach_the_terminal(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    runner.invoke(app, ["judge", "reject", CLAIMS[0], "--as", "Per\x1b[2J", "--note", "a\u202eb\x07"])
    listed = runner.invoke(app, ["judge", "list"]).stdout
    assert "\x1b" not in listed
    assert "\x07" not in listed


def test_the_export_has_them_with_what_has_become_of_them(
    runner: CliRunner, engine: FakeEngine, kept: Path
) -> None:
    runner.invoke(app, ["judge", "reject", CLAIMS[0], "--as", "Per"])
    document = json.loads(runner.invoke(app, ["export"]).stdout)
    (one,) = [one for one in document["judgements"] if one["author"] == "Per"]
    assert (one["verdict"], one["subject"], one["author"], one["state"]) == (
        "reject",
        "claim",
        "Per",
        "without effect",  # the stand-in for the engine crosses nothing
    )
    assert all(place["text"] for place in one["places"])


def test_settings_reach_the_engine(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    runner.invoke(
        app, ["judge", "reject", CLAIMS[0], "--as", "Per", "--threads", "1", "--encoder", "mine", "--quiet"]
    )
    assert engine.settings is not None
    assert (engine.settings.threads, engine.settings.encoder_folder) == (1, Path("mine"))
