"""docs/api.md: a route, field, role or status it does not name fails here, and so does an example that shows otherwise."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from crossread.serve import Configuration, make_app
from crossread.serve.roles import Role
from serve.api_examples import MORE, Shell, examples, filled, fits, parsed, reads, rendered
from serve.conftest import Visit
from serve.people import People

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
SOURCE = ROOT / "src" / "crossread" / "serve"
ADDRESS = "http://127.0.0.1:8100"
_PREFIX = "/api/v1"
_HEADING = re.compile(r"^### `([A-Z]+) (\S+)`(?: · (\w+))?\n(.*?)(?=^###? |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (`\w+`(?:, `\w+`)*) \| ([^|]*)\|", re.MULTILINE)


@dataclass(frozen=True)
class Documented:
    """What the page says of a route: its role, and the default of every field ("needed": there is none)."""

    role: Role
    fields: Mapping[str, str]


@cache
def documented() -> Mapping[tuple[str, str], Documented]:
    return {
        (method, path): Documented(Role[(role or "reader").upper()], _fields(text))
        for method, path, role, text in _HEADING.findall(PAGE)
    }


def _fields(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for names, defaults in _ROW.findall(text):
        named = re.findall(r"`(\w+)`", names)
        values = [part.strip().strip("`") for part in defaults.split(",")]
        found.update(zip(named, values if len(values) == len(named) else values * len(named), strict=True))
    return found


@pytest.fixture(scope="module")
def description(example_desk: Path) -> Any:
    return make_app(Configuration(example_desk)).openapi()


def routes(description: Any) -> Iterator[tuple[str, str, Any]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path.removeprefix(_PREFIX), operation


def test_every_route_is_documented_and_no_other(description: Any) -> None:
    assert set(documented()) == {(method, path) for method, path, _ in routes(description)}


def test_every_field_is_documented_with_its_default(description: Any) -> None:
    for method, path, operation in routes(description):
        query = [one for one in operation.get("parameters", ()) if one["in"] == "query"]
        wanted = {one["name"]: _default(one) for one in query} | _body(description, operation)
        assert documented()[method, path].fields == wanted, (method, path)


def _default(parameter: Any) -> str:
    if parameter.get("required"):
        return "needed"
    default = parameter["schema"].get("default")
    if isinstance(default, list) and default:
        return "all"
    return "" if default in (None, "", []) else default if isinstance(default, str) else json.dumps(default)


def _body(description: Any, operation: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in operation.get("requestBody", {}).get("content", {}).values():
        schema = _resolved(description, kind["schema"])
        needed = schema.get("required", ())
        found |= {
            name: _default({"required": name in needed, "schema": one})
            for name, one in schema.get("properties", {}).items()
        }
    return found


def _resolved(description: Any, schema: Any) -> Any:
    schema = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    name = schema.get("$ref", "").rpartition("/")[2]
    return description["components"]["schemas"][name] if name else schema


def test_who_has_less_than_the_documented_role_is_turned_away(example_copy: Path) -> None:
    people = People(example_copy)
    for (method, path), said in documented().items():
        below = [role for role in Role if role < said.role]
        for role in below:
            answer = people.of("ines", role).request(method, _PREFIX + re.sub(r"\{\w+\}", "x", path))
            assert answer.status_code == 403, (method, path, role)
        if method != "GET":
            answer = people.of("ines", said.role).request(method, _PREFIX + re.sub(r"\{\w+\}", "x", path))
            assert answer.status_code != 403, (method, path)
    people.close()


def test_every_status_that_the_server_answers_with_is_documented() -> None:
    raised = {400, 405, 422, 500, 503}  # crossread.errors, starlette, fastapi
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = {"RequestError": 0, "HTTPException": 0, "problem_answer": 1}.get(node.func.id)
                if at is not None and isinstance(node.args[at], ast.Constant):
                    raised.add(cast("int", cast("ast.Constant", node.args[at]).value))
    said = {int(one) for one in re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE)}
    assert said >= {401, 403, 404, 421, 429}
    assert said == raised


def test_every_route_has_an_example_of_its_own() -> None:
    for method, path, _, text in _HEADING.findall(PAGE):
        commands = [one.command for one in examples(text)]
        pattern = re.sub(r"\{\w+\}", '[^/?"]+', path)
        named = [one.replace("$STORY", "$DESK/stories/s-1") for one in commands]
        assert any(re.search(rf"\$DESK{pattern}[\"? ]|\$DESK{pattern}$", one) for one in named), (
            method,
            path,
        )


def test_the_examples_show_what_the_server_answers(example_copy: Path, visit: Visit) -> None:
    shell, wrong, ran = Shell(visit(example_copy), ADDRESS), [], 0
    for example in examples(PAGE):
        printed = shell.run(example.command)
        shown = parsed(example.answer) if example.answer else None
        ran += 1
        if not example.answer:
            good = printed == ""
        elif shown is None:
            good = reads(example.answer, printed.strip())
        else:
            good = fits(shown, json.loads(printed))
        if not good:
            wrong.append(f"{example.command}\nshown: {example.answer}\ncame: {printed[:2000]}")
    assert not wrong, "\n\n".join([*wrong, "python docs/refresh_api.py puts what comes into the page"])
    assert ran > len(documented())


def test_the_python_example_runs(example: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert ADDRESS in code
    monkeypatch.setattr("httpx.Client", lambda *, base_url: _Below(example, base_url))
    exec(compile(code.replace('"disputed"', '"corroborated"'), "docs/api.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out.split()[-2:] == ["13", "8"]


class _Below:
    """The test's client under the address of the example."""

    def __init__(self, client: TestClient, address: str) -> None:
        self._client = client
        self._path = address.removeprefix(ADDRESS)

    def __enter__(self) -> _Below:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""

    def get(self, path: str, **options: Any) -> Any:
        return self._client.get(self._path + path, **options)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('ab"\\ {}[]:', max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_rendered_is_read_again(value: Any) -> None:
    assert parsed(rendered(value)) == value
    assert fits(value, value)
    assert filled(value, value) == value


@pytest.mark.parametrize(
    ("shown", "came", "good"),
    [
        ('{"a": 1, …}', {"a": 1, "b": 2}, True),
        ('{"a": 1}', {"a": 1, "b": 2}, False),
        ('{"a": 2, …}', {"a": 1, "b": 2}, False),
        ('{"c": 2, …}', {"a": 1}, False),
        ('{"a": …}', {"a": [1]}, True),
        ("[1, …]", [1, 2], True),
        ("[1, …]", [2, 1], False),
        ("[1]", [1, 2], False),
        ("[1, 2, …]", [1], False),
        ('["some…"]', ["something"], True),
        ('["some…"]', ["other"], False),
        ("[0.91]", [0.905], True),
        ("[0.91]", [0.87], False),
        ('{"total": 95}', {"total": 96}, True),
        ('{"total": 95}', {"total": 85}, False),
        ('{"total": 1}', {"total": 0}, False),
        ('{"start": 95}', {"start": 96}, False),
    ],
)
def test_an_answer_that_differs_does_not_fit(shown: str, came: Any, good: bool) -> None:
    assert fits(parsed(shown), came) is good


def test_refreshing_keeps_what_is_shown_and_leaves_the_rest_out() -> None:
    shown = parsed('{"a": 0, "list": [{"x": 0, …}, …], "when": …}')
    came = {"a": 1, "b": 2, "list": [{"x": 3, "y": 4}, {"x": 5, "y": 6}], "when": "now"}
    assert (
        rendered(filled(shown, came))
        == f'{{"a": 1, "list": [{{"x": 3, {MORE}}}, {MORE}], "when": {MORE}, {MORE}}}'
    )
