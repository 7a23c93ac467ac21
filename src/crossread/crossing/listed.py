"""The word lists of this room: `data/NAME.txt`, one folded word or phrase a line."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def listed(name: str) -> frozenset[str]:
    """The entries of a list."""
    return frozenset(lines_of(f"{name}.txt"))


@cache
def lines_of(file: str) -> tuple[str, ...]:
    """The lines of a data file in order, without its comments."""
    raw = (resources.files("crossread.crossing") / "data" / file).read_text(encoding="utf-8")
    return tuple(line for line in raw.splitlines() if line and not line.startswith("#"))
