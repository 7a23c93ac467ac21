"""Where a report says that its words come from a wire service, set apart from the news.

Three places: a line that is nothing but a credit ("AFP", "Source: Xinhua"), the dateline ("LONDON (AP) —"),
the signature of one of the last paragraphs ("... the ministry said. — AFP").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.intake.agencies import may_name_agency, picture_only_names, text_names
from crossread.intake.page import Line, Page

_HEAD_LINES = 8
_TAIL_LINES = 5
_MAX_LINE_CHARS = 110
_MAX_PLACE_CHARS = 90
_SIGNATURE_CHARS = 80
_PLACE_TOKEN = re.compile(
    r"[^\W\d_a-z][^\s]*|\d{1,4}(?:st|nd|rd|th)?[,.]?|[“\"'‘(]\S+|de|of|la|le|el|al|and|the|du|da|do|di|den|am|on|--?|[–—/]"
)


def mark_credit_lines(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Credit lines, and the datelines and signatures that name an agency."""
    free = [line for line in page.lines if line.index not in claimed]
    head = {line.index for line in free[:_HEAD_LINES]}
    tail = {line.index for line in free[-_TAIL_LINES:]}
    for line in free:
        if not may_name_agency(line.text):
            continue
        if _is_credit_line(line.text):
            yield Furniture(line.span, FurnitureKind.CREDIT_LINE)
            continue
        for span in (
            *(_dateline(line) if line.index in head else ()),
            *(_signed(line) if line.index in tail else ()),
        ):
            yield Furniture(span.shift(line.span.start), FurnitureKind.CREDIT_LINE)


def _is_credit_line(text: str) -> bool:
    return (
        len(text) <= _MAX_LINE_CHARS
        and bool(_credit_line().fullmatch(text))
        and not _picture_sign().search(text)
    )


def _dateline(line: Line) -> Iterator[Span]:
    """ "LONDON (AP) — ", "BEIJING, Dec. 2 (Xinhua) -- ", "MOSCOW, December 2. /TASS/. ", "AFP - "."""
    for pattern in (_bracketed(), _slashed(), _dashed()):
        found = pattern.match(line.text)
        if found and _is_place(found["place"]):
            yield Span(*found.span())
            return


def _signed(line: Line) -> Iterator[Span]:
    found = _signature().search(line.text, max(0, len(line.text) - _SIGNATURE_CHARS))
    if found:
        yield Span(*found.span("credit"))


def _is_place(place: str) -> bool:
    """Whether what stands before the agency is a place and perhaps a date, not the start of a sentence."""
    return all(_PLACE_TOKEN.fullmatch(token) for token in place.split()) and not _name().search(place)


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){text_names()}(?!\w)")


@cache
def _picture_sign() -> re.Pattern[str]:
    desk = r"(?:[Hh]andout|HANDOUT|[Pp]ool|POOL|[Ss]tringer|[Ff]ile)"
    return re.compile(rf"(?<!\w)(?:{picture_only_names()}|{desk})(?!\w)")


@cache
def _credit_line() -> re.Pattern[str]:
    one = rf"(?:[Tt]he\s)?{text_names()}(?:\s(?:[Nn]ews\s)?[Aa]gency)?"
    desk = r"[Aa]gencies|AGENCIES|[Aa]gency|[Ss]taff|(?:[Nn]ews|[Ww]eb)\s[Dd]esk|[Oo]ur\s[Cc]orrespondent"
    other = rf"(?:{one}|{desk}|[A-Z][\w.]+)"
    joint = r"\s?(?:[/,&|+•-]|and|with)\s?"
    lead = (
        r"(?:[Bb]y(?:\s(?:cable|wire|wireless|telegraph|telephone))?|BY|[Ff]rom|[Vv]ia|[Ss]ources?|SOURCES?|"
        r"[Cc]ourtesy(?:\sof)?|[Aa]gency|[Cc]redit)\s?:?\s\(?"
    )
    return re.compile(rf"[\s(\[/—–*-]*(?:{lead})?(?:{other}{joint})?{one}(?:{joint}{other})*[\s)\]/.*]*")


@cache
def _bracketed() -> re.Pattern[str]:
    other = r"[^()\[\]\n]{1,30}"
    dash = r"\s*\.?(?:--?|[–—:|])\s*|\.\s+|\s+(?=[A-Z“\"‘'])|$"
    return re.compile(
        rf"(?P<place>[^()\[\]\n]{{0,{_MAX_PLACE_CHARS}}}?)\s*"
        rf"[(\[](?:{other}[/,]\s?)?{text_names()}(?:\s?[/,]\s?{other})?[)\]](?:{dash})"
    )


@cache
def _slashed() -> re.Pattern[str]:
    return re.compile(rf"(?P<place>[^/\n]{{0,{_MAX_PLACE_CHARS}}}?)\s*/\s?{text_names()}\s?/[\s.–—-]*")


@cache
def _dashed() -> re.Pattern[str]:
    return re.compile(rf"(?P<place>){text_names()}\s?(?:--|[-–—])\s")


@cache
def _signature() -> re.Pattern[str]:
    names = text_names()
    return re.compile(
        r"[.!?”\"’)…](?P<credit>\s*(?:[-–—]{1,2}\s*|[(\[/]\s*|\s)"
        rf"{names}(?:\s?[/,&]\s?(?:{names}|[Aa]gencies))*\s*[)\]/]?\.?)$"
    )
