"""Conditions of queries whose parts depend on what was asked for."""

from __future__ import annotations

from collections.abc import Iterable

Condition = tuple[str, tuple[str, ...]]


def conditions(parts: Iterable[Condition]) -> Condition:
    """A WHERE clause ("" without parts) and its values, from conditions with theirs; all of them must hold."""
    found = list(parts)
    clause = " AND ".join(f"({condition})" for condition, _ in found)
    return (f"WHERE {clause}" if found else ""), tuple(value for _, values in found for value in values)


def begins_a_word(column: str, word: str) -> Condition:
    """That some word of a column of folded names begins with `word`, folded too."""
    escaped = "".join(f"!{char}" if char in "!%_" else char for char in word)
    return f"' ' || {column} LIKE ? ESCAPE '!'", (f"% {escaped}%",)
