"""Subheads between paragraphs of the news, and lists of other stories under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossread.domain.report import Furniture, FurnitureKind
from crossread.intake.page import Line, Page

_MAX_CHARS = 90
_MAX_WORDS = 13
_START = re.compile(r"[A-Z0-9“\"‘'¿]")
_SENTENCE_START = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|You|There|This|That|These|Those|His|Her|Their|But|And|In|On|At|Police)\b"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|did|does|will|would|said|says|told|died|could|can|can't|don't|came|went|got)\b"
    r"|n't\b|\w{3,}ed\b"
)
_PERSON_AGE = re.compile(r",\s\d{1,3}$")  # "A Person, 62": a list of victims or voices is news
_MAX_RELATED_LINES = 15


def mark_subheads(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Short lines without a full stop that stand alone between prose."""
    body = page.body_lines(claimed)
    if len(body) < 2:
        return
    for line in page.lines[body[0] + 1 : body[-1]]:
        before, after = page.lines[line.index - 1], page.lines[line.index + 1]
        if line.index in claimed or not _is_subhead(line):
            continue
        if (before.ends_sentence or before.index in claimed) and _opens_prose(after):
            yield Furniture(line.span, FurnitureKind.SECTION)


def mark_related(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Headlines under a label such as "Related articles", up to the next prose line or label."""
    for index, kind in claimed.items():
        if kind is not FurnitureKind.RELATED or len(page.lines[index].words) > 6:
            continue
        for line in page.lines[index + 1 : index + 1 + _MAX_RELATED_LINES]:
            if line.index in claimed or line.is_prose or line.text.endswith((".", ":", "”", '"', ",")):
                break
            yield Furniture(line.span, FurnitureKind.RELATED)


def _is_subhead(line: Line) -> bool:
    text = line.text
    if len(text) > _MAX_CHARS or not 1 <= len(line.words) <= _MAX_WORDS or not _START.match(text):
        return False
    if line.ends_sentence or _PERSON_AGE.search(text) or text[-1] in '.!?,;:…”")]—–-':
        return False
    return not (_SENTENCE_START.match(text) and _FINITE.search(text))


def _opens_prose(line: Line) -> bool:
    return line.is_prose or (line.text[0] in '“"' and line.ends_sentence)
