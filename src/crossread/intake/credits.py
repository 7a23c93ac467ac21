"""Which agencies a report credits for its words, and which only for pictures.

A credit is told from a mention by where it stands: behind a dateline, on a line of its own, signing the
last lines, in a credit or copyright phrase. "The minister told AFP" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from crossread.domain.report import AgencyCredit, CreditKind, Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.intake.agencies import may_name_agency, named_in, photo_names, text_names
from crossread.intake.furniture.credit_lines import is_credit_line
from crossread.intake.furniture.photos import picture_credits
from crossread.intake.page import Line, Page

_HEAD_LINES = 6
_TAIL_LINES = 5
_PLACE_TOKEN = re.compile(
    r"[A-Z0-9À-ÝČŠŽ“\"'‘(][^\s]*|de|of|la|le|el|al|and|the|du|da|do|di|den|am|on|--?|–|—|/|[a-z]{3}\.?(?=$)"
)
_MAX_PLACE_CHARS = 90


def find_credits(page: Page, furniture: Iterable[Furniture]) -> tuple[AgencyCredit, ...]:
    """All agency credits of a page, sorted by place, each agency once per kind and stretch."""
    found = {*_picture_credits(page), *_text_credits(page, tuple(furniture))}
    return tuple(sorted(found, key=lambda c: (c.span, c.kind, c.agency)))


def byline_credits(byline: str | None) -> tuple[AgencyCredit, ...]:
    """Credits that stand only in the metadata's byline; their span is empty, for no character says so."""
    if not byline:
        return ()
    names = named_in(byline, pattern=_text_name())
    return tuple(AgencyCredit(name, CreditKind.TEXT, Span(0, 0)) for name in names)


def _picture_credits(page: Page) -> Iterator[AgencyCredit]:
    for line in page.lines:
        for found in picture_credits(line):
            for name in named_in(found.credit.of(page.text), pattern=_photo_name()):
                yield AgencyCredit(name, CreditKind.PHOTO, found.credit)


def _text_credits(page: Page, furniture: tuple[Furniture, ...]) -> Iterator[AgencyCredit]:
    pictures = {f.span for f in furniture if f.kind is FurnitureKind.PHOTO_CREDIT}
    kinds = {f.span: f.kind for f in furniture}
    prose = [line for line in page.lines if kinds.get(line.span) is None]
    head = {line.index for line in prose[:_HEAD_LINES]}
    tail = {line.index for line in prose[-_TAIL_LINES:]}
    for line in page.lines:
        if line.span in pictures:
            continue
        if (kinds.get(line.span) is FurnitureKind.CREDIT_LINE and is_credit_line(line.text)) or kinds.get(
            line.span
        ) is FurnitureKind.BYLINE:
            yield from _credited(line, Span(0, len(line.text)))
        if not may_name_agency(line.text):
            continue
        if line.index in head:
            yield from _of_dateline(line)
        if line.index in tail:
            yield from _of_signature(line)
        for match in _phrases().finditer(line.text):
            yield from _credited(line, Span(*match.span()))


def _of_dateline(line: Line) -> Iterator[AgencyCredit]:
    """ "LONDON (AP) — ", "BEIJING, Dec. 2 (Xinhua) -- ", "MOSCOW, December 2. /TASS/. ", "AFP - "."""
    bracketed = _dateline().match(line.text)
    if bracketed and _is_place(bracketed["place"]):
        yield from _credited(line, Span(*bracketed.span("credit")))
    opening = _opening().match(line.text)
    if opening:
        yield from _credited(line, Span(*opening.span("credit")))


def _of_signature(line: Line) -> Iterator[AgencyCredit]:
    """The end of a paragraph: "... the ministry said. — AFP"."""
    signed = _signature().search(line.text, max(0, len(line.text) - 80))
    if signed:
        yield from _credited(line, Span(*signed.span("credit")))


def _credited(line: Line, span: Span) -> Iterator[AgencyCredit]:
    for name in named_in(span.of(line.text), pattern=_text_name()):
        yield AgencyCredit(name, CreditKind.TEXT, span.shift(line.span.start))


def _is_place(place: str) -> bool:
    """Whether what stands before a bracket is a place and perhaps a date, not the start of a sentence."""
    tokens = place.split()
    return all(_PLACE_TOKEN.fullmatch(token) for token in tokens) and not _text_name().search(place)


@cache
def _text_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){text_names()}(?!\w)")


@cache
def _photo_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){photo_names()}")


@cache
def _dateline() -> re.Pattern[str]:
    names = text_names()
    return re.compile(
        rf"(?P<place>[^()\n]{{0,{_MAX_PLACE_CHARS}}}?)\s*(?P<credit>[(\[](?:[^()\[\]\n]{{1,30}}[/,]\s?)?{names}(?:[/,][^()\[\]\n]{{1,30}})?[)\]])"
        r"(?=\s*[-–—:|.]|\s+[A-Z“\"‘']|$)"
    )


@cache
def _opening() -> re.Pattern[str]:
    names = text_names()
    return re.compile(
        rf"(?:[^/\n]{{0,{_MAX_PLACE_CHARS}}}?(?P<slashed>/))?(?P<credit>{names}/?)(?(slashed)(?<=/)|\s?(?:[-–—]|--)\s)"
    )


@cache
def _signature() -> re.Pattern[str]:
    names = text_names()
    return re.compile(
        rf"[.!?”\"’)…](?P<credit>\s*(?:[-–—]{{1,2}}\s*|[(\[/]\s*|\s){names}(?:\s?[/,&]\s?(?:{names}|[Aa]gencies))*\s*[)\]/]?)\.?$"
    )


@cache
def _phrases() -> re.Pattern[str]:
    names = text_names()
    article = r"(?:[Tt]he\s)?"
    return re.compile(
        rf"(?:[Ww]ith|[Ff]rom|[Pp]lus)\s(?:additional\s)?(?:[Ii]nputs?|[Rr]eports?|reporting|files|material|information|wires?)\s(?:from|by)\s(?:[\w\s,]{{0,40}}\s)?{article}{names}(?!\w)"
        rf"|[Ww]ith\s(?:[\w,/]+\s){{0,2}}{names}(?:[/,\s]+(?:and\s)?[\w.]+){{0,3}}\s[Ii]nputs?\b"
        rf"|{article}(?<!\w){names}(?!\w)[^.\n]{{0,60}}\scontributed\s(?:to|reporting)\b"
        rf"|(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s?(?:©\s?|\([Cc]\)\s?)?(?:\d{{4}}\s?)?(?:by\s)?{article}{names}(?!\w)"
        rf"|(?:^|[(\[\n])[Ss]ources?:\s?{article}{names}(?!\w)"
        rf"|(?:[Ss]tory|[Aa]rticle|[Rr]eport|[Cc]opy)\s(?:was\s)?(?:(?:originally|first)\s)?(?:published|provided|supplied|written|produced|syndicated)\s(?:by|from)\s{article}{names}(?!\w)"
        rf"|{article}(?<!\w){names}(?!\w)\s(?:[Ww]riters?|[Ss]taff)\s[A-Z][^.\n]{{2,80}}\scontributed\b"
        r"(?!\w)"
    )
