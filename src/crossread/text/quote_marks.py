"""Quote marks and the part each can play where it stands: opening, closing, or a mere apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from crossread.domain.span import Span
from crossread.text.tables import entries
from crossread.text.words import fold


class Part(Enum):
    """What a mark does; POSSESSIVE may close, but follows an s as in "the allies’ support"."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `family` says which marks pair with it."""

    start: int
    end: int
    family: str
    part: Part


def double_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Double and angle marks of one paragraph, in order."""
    for found in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        before, after = _around(text, found, paragraph)
        part = _double_part(found.group(), before, after)
        if part is not None:
            family = _ANGLES.get(found.group(), "double")
            yield Mark(found.start(), found.end(), family, part)


def single_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Single marks of one paragraph that can delimit a quotation, apostrophes left out."""
    for found in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        before, after = _around(text, found, paragraph)
        part = _single_part(text, found, before=before, after=after)
        if part is not None:
            family = "straight" if found.group() == "'" else "curly"
            yield Mark(found.start(), found.end(), family, part)


_DOUBLE = re.compile(r"[\"“”„‟«»‹›＂]|``|(?<!')''(?!')")
_SINGLE = re.compile(r"(?<!')['‘’‚](?!')")
_ANGLES = {"«": "angle", "»": "angle", "‹": "small angle", "›": "small angle"}
_OPENING = frozenset("“«‹„``")
_CLOSING = frozenset("”»›")
_BEFORE_OPENING = frozenset("([{<—–-/:;,.…“‘«‹\"'„‚*>|=¿¡`\u200b\ufeff")
_ENDS = frozenset(".,!?…")
_YEAR = re.compile(r"\d\ds?\b")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _around(text: str, mark: re.Match[str], paragraph: Span) -> tuple[str, str]:
    """The characters on both sides; "" at the ends of the paragraph."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else ""
    after = text[mark.end()] if mark.end() < paragraph.end else ""
    return before, after


def _double_part(mark: str, before: str, after: str) -> Part | None:
    opens, closes = _opens_here(before, after), _closes_here(before, after)
    if mark == "``" or mark in _OPENING:
        return Part.EITHER if closes and not opens else Part.OPENS
    if mark in _CLOSING:
        return Part.EITHER if opens and after.isalnum() and not closes else Part.CLOSES
    if opens and before in _ENDS:
        return Part.EITHER  # "out."Neither girl": the space after a closing mark is missing
    if opens != closes:
        return Part.OPENS if opens else Part.CLOSES
    return None if before.isdigit() and after.isalnum() else Part.EITHER


def _single_part(text: str, mark: re.Match[str], *, before: str, after: str) -> Part | None:
    sign = mark.group()
    if sign != "’" and _opens_here(before, after) and not before.isalnum():
        return None if _is_elision(text, mark.end()) else Part.OPENS
    if sign == "‚" or not _closes_here(before, after):
        return None
    if before in "sS" and after.isspace():
        return Part.POSSESSIVE
    return Part.CLOSES


def _is_elision(text: str, at: int) -> bool:
    """Whether an apostrophe before `at` stands for left-out letters or digits: '90s, 'em."""
    if _YEAR.match(text, at, at + 4):
        return True
    word = _FIRST_WORD.match(text, at, at + 10)
    return word is not None and fold(word.group()) in entries("elisions")


def _opens_here(before: str, after: str) -> bool:
    return (
        (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    )


def _closes_here(before: str, after: str) -> bool:
    return bool(before) and not before.isspace() and not after.isalnum()
