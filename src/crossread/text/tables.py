"""The packaged word lists under `text/data`: one entry a line, `#` comments, columns parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/<name>.txt` as columns, comments and blank lines left out."""
    raw = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.rstrip() for line in raw.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def entries(name: str) -> frozenset[str]:
    """The first column of `data/<name>.txt`."""
    return frozenset(row[0] for row in rows(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """First column to second column of `data/<name>.txt`; callers only read it."""
    return {row[0]: row[1] for row in rows(name)}


def one_of(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest first; a space in one stands for any white space."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first) + ")"
