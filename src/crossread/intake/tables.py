"""The packaged tables under `intake/data`: `#` comments, columns parted by tabs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/<name>` as columns, comments and blank lines left out."""
    raw = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return tuple(
        tuple(line.split("\t")) for line in raw.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def entries(name: str) -> frozenset[str]:
    """The first column of `data/<name>`, case-folded."""
    return frozenset(row[0].strip().casefold() for row in rows(name))
