"""Names of newspapers and stations where they stand alone, before a date or at the head of a trail."""

from __future__ import annotations

from crossread.intake.furniture.breadcrumbs import is_section
from crossread.intake.tables import entries

_SMALL_WORDS = frozenset({"of", "the", "and", "&", "on", "for"})
_MAX_DATED_WORDS = 7
_MAX_ALONE_WORDS = 4


def is_masthead(name: str) -> bool:
    """Whether a name before a date looks like that of a newspaper: capitals, or a newspaper word in it."""
    words = _words(name)
    if not 1 <= len(words) <= _MAX_DATED_WORDS or not _is_name(words):
        return False
    in_capitals = len(words) >= 2 and "".join(words).isupper()
    return in_capitals or any(_is_newspaper_word(word) for word in words)


def stands_alone(text: str) -> bool:
    """Whether a line is a paper's name and nothing else: "Evening Ledger", "The Nation", "Star of Ayr"."""
    words = _words(text)
    if not 2 <= len(words) <= _MAX_ALONE_WORDS or not _is_name(words) or is_section(text):
        return False
    if text[-1] in ".!?:,;-–—":
        return False
    is_named_of = words[1].casefold() == "of" and _is_newspaper_word(words[0])
    is_short_the = words[0].casefold() == "the" and len(words) <= 3
    return _is_newspaper_word(words[-1]) or is_named_of or is_short_the


def _words(name: str) -> list[str]:
    return [word.strip(",.") for word in name.split()]


def _is_name(words: list[str]) -> bool:
    return all(word[:1].isupper() or word.casefold() in _SMALL_WORDS for word in words)


def _is_newspaper_word(word: str) -> bool:
    return word.casefold() in entries("mastheads.txt")
