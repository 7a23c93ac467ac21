"""Abbreviations that a text explains itself: "Hayat Tahrir al-Sham (HTS)", "HTS (Hayat Tahrir al-Sham)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crossread.domain.span import Span
from crossread.reading.entities.named import Named


def explained_in(text: str, named: Sequence[Named]) -> dict[Span, str]:
    """Abbreviations by the span of the name they stand for."""
    found = {}
    for name in named:
        match = _IN_BRACKETS.match(text, name.span.end)
        if match and _may_stand_for(match.group(1), name.printed):
            found[name.span] = match.group(1)
    for short, name in pairwise(named):
        opens = _OPENS.fullmatch(text[short.span.end : name.span.start])
        is_explained = opens is not None and text.startswith(")", name.span.end)
        if (
            is_explained
            and _ABBREVIATION.fullmatch(short.printed)
            and _may_stand_for(short.printed, name.printed)
        ):
            found[name.span] = short.printed
    return found


_IN_BRACKETS = re.compile(r"['’]?s?\s?\(\s?(?:the\s)?[\"“]?([A-Z][A-Za-z&-]{0,8}[A-Z])[\"”]?\s?[),;]")
_OPENS = re.compile(r"\s?\(\s?(?:the\s)?")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&-]{0,8}[A-Z]")


def _may_stand_for(short: str, name: str) -> bool:
    """Whether the letters follow each other in a name of several words, the first one at its start."""
    letters = [c for c in short.lower() if c.isalpha()]
    rest = iter(name.lower())
    is_longer = len(name.split()) > 1 and len(name) > len(short)
    return is_longer and name[:1].lower() == letters[0] and all(letter in rest for letter in letters)
