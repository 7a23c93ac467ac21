from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crossread.cli.main import app
from crossread.serve.roles import Role
from crossread.serve.security.access import AccessFile
from crossread.serve.security.passwords import fits

PASSWORD = "four words of mine"  # noqa: S105


def add(runner: CliRunner, *options: str, typed: str = f"{PASSWORD}\n{PASSWORD}\n") -> Result:
    return runner.invoke(app, ["access", "add", *options], input=typed)


def test_a_password_is_asked_for_twice_and_shown_never(runner: CliRunner, kept: Path) -> None:
    done = add(runner, "ines", "--role", "owner")
    assert done.exit_code == 0, done.output
    assert PASSWORD not in done.output
    assert "ines may sign in as owner" in done.stderr
    entry = AccessFile(kept).read().entries["ines"]
    assert entry.role is Role.OWNER
    assert fits(PASSWORD, entry.password)


def test_a_mistyped_password_is_asked_for_again(runner: CliRunner, kept: Path) -> None:
    typed = f"{PASSWORD}\nsomething else\n{PASSWORD}\n{PASSWORD}\n"
    assert add(runner, "ines", typed=typed).exit_code == 0


@pytest.mark.parametrize(
    ("name", "typed", "said"), [("ines", "short\nshort\n", "expected 10 to 200"), (" ", "", "will not do")]
)
def test_what_will_not_do_is_said_and_nothing_kept(
    runner: CliRunner, kept: Path, name: str, typed: str, said: str
) -> None:
    done = add(runner, name, typed=typed)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not AccessFile(kept).read().entries


def test_a_token_is_printed_once_and_alone(runner: CliRunner, kept: Path) -> None:
    done = add(runner, "feed", "--role", "reviewer", "--token")
    token = done.stdout.strip()
    assert token.startswith("crt_")
    assert "\n" not in token
    entry = AccessFile(kept).read().by_token(token)
    assert entry is not None
    assert (entry.name, entry.role, entry.password) == ("feed", Role.REVIEWER, None)
    assert token not in runner.invoke(app, ["access", "list"]).output


def test_a_reader_is_what_one_becomes_unless_said_otherwise(runner: CliRunner, kept: Path) -> None:
    add(runner, "mo")
    assert AccessFile(kept).read().entries["mo"].role is Role.READER


def test_all_are_listed_with_role_and_means(runner: CliRunner, kept: Path) -> None:
    assert runner.invoke(app, ["access", "list"]).output == ""
    add(runner, "ines", "--role", "owner")
    for _ in range(2):
        add(runner, "ines", "--role", "owner", "--token")
    add(runner, "feed", "--token")
    assert (
        runner.invoke(app, ["access", "list"]).output
        == "feed\treader\t1 token\nines\towner\tpassword, 2 tokens\n"
    )


def test_who_is_removed_is_let_in_no_more(runner: CliRunner, kept: Path) -> None:
    add(runner, "ines")
    assert runner.invoke(app, ["access", "remove", "ines"]).exit_code == 0
    assert not AccessFile(kept).read().entries
    again = runner.invoke(app, ["access", "remove", "ines"])
    assert again.exit_code == 2
    assert "nobody is called 'ines' here" in again.stderr


def test_it_takes_a_desk(runner: CliRunner, folder: Path) -> None:
    done = add(runner, "ines", "--desk", "none.db")
    assert done.exit_code == 1
    assert "there is no desk here" in done.stderr
    assert not list(folder.iterdir())
