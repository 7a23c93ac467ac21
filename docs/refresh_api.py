"""Put fresh answers into docs/api.md: run its examples on the packaged example, keep of each answer what the page shows.

    python docs/refresh_api.py

An id that changed in an answer is replaced in the examples that follow it.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

import crossread
from crossread.serve import Configuration, make_app

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from serve.api_examples import Shell, examples, filled, parsed, rendered  # noqa: E402

PAGE = ROOT / "docs" / "api.md"
ADDRESS = "http://127.0.0.1:8100"
_ID = re.compile(r"[a-z]-[0-9a-f]{16}")


def main() -> None:
    """Refresh the page."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "crossread.db"
        crossread.read(sorted((ROOT / "examples" / "titanic").glob("*.txt")), desk=desk, together=True)
        with TestClient(make_app(Configuration(desk)), base_url="http://localhost") as client:
            PAGE.write_text(refreshed(PAGE.read_text("utf-8"), Shell(client, ADDRESS)), "utf-8")


def refreshed(page: str, shell: Shell) -> str:
    """The page with the answers of a server."""
    at = 0
    while (example := next((one for one in examples(page) if one.start > at), None)) is not None:
        at = example.start
        printed = shell.run(example.command)
        shown = parsed(example.answer)
        if shown is None:
            continue
        given = json.loads(printed)
        page = page[: example.start] + rendered(filled(shown, given)) + "\n" + page[example.end :]
        for old, new in renamed(shown, given):
            page = page[:at] + page[at:].replace(old, new)
    return page


def renamed(shown: Any, given: Any) -> list[tuple[str, str]]:
    """Ids that are others now."""
    if isinstance(shown, dict) and isinstance(given, dict):
        return [pair for key in shown.keys() & given.keys() for pair in renamed(shown[key], given[key])]
    if isinstance(shown, list) and isinstance(given, list):
        return [pair for old, new in zip(shown, given, strict=False) for pair in renamed(old, new)]
    both = isinstance(shown, str) and isinstance(given, str) and shown != given
    return [(shown, given)] if both and _ID.fullmatch(shown) and _ID.fullmatch(given) else []


if __name__ == "__main__":
    main()
