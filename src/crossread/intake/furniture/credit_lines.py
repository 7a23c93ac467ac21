"""Lines that hold nothing but the credit of wire services: "AFP", "— Reuters", "Source: Xinhua"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from crossread.domain.report import Furniture, FurnitureKind
from crossread.intake.agencies import text_names
from crossread.intake.page import Page

_MAX_CHARS = 110


def mark_credit_lines(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Every line that is an agency credit as a whole."""
    for line in page.lines:
        if line.index not in claimed and is_credit_line(line.text):
            yield Furniture(line.span, FurnitureKind.CREDIT_LINE)


def is_credit_line(text: str) -> bool:
    """Whether a line says nothing but which agency the words come from."""
    return len(text) <= _MAX_CHARS and bool(_credit_line().fullmatch(text))


@cache
def _credit_line() -> re.Pattern[str]:
    names = text_names()
    one = rf"(?:the\s)?{names}(?:\s(?:[Nn]ews\s)?[Aa]gency)?"
    desk = r"[Aa]gencies|AGENCIES|[Aa]gency|[Ss]taff|(?:[Nn]ews|[Ww]eb)\s[Dd]esk|[Oo]ur\s[Cc]orrespondent"
    other = rf"(?:{one}|{desk}|[A-Z][\w.]+)"
    joint = r"\s?(?:[/,&|+•-]|and|with)\s?"
    return re.compile(
        rf"[\s(\[/—–*-]*(?:(?:[Bb]y|BY|[Ff]rom|[Vv]ia|[Ss]ources?|SOURCES?|[Cc]ourtesy(?:\sof)?|[Aa]gency)\s?:?\s)?"
        rf"(?:{other}{joint})?{one}(?:{joint}{other})*[\s)\]/.*]*"
    )
