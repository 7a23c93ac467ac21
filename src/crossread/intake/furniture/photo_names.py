"""Where the name in a picture credit ends, also when a sentence is glued to it.

"Photograph: A Person/EPAThe minister ...": the name of an agency, or a capital letter after a small one,
says where the credit stops.
"""

from __future__ import annotations

import re
from functools import cache

from crossread.intake.agencies import photo_names

_MAX_CHARS = 110
_MAX_WORDS = 10
_CHAIN = re.compile(r" ?/ ?| via | and | for |, (?=[A-Z])")
_CHAIN_END = re.compile(r" (?:file|File|FILE|archives?|handout|[Pp]ool|[Pp]hoto|images)\b")
_LAST_WORD = re.compile(r"\w*$")
# Capitals inside these words are no glued sentence.
_PREFIXES = frozenset(["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz", "Al", "El", "i", "e"])


def credit_end(text: str, at: int) -> int | None:
    """Where the name that begins at `at` ends; None when what stands there is no name.

    A name has at most 110 characters and 10 words; the closing bracket or full stop belongs to it.
    """
    limit = min(len(text), at + _MAX_CHARS)
    pos = at
    while pos < limit and not _stops(text, pos, at):
        agency = _agency().match(text, pos) if pos == at or not text[pos - 1].isalnum() else None
        if agency is None:
            pos += 1
            continue
        chain = _CHAIN.match(text, agency.end())
        if chain is None:
            pos = agency.end()
            tail = _CHAIN_END.match(text, pos)
            pos = tail.end() if tail else pos
            break
        pos = chain.end()
    else:
        if pos == limit < len(text) and not _stops(text, pos, at):
            return None
    name = text[at:pos].strip()
    if not name or len(name.split()) > _MAX_WORDS:
        return None
    while pos < len(text) and text[pos] in ".)]":
        pos += 1
    return pos


def is_signed(name: str) -> bool:
    """Whether an agency stands in a credit's name."""
    return bool(_agency().search(name))


def _stops(text: str, pos: int, start: int) -> bool:
    """Whether the name cannot go on at `pos`: sentence end, bracket, line end or a glued capital."""
    char = text[pos]
    if char in ')]|;\n\r\t!?“"' or text.startswith((" – ", " — ", " - "), pos):
        return True
    if char == ".":
        return len(_last_word(text, start, pos)) > 2
    if char.isupper() and pos > start and text[pos - 1].islower():
        return _last_word(text, start, pos) not in _PREFIXES
    return False


def _last_word(text: str, start: int, pos: int) -> str:
    found = _LAST_WORD.search(text[max(start, pos - 30) : pos])
    return found[0] if found else ""


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(photo_names())
