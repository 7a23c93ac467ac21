"""The reading room's word lists: named data files, one entry a line, `#` starts a comment."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `data/<name>`, lower-cased."""
    raw = (resources.files("crossread.reading") / "data" / name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip().lower() for line in raw.splitlines())
    return frozenset(line for line in lines if line)
