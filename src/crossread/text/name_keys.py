"""Names as folded words to compare by, without what is courtesy, legal form or spelling of a country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crossread.text.countries import LONGEST_WORDS, country_behind
from crossread.text.names import fold_name
from crossread.text.tables import entries, mapping
from crossread.text.words import is_stop

Words = tuple[str, ...]

_KEPT_NAMES = 1 << 15
_NUMBER = re.compile(r"\d+")
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii"})


@lru_cache(maxsize=_KEPT_NAMES)
def folded_name(name: str) -> str:
    """`fold_name`, kept for the names that a story repeats."""
    return fold_name(name)


@lru_cache(maxsize=_KEPT_NAMES)
def person_words(name: str) -> Words:
    """Folded words of a person's name without courtesies before and "Jr" behind: "Mr. Bashar al-Assad" is bashar, assad."""
    words = folded_name(name).split()
    first = 0
    while first < len(words) - 1 and words[first] in entries("honorifics"):
        first += 1
    last = len(words)
    while last > first + 1 and words[last - 1] in _SUFFIXES:
        last -= 1
    return tuple(words[first:last])


@lru_cache(maxsize=_KEPT_NAMES)
def body_words(name: str) -> Words:
    """Folded telling words of a body's, place's or thing's name; a country is its ISO code, whatever its form.

    "Iran's foreign ministry" and "the Iranian foreign ministry" are both IR, foreign, ministry.
    """
    words = folded_name(name).split()
    kept: list[str] = []
    at = 0
    while at < len(words):
        length, code = _country_from(words, at)
        if code:
            kept.append(code)
            at += length
            continue
        if not is_stop(words[at]) or words[at] == "us":
            kept.append(mapping("spellings").get(words[at], words[at]))
        at += 1
    return tuple(kept) or tuple(words)


def without_legal_form(words: Words) -> Words:
    """Without what says only that it is a company ("Inc", "Corporation"); the words themselves if nothing is left."""
    return tuple(word for word in words if word not in entries("legal_forms")) or words


def initials(words: Sequence[str]) -> str:
    """First letters; a country counts by its code ("US" is both letters)."""
    return "".join(word.lower() if word.isupper() else word[:1] for word in words)


def numbers_in(words: Sequence[str]) -> frozenset[str]:
    """The runs of digits in a name: "A380" and "A350" are two things."""
    return frozenset(number for word in words for number in _NUMBER.findall(word))


def _country_from(words: Sequence[str], at: int) -> tuple[int, str]:
    for length in range(min(LONGEST_WORDS, len(words) - at), 0, -1):
        code = country_behind(" ".join(words[at : at + length]))
        if code:
            return length, code
    return 0, ""
