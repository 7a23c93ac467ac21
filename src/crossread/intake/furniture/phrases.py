"""Lines and sentences that say what only page furniture says (data/furniture.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.intake.page import Line, Page
from crossread.intake.tables import rows

_MAX_MARKED_CHARS = 400
_SENTENCE_BREAK = re.compile(r"[.!?:…|•][\"'”’)\]]?\s+")
_SENTENCE_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|$")


def mark_phrases(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Whole lines, sentences and line ends that match the phrase table."""
    for line in page.lines:
        if line.index not in claimed:
            yield from _whole(line) or _parts(line)


def _whole(line: Line) -> list[Furniture]:
    text = line.text
    if len(text) > _MAX_MARKED_CHARS:
        return []
    for kind, pattern in _patterns("line"):
        if pattern.fullmatch(text):
            return [Furniture(line.span, kind)]
    for kind, pattern in _patterns("start"):
        if pattern.match(text):
            return [Furniture(line.span, kind)]
    return []


def _parts(line: Line) -> list[Furniture]:
    text = line.text
    found: list[Furniture] = []
    starts = [0, *(match.end() for match in _SENTENCE_BREAK.finditer(text))]
    for start in starts:
        for scope in ("rest", "sentence"):
            for kind, pattern in _patterns(scope):
                match = pattern.match(text, start)
                end = _end(text, match.end(), scope=scope) if match else 0
                if match and end - start <= _MAX_MARKED_CHARS:
                    found.append(Furniture(Span(start, end).shift(line.span.start), kind))
    return found


def _end(text: str, at: int, *, scope: str) -> int:
    if scope == "rest":
        return len(text)
    stop = _SENTENCE_STOP.search(text, at)
    return stop.end() if stop else len(text)


@cache
def _patterns(scope: str) -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    """One compiled alternation per kind, in the order of the table."""
    by_kind: dict[FurnitureKind, list[str]] = {}
    for kind, row_scope, pattern in rows("furniture.tsv"):
        if row_scope == scope:
            by_kind.setdefault(FurnitureKind(kind), []).append(pattern.replace(" ", r"\s"))
    return tuple(
        (kind, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
        for kind, patterns in by_kind.items()
    )
