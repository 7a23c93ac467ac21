"""The reading room's word lists and tables: named data files, one entry a line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `data/<name>`, lower-cased; `#` starts a comment anywhere."""
    lines = (line.split("#", 1)[0].strip().lower() for line in _raw(name).splitlines())
    return frozenset(line for line in lines if line)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/<name>` as columns parted by tabs; blank lines and those that begin with `#` are left out."""
    lines = _raw(name).splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """First column to the others."""
    return {row[0]: row[1:] for row in rows(name)}


@cache
def mapping(name: str) -> Mapping[str, str]:
    """First column to the second."""
    return {row[0]: row[1] for row in rows(name)}


def _raw(name: str) -> str:
    return (resources.files("crossread.reading") / "data" / name).read_text(encoding="utf-8")
