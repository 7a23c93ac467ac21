"""The room's two-column tables: `#` starts a comment line, a tab parts the columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def table(name: str) -> Mapping[str, str]:
    """First column to second of `reading/data/<name>`."""
    raw = (resources.files("crossread.reading") / "data" / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in raw.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
