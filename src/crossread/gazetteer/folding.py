"""Names of places made comparable: without case, accents and marks, then without what transliterations differ in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import category

from anyascii import anyascii

from crossread.gazetteer.lists import rows

_JOINED = re.compile(r"['’‘`ʿʾʼ\".]")
_PARTED = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"\b(?:al|el|ul|il|ad|ar|as|at|az|an|ash|esh|es|er|et|en|ed|ez|dh|adh) ")
_SOUNDLESS = str.maketrans("", "", "aeiouywvh ")
_OPEN_END = re.compile(r"[ae]h?$")
_FEWEST_WITH_H = 6  # "Sara" and "Sarah", "Lea" and "Leah" are people
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower-case ASCII words parted by single spaces: "Ḩamāh" is "hamah", "St. John's" is "saint johns".

    Apostrophes and points join, all other marks part, symbols vanish; "" where nothing is left.
    """
    ascii_only = name if name.isascii() else anyascii(_without_symbols(name))
    words = _PARTED.sub(" ", _JOINED.sub("", ascii_only.casefold())).strip()
    first, _, rest = words.partition(" ")
    whole = _whole_words().get(first)
    return f"{whole} {rest}" if whole and rest else words


def _without_symbols(name: str) -> str:
    """Without emoji and such, which would be spelt out: a fire in a text is no place called Fire."""
    return "".join(char for char in name if category(char)[0] != "S")


def bare(folded: str) -> str:
    """Without Arabic articles: "maaret al numan" is "maaret numan"; the name itself where nothing would be left."""
    return _ARTICLE.sub("", folded + " ").strip() or folded


def skeleton(folded: str) -> str:
    """The consonants that transliterations agree on: "khan cheikhoun", "khan sheikhun", "khan shaykhun" are one.

    Short skeletons stand for too much: compare what shares one by its letters.
    """
    text = bare(folded)
    for letters, sound in _sounds():
        text = text.replace(letters, sound)
    return _TWICE.sub(r"\1", text.translate(_SOUNDLESS))


def with_or_without_h(folded: str) -> str:
    """The name with the final h that transliterations of Arabic, Hebrew and Persian names write or leave out.

    "hodeidah" for "hodeida" and the other way round; "" for a name of under six letters or with another ending.
    """
    if len(folded) < _FEWEST_WITH_H or not _OPEN_END.search(folded):
        return ""
    return folded[:-1] if folded.endswith("h") else f"{folded}h"


@cache
def _whole_words() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("whole_words.tsv")}


@cache
def _sounds() -> tuple[tuple[str, ...], ...]:
    return rows("sounds.tsv")
