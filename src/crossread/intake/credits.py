"""Which agencies a report credits for its words, and which only for pictures.

A credit is told from a mention by where it stands: in a dateline, on a line of its own, in a byline, as a
signature, in a credit or copyright phrase. "The minister told AFP" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from crossread.domain.report import AgencyCredit, CreditKind, Furniture, FurnitureKind
from crossread.domain.span import Span, trim
from crossread.intake.agencies import may_name_agency, named_in, photo_names, text_names
from crossread.intake.furniture.photos import picture_credits
from crossread.intake.page import Page

_CREDITING_KINDS = frozenset({FurnitureKind.CREDIT_LINE, FurnitureKind.BYLINE})


def find_credits(page: Page, furniture: Sequence[Furniture]) -> tuple[AgencyCredit, ...]:
    """All agency credits of a page, sorted by place, each agency once per kind and stretch."""
    found = {
        *_picture_credits(page, furniture),
        *_marked_credits(page, furniture),
        *_phrased_credits(page, furniture),
    }
    return tuple(sorted(found, key=lambda c: (c.span, c.kind, c.agency)))


def byline_credits(byline: str | None) -> tuple[AgencyCredit, ...]:
    """Credits that stand only in the metadata's byline; their span is empty, for no character says so."""
    names = named_in(byline, pattern=_text_name()) if byline else ()
    return tuple(AgencyCredit(name, CreditKind.TEXT, Span(0, 0)) for name in names)


def _picture_credits(page: Page, furniture: Sequence[Furniture]) -> Iterator[AgencyCredit]:
    marked = {mark.span for mark in furniture if mark.kind is FurnitureKind.PHOTO_CREDIT}
    for line in page.lines if marked else ():
        for found in picture_credits(line):
            if found.whole not in marked:
                continue
            for name in named_in(found.credit.of(page.text), pattern=_photo_name()):
                yield AgencyCredit(name, CreditKind.PHOTO, found.credit)


def _marked_credits(page: Page, furniture: Sequence[Furniture]) -> Iterator[AgencyCredit]:
    """Agencies named in credit lines, datelines, signatures and bylines."""
    for mark in furniture:
        printed = mark.span.of(page.text)
        if mark.kind in _CREDITING_KINDS and may_name_agency(printed):
            bracket = _bracket().search(printed)
            span = Span(*bracket.span()).shift(mark.span.start) if bracket else trim(page.text, mark.span)
            for name in named_in(printed, pattern=_text_name()):
                yield AgencyCredit(name, CreditKind.TEXT, span)


def _phrased_credits(page: Page, furniture: Sequence[Furniture]) -> Iterator[AgencyCredit]:
    """Agencies in credit and copyright phrases that stand inside other lines."""
    credited = [mark.span for mark in furniture if mark.kind in _CREDITING_KINDS]
    for line in page.lines:
        if not may_name_agency(line.text):
            continue
        for match in _phrases().finditer(line.text):
            span = Span(*match.span()).shift(line.span.start)
            if not any(span.overlaps(other) for other in credited):
                for name in named_in(match[0], pattern=_text_name()):
                    yield AgencyCredit(name, CreditKind.TEXT, span)


@cache
def _text_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){text_names()}(?!\w)")


@cache
def _photo_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){photo_names()}")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"[(\[][^()\[\]]*(?<!\w){text_names()}(?!\w)[^()\[\]]*[)\]]|/\s?{text_names()}\s?/")


@cache
def _phrases() -> re.Pattern[str]:
    """Phrases that credit; those that running text uses too count only where a sentence or bracket opens."""
    one = rf"(?:[Tt]he\s)?(?<!\w){text_names()}(?!\w)"
    opens = r"(?:^|(?<=[(\[\n])|(?<=[.!?”\"—–]\s))"
    source = r"(?:[Ii]nputs?|[Rr]eports?|reporting|files|material|information|wires?)"
    verb = r"(?:published|provided|supplied|written|produced|syndicated)"
    forms = (
        rf"{opens}[Ww]ith\s(?:additional\s)?{source}\s(?:from|by)\s(?:[\w\s,]{{0,40}}\s)?{one}",
        rf"{opens}[Ww]ith\s(?:[\w,/]+\s){{0,2}}{one}(?:[/,\s]+(?:and\s)?[\w.]+){{0,3}}\s[Ii]nputs?\b",
        rf"{one}[^.\n]{{0,60}}\scontributed\s(?:to|reporting)\b",
        rf"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s?(?:©\s?|\([Cc]\)\s?)?(?:\d{{4}}\s?)?(?:by\s)?{one}",
        rf"{opens}[Ss]ources?:\s?{one}",
        rf"[Tt]his\s(?:story|article|report|copy)\s(?:was\s)?(?:(?:originally|first)\s)?{verb}\s(?:by|from)\s{one}",
    )
    return re.compile("|".join(forms))
