"""Breadcrumb trails: "Home > World > Asia", also glued to the headline ("HomeWorldAsiaTroops leave city")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.intake.page import Line
from crossread.intake.tables import entries, rows

_MARK = re.compile(r"\s*(?:[>»›/|•·→]|::|&gt;)\s*")
_ARROW = re.compile(r"[>»›→]|&gt;")
_MAX_PART_CHARS = 40
_MAX_PART_WORDS = 5
_MAX_GLUED_CHARS = 80
_MIN_TITLE_CHARS = 12
_MAX_LINE_CHARS = 300


def is_section(text: str) -> bool:
    """Whether a line is the name of a section and nothing else."""
    return text.strip("[]|:# ").casefold() in entries("sections.txt")


def is_trail(text: str) -> bool:
    """Whether a line is a trail of short names: three parted by arrows, or two with a section first."""
    parts = trail_parts(text)
    if not all(_is_short_name(part) for part in parts):
        return False
    return (len(parts) >= 3 and len(_ARROW.findall(text)) >= 2) or (len(parts) >= 2 and is_section(parts[0]))


def trail_parts(text: str) -> list[str]:
    """The names of a trail."""
    return [part for part in _MARK.split(text) if part]


def glued_trail(line: Line, titles: Sequence[str]) -> list[Furniture]:
    """The trail and the headline of a line that glues them; empty when it does not.

    The headline is one of `titles` (other lines, the title in the metadata), else what follows two or more
    section names of which the first is "Home".
    """
    text = line.text
    if len(text) > _MAX_LINE_CHARS:
        return []
    at = next((len(text) - len(title) for title in titles if _ends_with(text, title)), None)
    if at is None:
        at = _names_end(text)
    trail = text[:at].rstrip(" >»›/|•·→-–—:")
    if not 0 < at <= _MAX_GLUED_CHARS or not any(map(str.isalnum, trail)):
        return []
    start = line.span.start
    return [
        Furniture(Span(start, start + len(trail)), FurnitureKind.BREADCRUMB),
        Furniture(Span(start + at, line.span.end), FurnitureKind.TITLE),
    ]


def _is_short_name(part: str) -> bool:
    return part[0].isalnum() and len(part) <= _MAX_PART_CHARS and len(part.split()) <= _MAX_PART_WORDS


def _ends_with(text: str, title: str) -> bool:
    return len(text) > len(title) >= _MIN_TITLE_CHARS and text.endswith(title)


def _names_end(text: str) -> int:
    """Where glued section names stop; 0 when the line does not begin with two of them, "Home" first."""
    if not text.startswith("Home"):
        return 0
    at = count = 0
    while name := next(
        (name for name in _names() if text.startswith(name, at) and _glues(text, at + len(name))), ""
    ):
        count += 1
        at += len(name)
    return at if count >= 2 else 0


def _glues(text: str, at: int) -> bool:
    return at < len(text) and (text[at].isupper() or text[at] in '“"‘')


@cache
def _names() -> tuple[str, ...]:
    """Section names, longest first."""
    return tuple(sorted((row[0] for row in rows("sections.txt")), key=lambda name: (-len(name), name)))
