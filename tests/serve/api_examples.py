"""The examples of docs/api.md: curl commands with answers in which `…` stands for what is left out.

An answer is JSON. `…` as the last member of an object or list stands for more of them, as a value for any value, at the end
of a string for more of it. The tests run the commands and compare; docs/refresh_api.py puts what came into the page.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

MORE = "…"
WIDTH_CHARS = 118
_SHOWN_CHARS = 64
_NEAR = 0.02  # of scores and shares: the last digits differ between machines
# How many of something a story has: on another processor the networks' last digits differ, and one more or fewer is found.
_COUNTS = frozenset({"total", "open"})
_NEAR_COUNT = 0.05
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TAKES = re.compile(r"(\w+)=\$\(curl -s (\S+) \| jq -r ([\w.\[\]]+)\)")
_NAMES = re.compile(r"(\w+)=(\S+)")


@dataclass(frozen=True, slots=True)
class Example:
    """One command of the page, the answer shown under it ("" for none), and where that stands."""

    command: str
    answer: str
    start: int
    end: int


def examples(page: str) -> Iterator[Example]:
    """All of them, in order."""
    for block in _BLOCK.finditer(page):
        at = block.start(1)
        for part in re.split(r"^(?=\$ )", block[1], flags=re.MULTILINE):
            command, _, answer = part.partition("\n")
            if command:
                start = at + len(command) + 1
                yield Example(command.removeprefix("$ "), answer.strip(), start, start + len(answer))
            at += len(part)


class Shell:
    """Runs the commands against a server, keeping the variables they set."""

    def __init__(self, client: TestClient, address: str) -> None:
        self._client = client
        self._address = address
        self._names: dict[str, str] = {}

    def run(self, command: str) -> str:
        """What a command prints."""
        if found := _TAKES.fullmatch(command):
            value = json.loads(self._curl(["-s", found[2]]))
            for name in re.findall(r"\w+", found[3]):
                value = value[int(name) if name.isdigit() else name]
            self._names[found[1]] = str(value)
            return ""
        if found := _NAMES.fullmatch(command):
            self._names[found[1]] = self._filled(found[2])
            return ""
        name, *words = shlex.split(command)
        if name != "curl":
            raise ValueError(f"expected curl, got: {command}")
        return self._curl(words)

    def _curl(self, words: list[str]) -> str:
        method, url, headers, options = "", "", {}, dict[str, Any]()
        given = iter(words)
        for word in given:
            match word:
                case "-s" | "-N" | "-i" | "-OJ":
                    continue
                case "-X":
                    method = next(given)
                case "-H":
                    key, _, value = self._filled(next(given)).partition(": ")
                    headers[key] = value
                case "--json":
                    options["json"] = json.loads(next(given))
                case "--data-binary":
                    options["content"] = next(given)
                case _ if not url and not word.startswith("-"):
                    url = self._filled(word)
                case _:
                    raise ValueError(f"an option that nobody runs: {word}")
        if not url.startswith(self._address):
            raise ValueError(f"expected an address below {self._address}, got {url}")
        method = method or ("POST" if options else "GET")
        answer = self._client.request(method, url.removeprefix(self._address), headers=headers, **options)
        if "-i" not in words:
            return answer.text
        shown = ("content-type", "etag") if answer.content else ()
        lines = [f"{key}: {answer.headers[key]}" for key in shown if key in answer.headers]
        return "\n".join(
            [f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}", *lines, "", answer.text]
        ).strip()

    def _filled(self, word: str) -> str:
        return re.sub(r"\$(\w+)", lambda found: self._names[found[1]], word)


def parsed(shown: str) -> Any:
    """An answer as the page shows it, as a value, `MORE` the last key of an open object; None for what is no JSON."""
    text, inside, kept, before = "", False, list[str](), ""
    for char in shown:
        if char == '"' and before != "\\":
            inside = not inside
        if inside or char != MORE:
            text += char
        elif kept[-1:] == ["{"] and not text.rstrip().endswith(":"):
            text += f'"{MORE}": 0'
        else:
            text += f'"{MORE}"'
        if not inside and char in "{[":
            kept.append(char)
        elif not inside and char in "}]":
            kept.pop()
        before = "" if before == "\\" else char
    try:
        return json.loads(text)
    except ValueError:
        return None


def fits(shown: Any, given: Any) -> bool:
    """Whether an answer is as it is shown."""
    match shown:
        case dict() if isinstance(given, dict):
            named = {key: value for key, value in shown.items() if key != MORE}
            whole = MORE in shown or named.keys() == given.keys()
            return whole and all(
                key in given and (fits(value, given[key]) or (key in _COUNTS and _is_near(value, given[key])))
                for key, value in named.items()
            )
        case list() if isinstance(given, list):
            named_items = shown[:-1] if shown[-1:] == [MORE] else shown
            whole = named_items is not shown or len(shown) == len(given)
            return whole and len(given) >= len(named_items) and all(map(fits, named_items, given))
        case str() if shown.endswith(MORE):
            return shown == MORE or (isinstance(given, str) and given.startswith(shown[:-1]))
        case float() if isinstance(given, float):
            return abs(shown - given) <= _NEAR
    return bool(shown == given)


def _is_near(shown: Any, given: Any) -> bool:
    """Whether two counts, neither of them nothing, are nearly the same."""
    counts = [one for one in (shown, given) if isinstance(one, int) and not isinstance(one, bool) and one > 0]
    return len(counts) == 2 and abs(shown - given) <= max(1, _NEAR_COUNT * max(counts))


def reads(shown: str, given: str) -> bool:
    """Whether text that is no JSON is as it is shown; `MORE` stands for any characters, at the end for none or some."""
    parts = map(re.escape, shown.split(MORE))
    return re.fullmatch(".*".join(parts), given, re.DOTALL) is not None


def filled(shown: Any, given: Any) -> Any:
    """What is shown, with the values of an answer: as many members of every list, long strings cut."""
    match shown:
        case dict() if isinstance(given, dict):
            new = {
                key: filled(value, given[key]) for key, value in shown.items() if key != MORE and key in given
            }
            return new if new.keys() == given.keys() else {**new, MORE: 0}
        case list() if isinstance(given, list):
            named_items = shown[:-1] if shown[-1:] == [MORE] else shown
            items = list(map(filled, named_items, given))
            return items if len(items) == len(given) else [*items, MORE]
        case str() if shown == MORE:
            return MORE
    if isinstance(given, str) and len(given) > _SHOWN_CHARS:
        return given[: given.rfind(" ", 0, _SHOWN_CHARS)] + MORE
    return given


def rendered(value: Any, *, indent: int = 0) -> str:
    """A value as the page shows it, on one line where that is not too long."""
    line = _line(value)
    if len(line) + indent <= WIDTH_CHARS or not isinstance(value, dict | list) or not value:
        return line
    inner = " " * (indent + 1)
    if isinstance(value, list):
        parts = [MORE if one == MORE else rendered(one, indent=indent + 1) for one in value]
        return "[" + f",\n{inner}".join(parts) + "]"
    return "{" + _packed([_member(key, one, indent) for key, one in value.items()], inner) + "}"


def _member(key: str, value: Any, indent: int) -> str:
    if key == MORE:
        return MORE
    name = json.dumps(key, ensure_ascii=False)
    return f"{name}: {rendered(value, indent=indent + len(name) + 3)}"


def _packed(parts: list[str], inner: str) -> str:
    """Members of an object, as many on a line as there is room for."""
    lines = [parts[0]]
    for part in parts[1:]:
        last = lines[-1].rpartition("\n")[2]
        fits_in = (
            "\n" not in part
            and "\n" not in lines[-1]
            and len(inner) + len(last) + len(part) + 3 <= WIDTH_CHARS
        )
        if fits_in:
            lines[-1] += f", {part}"
        else:
            lines.append(part)
    return f",\n{inner}".join(lines)


def _line(value: Any) -> str:
    if value == MORE:
        return MORE
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(MORE if k == MORE else f"{json.dumps(k)}: {_line(v)}" for k, v in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_line, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
