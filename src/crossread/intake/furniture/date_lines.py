"""Lines that hold a date and nothing else but label words, a section or the name of the paper."""

from __future__ import annotations

import re

from crossread.domain.report import FurnitureKind
from crossread.domain.span import Span
from crossread.intake.dates import WEEKDAY, find_dates
from crossread.intake.furniture.breadcrumbs import is_section
from crossread.intake.furniture.mastheads import opens_with_paper

_MAX_CHARS = 160
_MAX_PARTIAL_CHARS = 60
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_PARTIAL = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?!\w)"
    r"|\b\d+\s(?:hours?|minutes?|mins?|days?|weeks?|months?)\sago\b",
    re.IGNORECASE,
)
_LABEL_WORD = re.compile(
    rf"\b(?:{WEEKDAY}|first|last|originally|date|dateline|published|publication|posted|created|updated?|modified"
    r"|filed|issued|released|uploaded|added|on|at|in|is|from|time|today|yesterday|[ap]\.?m\b\.?|[a-z]{1,3}t|gmt|utc"
    r"|z|this|story|article|hours?|minutes?|mins?|ago|read|online|print|edition)\b\.?"
    r"|\b\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?|\b\d{3,4}(?=\s(?:gmt|utc))|\b\d{1,2}(?=\s(?:min|hours?)\b)",
    re.IGNORECASE,
)
_EDGES = " \t\n\r\u00a0|•·,;:–—-()[]/@"


def date_parts(text: str) -> list[tuple[Span, FurnitureKind]]:
    """The date line in a line, parted from a section name after it; empty when it says anything else."""
    dates = find_dates(text) if len(text) <= _MAX_CHARS else ()
    if not dates and not (len(text) <= _MAX_PARTIAL_CHARS and _PARTIAL.search(text)):
        return []
    rest = text
    for date in dates:
        rest = rest[: date.span.start] + " " * len(date.span) + rest[date.span.end :]
    rest = _LABEL_WORD.sub(_blank, _PARTIAL.sub(_blank, rest))
    left = rest.strip(_EDGES)
    at = rest.index(left)
    if is_section(left) and text.endswith(left) and at > 0:
        return [
            (Span(0, len(text[:at].rstrip())), FurnitureKind.DATE_LINE),
            (Span(at, len(text)), FurnitureKind.SECTION),
        ]
    is_it = not left or is_section(left) or opens_with_paper(text)
    return [(Span(0, len(text)), FurnitureKind.DATE_LINE)] if is_it else []


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
