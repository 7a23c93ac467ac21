"""Label lines above and below the news: sections, breadcrumbs, dates, bylines, bare addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossread.domain.report import Furniture, FurnitureKind
from crossread.intake.furniture.breadcrumbs import is_section, is_trail
from crossread.intake.furniture.date_lines import date_parts
from crossread.intake.page import Line, Page

_MAX_CHARS = 160
_MAX_BYLINE_WORDS = 16
_ROLE = r"(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ss]taff|[Jj]ournalist|[Cc]olumnist)"
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Pp]osted|[Tt]ext|[Ww]ords|[Rr]eporting|[Rr]eport)\s)?(?:[Bb]y|BY):?\s"
    r"(?:[A-Z@][^.!?]{1,120}|[A-Z][^!?]{1,60})"
    rf"|(?:[A-Z][\w'’.-]+\s){{1,4}}?[A-Z][\w'’-]+\s?[,|•-]\s?(?:[\w’'.&-]+\s){{0,4}}{_ROLE}"
    r"(?:\s(?:in|for|at)\s[A-Z][\w ]{1,40})?"
    r"|(?:Author|Reporter|Writer|Text|Words)\s?:\s?[A-Z][^!?]{1,80}"
)
_DATED = re.compile(r"(?:first |last )?(?:posted|published|updated|created|modified)\b", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def label(line: Line) -> list[Furniture]:
    """What a line is when it is a label; empty for headlines and prose."""
    text = line.text
    if len(text) > _MAX_CHARS and not WEB_ADDRESS.fullmatch(text):
        return []
    if parts := date_parts(text):
        return [Furniture(span.shift(line.span.start), kind) for span, kind in parts]
    kind = _kind(line)
    return [Furniture(line.span, kind)] if kind else []


def mark_labels(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Labels below the last prose line, and lines anywhere that begin with "Published" or the like."""
    body = page.body_lines(claimed)
    end = body[-1] + 1 if body else len(page.lines)
    for line in page.lines:
        if line.index not in claimed and (line.index >= end or _DATED.match(line.text)):
            yield from label(line)


def _kind(line: Line) -> FurnitureKind | None:
    if is_section(line.text):
        return FurnitureKind.SECTION
    if is_trail(line.text):
        return FurnitureKind.BREADCRUMB
    if len(line.words) <= _MAX_BYLINE_WORDS and _BYLINE.fullmatch(line.text):
        return FurnitureKind.BYLINE
    return FurnitureKind.NOTICE if WEB_ADDRESS.fullmatch(line.text) else None
