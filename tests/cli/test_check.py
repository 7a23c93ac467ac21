from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from cli.texts_of_answers import ANSWERS, REPORT
from crossread.cli import check_view
from crossread.cli.exit_codes import ExitCode
from crossread.cli.main import app
from crossread.domain.checking import Answer, Checked
from crossread.errors import InputError
from crossread.export.json_check import dump_checks, export_checks
from crossread.intake.claims import read_claims


def printed(answer: Checked, *, columns: int) -> str:
    console = Console(
        width=columns, color_system=None, record=True, markup=False, emoji=False, highlight=False
    )
    with console.capture() as captured:
        check_view.print_checked(console, answer, lambda _: REPORT)
    return captured.get()


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a.answer.value)
def test_every_answer_fits_the_terminal(answer: Checked, columns: int) -> None:
    lines = printed(answer, columns=columns).splitlines()
    assert all(len(line) <= columns for line in lines)
    assert lines[0].startswith("The crane killed")
    assert any(line.startswith(answer.answer.value.upper()) for line in lines)


def test_a_contradiction_shows_what_differs_and_who_says_so() -> None:
    contradicted = next(a for a in ANSWERS if a.answer is Answer.CONTRADICTED)
    shown = printed(contradicted, columns=100)
    assert "The reports say 14, you say 41." in shown
    assert "against" in shown
    assert "rests on Harbour Post" in shown


def test_not_found_is_never_called_false() -> None:
    shown = printed(next(a for a in ANSWERS if a.answer is Answer.NOT_FOUND), columns=100)
    assert "Not found is not false" in shown


def test_nothing_in_a_claim_steers_the_terminal() -> None:
    steering = Checked(
        "The crane\x1b[2J killed 14\r people\u202e.", Answer.NOT_MEASURED, differs=("why\x07",)
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed(steering, columns=80))


def test_the_json_cites_characters_of_claim_and_reports() -> None:
    document = json.loads(dump_checks(export_checks(ANSWERS, lambda _: REPORT)))
    assert document["schema"] == "crossread-check/1"
    for check in document["checks"]:
        for one in check["evidence"]:
            assert REPORT.text[one["start"] : one["end"]] == one["text"]
            for slot in one["slots"]:
                span: Mapping[str, int] = slot["claimed"]
                assert check["claim"][span["start"] : span["end"]] == slot["claimed"]["text"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims.txt", "The crane fell.\n\n  Nobody died.  \n"),
        ("claims.csv", "id,Claim\n1,The crane fell.\n2,\n3,Nobody died.\n"),
        ("claims.jsonl", '"The crane fell."\n\n{"claim": "Nobody died."}\n'),
    ],
)
def test_claims_are_read_from_a_file(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert read_claims(folder / name) == ("The crane fell.", "Nobody died.")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("empty.txt", "\n \n", "no claim in it"),
        ("claims.csv", "text\nThe crane fell.\n", "expected one named claim"),
        ("claims.jsonl", "{no json\n", "line 1: no JSON"),
        ("claims.jsonl", '{"claim": 5}\n', "got int for claim"),
    ],
)
def test_a_file_without_claims_says_what_is_expected(folder: Path, name: str, text: str, says: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(says)):
        read_claims(folder / name)


@pytest.mark.parametrize("arguments", [[], ["a claim", "--file", "claims.txt"]])
def test_a_claim_or_a_file_is_needed(runner: CliRunner, kept: Path, arguments: list[str]) -> None:
    done = runner.invoke(app, ["check", *arguments])
    assert done.exit_code == ExitCode.USAGE
    assert "expected a claim" in done.stderr


def test_a_desk_that_is_not_there_is_named(runner: CliRunner, folder: Path) -> None:
    done = runner.invoke(app, ["check", "The crane fell on Monday.", "--desk", "nowhere.db"])
    assert done.exit_code == ExitCode.FAILED
    assert "nowhere.db" in done.stderr
