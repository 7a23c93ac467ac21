"""Picture credits, and the captions that stand before them in the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span, trim
from crossread.intake.agencies import photo_names, picture_only_names
from crossread.intake.furniture.photo_names import credit_end, is_signed
from crossread.intake.page import Line, Page

_HINT = re.compile(r"photo|picture|image|pic\b|credit|illustration|foto|/", re.IGNORECASE)
_LABEL = (
    r"(?:(?:[Ff]ile |Main |Cover |Composite )?(?:Photo(?:graph)?|Picture|Image|Pic|Illustration|Foto)s?"
    r"|PHOTOS?|IMAGES?|PICTURES?|PHOTOGRAPHS?|Credit|CREDIT)"
    r"(?: ?(?:credits?|CREDIT|source|courtesy(?: of)?|by|via))?"
)
# Glued to a sentence ("on Sunday.Photo: ...") the label needs its colon.
_LABELLED = re.compile(rf"(?<![A-Za-z])[(\[]?{_LABEL} ?[:|] ?|(?<=[a-z.]){_LABEL}: ?")
_BY = re.compile(
    r"(?<![A-Za-z])[(\[]?(?:Photo(?:graph)?|Picture|Image)s? (?:by|courtesy(?: of)?|via) (?=[A-Z@])"
)
_MAX_CAPTION_CHARS = 320
_MAX_CAPTION_SENTENCES = 2
_MAX_SIGNED_CHARS = 430
_MAX_CREDITS = 100  # in one line; a line with more is no page but a test of patience
_SENTENCE_BREAK = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?][\"”’)]?\s+(?=[A-Z“\"‘])")
_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|added|according)\b")


@dataclass(frozen=True, slots=True)
class PictureCredit:
    """One credit in a text: `credit` as printed, `whole` with the caption before it."""

    whole: Span
    credit: Span


def mark_picture_credits(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Every caption with its credit, and every credit alone, as one stretch each."""
    for line in page.lines:
        if line.index not in claimed:
            for found in picture_credits(line):
                yield Furniture(found.whole, FurnitureKind.PHOTO_CREDIT)


def picture_credits(line: Line) -> Iterator[PictureCredit]:
    """Credits in one line, left to right, in characters of the whole text."""
    if not _HINT.search(line.text) and not _lone().fullmatch(line.text):
        return
    at = 0
    for start, end in _credits(line.text):
        if start < at:
            continue
        whole = trim(line.text, Span(_caption_start(line.text, at, start), end))
        yield PictureCredit(whole.shift(line.span.start), Span(start, end).shift(line.span.start))
        at = end


def _credits(text: str) -> list[tuple[int, int]]:
    """Start and end of each credit, by start, the longest first; they may overlap."""
    labelled = islice(_LABELLED.finditer(text), _MAX_CREDITS)
    found = [(match.start(), end) for match in labelled if (end := credit_end(text, match.end()))]
    for match in islice(_BY.finditer(text), _MAX_CREDITS):
        end = credit_end(text, match.end())
        is_sure = match[0][0] in "([" or end == len(text)
        if end and (is_sure or is_signed(text[match.end() : end])):
            found.append((match.start(), end))
    found += [match.span() for match in _bracketed().finditer(text)]
    if len(text) <= _MAX_SIGNED_CHARS:
        found += [match.span("credit") for match in _signed_end().finditer(text)]
        found += [(0, len(text))] if _lone().fullmatch(text) else []
    return sorted(found, key=lambda bounds: (bounds[0], -bounds[1]))


def _caption_start(text: str, after: int, credit: int) -> int:
    """Where the caption before a credit begins: the line's start (or the last credit), else the credit."""
    before = text[after:credit].strip(" .,;|-–—\t")
    sentences = len(_SENTENCE_BREAK.findall(before)) + 1
    is_caption = (
        0 < len(before) <= _MAX_CAPTION_CHARS
        and sentences <= _MAX_CAPTION_SENTENCES
        and not _SPEECH.search(before)
    )
    return after if is_caption else credit


@cache
def _bracketed() -> re.Pattern[str]:
    """(AP Photo/A Person), (Photo: A Person), (A Person/AFP), [Image via A Site]; not "(CBS/AP)"."""
    names = photo_names()
    picture = r"(?:[Pp]hoto(?:graph)?s?|PHOTOS?|[Ii]mages?|[Pp]ictures?)"
    inside = "|".join(
        (
            rf"(?:[A-Z][\w&.-]*\s){{0,4}}(?:[Ff]ile\s)?{picture}\b(?:[:/ |][^()\[\]]{{0,90}})?",
            rf"{picture}\s(?:by|via|courtesy|from)\s[^()\[\]]{{2,80}}",
            rf"[^()\[\]/\s]{{1,30}}\s[^()\[\]/]{{1,50}}(?:/|\bvia\s)\s?{names}[^()\[\]]{{0,40}}",
            rf"{names}/[^()\[\]\s]{{1,30}}\s[^()\[\]]{{1,50}}",
            rf"(?:{names}\s?/\s?)*{picture_only_names()}",
        )
    )
    return re.compile(rf"[(\[](?:{inside})[)\]]")


@cache
def _signed_end() -> re.Pattern[str]:
    """A line that ends "... A Person/AFP via Getty Images"."""
    names = photo_names()
    person = r"(?:[A-Z][\w'’.-]*\s){1,3}[A-Z][\w'’.-]*"
    return re.compile(
        rf"(?:^|[.”\"]\s|\s[-–—|]\s)(?P<credit>{person}\s?/\s?(?:[A-Z][\w\s]{{1,30}}/\s?)?{names}"
        rf"(?:(?:\s?/\s?|\svia\s){names})*)$"
    )


@cache
def _lone() -> re.Pattern[str]:
    """A line that is nothing but a picture agency, an agency's photo desk, or "A Person/Some Station"."""
    names = photo_names()
    return re.compile(
        rf"(?:©\s?)?(?:{picture_only_names()}|(?:{names}\s?(?:/|via)\s?)+{picture_only_names()}"
        rf"|{names}\s(?:[Pp]hotos?|[Ii]mages?|PHOTOS?)(?:/.{{2,50}})?"
        rf"|(?:[Hh]andout|HANDOUT|[Pp]ool|POOL|[Ss]tringer|[Ff]ile)(?:\s[Pp]hoto)?\s?(?:/|via)\s?{names}\.?"
        r"|(?:[A-Z][\w'’.-]+\s){1,3}[A-Z][\w'’.-]+\s?/\s?[A-Z][\w.&’'-]+(?:\s[A-Z][\w.&’'-]+){0,3})"
    )
