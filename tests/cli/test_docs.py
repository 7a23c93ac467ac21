"""An undocumented command, option, exit code, error or export field fails here."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine
from crossread import errors
from crossread.cli.exit_codes import ExitCode
from crossread.cli.main import app
from crossread.export.json_export import load_schema

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "crossread"
ERRORS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.CrossreadError)
}
FEWEST_CHARS = 12  # shorter constant parts of a message are "; ", "this is " and the like


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def sections(name: str) -> dict[str, str]:
    """Second-level sections of a page, by heading."""
    _, *parts = re.split(r"^## ", read(name), flags=re.MULTILINE)
    return {part.partition("\n")[0].strip(): part.partition("\n")[2] for part in parts}


def commands() -> dict[str, Any]:
    """Every command by its whole name, the group included."""

    def below(name: str, command: Any) -> dict[str, Any]:
        inner = getattr(command, "commands", {})
        return {
            name: command,
            **{k: v for key, c in inner.items() for k, v in below(f"{name} {key}", c).items()},
        }

    return below("crossread", typer.main.get_command(app))


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented_and_no_other(name: str) -> None:
    section = sections("command-line.md")[name]
    parameters = commands()[name].params
    options = {option for p in parameters if p.param_type_name == "option" for option in p.opts}
    documented = set(re.findall(r"^\| `(--[a-z-]+)", section, flags=re.MULTILINE))
    assert documented - {"--help"} == options - {"--help"}
    arguments = {p.metavar for p in parameters if p.param_type_name == "argument"}
    assert set(re.findall(r"^\| `([A-Z]+)`", section, flags=re.MULTILINE)) == arguments


def test_no_section_documents_a_command_that_is_not_there() -> None:
    assert set(sections("command-line.md")) == set(commands())


def test_the_examples_run(runner: CliRunner, engine: FakeEngine) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```", read("command-line.md"), flags=re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    assert len(lines) >= len(commands())
    for line in lines:
        name, *arguments = shlex.split(line.rpartition(" | ")[2])
        assert name == "crossread"
        done = runner.invoke(app, arguments, input="")
        assert done.exit_code == 0, (line, done.output)


def test_every_exit_code_is_documented() -> None:
    rows = re.findall(r"^\| (\d+) \| `([A-Z_]+)` \|", read("errors.md"), flags=re.MULTILINE)
    assert {(int(code), name) for code, name in rows} == {(code.value, code.name) for code in ExitCode}


def test_every_error_class_is_documented() -> None:
    assert all(f"`{name}`" in read("errors.md") for name in ERRORS - {"CrossreadError"})


def test_every_message_is_documented() -> None:
    text = squeezed(read("errors.md"))
    missing = [
        f"{path.relative_to(SOURCE)}: {part}"
        for path in sorted(SOURCE.rglob("*.py"))
        for part in message_parts(path)
        if squeezed(part) not in text
    ]
    assert not missing, "add these words, as they are printed, to docs/errors.md"


def definitions() -> dict[str, Any]:
    schema = load_schema()
    found: dict[str, Any] = {"document": schema, **schema["$defs"]}  # type: ignore[dict-item]
    return found


@pytest.mark.parametrize("name", definitions())
def test_every_export_field_is_documented_in_the_words_of_the_schema(name: str) -> None:
    rows = re.findall(
        r"^\| `([a-z0-9_]+)` \| .* \| (.*) \|$", sections("json-export.md")[name], flags=re.MULTILINE
    )
    defined = definitions()
    described = [
        (field, shape.get("description") or defined[shape["$ref"].rpartition("/")[2]]["description"])
        for field, shape in defined[name]["properties"].items()
    ]
    assert rows == described


@pytest.mark.parametrize("name", definitions())
def test_every_word_an_export_may_use_is_documented(name: str) -> None:
    section = sections("json-export.md")[name]
    words = [word for shape in definitions()[name]["properties"].values() for word in shape.get("enum", ())]
    assert all(f"`{word}`" in section for word in words if word is not None)


def test_no_section_documents_a_shape_that_is_not_there() -> None:
    assert set(sections("json-export.md")) == set(definitions())


def test_the_reading_example_runs(runner: CliRunner, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.invoke(app, ["export", "--out", "desk.json"]).exit_code == 0
    (example,) = re.findall(r"^```python\n(.*?)^```", read("json-export.md"), flags=re.MULTILINE | re.DOTALL)
    exec(compile(example, "json-export.md", "exec"), {})  # noqa: S102  the page is ours
    claims = json.loads(Path("desk.json").read_text("utf-8"))["claims"]
    assert len(capsys.readouterr().out.splitlines()) == len(claims)


def message_parts(path: Path) -> Iterator[str]:
    """The constant parts of every message raised, or given to a Problem, in a module.

    A path printed before a message leaves ": " at its start.
    """
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in {*ERRORS, "Problem"}:
            for argument in node.args:
                parts = (part.lstrip(": ") for part in constants(argument))
                yield from (part for part in parts if len(part.strip()) >= FEWEST_CHARS)


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def constants(node: ast.expr) -> Iterator[str]:
    for part in [node, *getattr(node, "values", [])]:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


@cache
def squeezed(text: str) -> str:
    """Words without the spacing and quoting that a page may add."""
    return " ".join(text.replace("`", "").split())
