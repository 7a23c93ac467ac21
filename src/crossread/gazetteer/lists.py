"""The room's lists: columns parted by tabs, `#` starts a comment line."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/<name>` as columns, comments left out."""
    raw = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in raw.splitlines() if line and not line.startswith("#"))
