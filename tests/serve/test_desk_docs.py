"""docs/desk.md: a page, key or picture that it does not name fails here."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from fastapi.routing import APIRoute

from crossread.serve import pages

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "desk.md").read_text("utf-8")
# Fetched into pages, never opened by people.
PIECES = {"/add/jobs/{job}", "/check/answer", "/review/counting"}
MOST_BYTES = 4_000_000


def addresses() -> set[str]:
    routes = [route for router in pages.ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return {route.path for route in routes if "GET" in (route.methods or ())} - PIECES


def test_every_page_is_documented() -> None:
    named = set(re.findall(r"`(/[^`?]*)(?:\?[^`]*)?`", PAGE))
    assert addresses() - named == set()
    assert {address for address in named if not address.startswith("/reports/…")} - addresses() == set()


def test_every_key_is_documented() -> None:
    table = PAGE[PAGE.index("## Keys") : PAGE.index("## Words")]
    rows = [set(re.findall(r"`([^`]+)`", row)) for row in table.splitlines() if row.startswith("| `")]
    folder = resources.files("crossread.serve").joinpath("templates")
    for file in folder.iterdir():
        text = file.read_text("utf-8")
        for block in re.findall(r"<dt>(<kbd>.*?)</dt>", re.sub(r"\{% for .*?endfor %\}", "", text)):
            keys = set(re.findall(r"<kbd>(.*?)</kbd>", block))
            assert any(keys <= row for row in rows), (file.name, keys)


def test_every_picture_is_shown_and_all_are_small() -> None:
    shown = set(re.findall(r"\]\(img/desk/(\S+)\)", PAGE))
    kept = {file.name: file.stat().st_size for file in (DOCS / "img" / "desk").iterdir()}
    assert shown == set(kept)
    assert sum(kept.values()) <= MOST_BYTES
