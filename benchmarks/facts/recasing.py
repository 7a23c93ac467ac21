"""Texts of a corpus in one case given back their capitals, place for place, so that offsets hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.text.tables import entries
from crossread.text.words import is_stop

CASED_CORPORA = ("longtail/articles", "tempeval3/docs", "geoparsing/lgl", "geoparsing/gwn")

_WORD = re.compile(r"[^\W\d_]+")
_LINE_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n\s])")
_BRACKETED = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
_BEFORE_SENTENCE = re.compile(r"(?:\A|[.!?:]\s|--|(?:TEXT|REPORT|COMMENTARY)\]|\n\s*\n)[\s\"'“\[]*\Z")
_MID_SENTENCE = re.compile(r"(?<=[a-z,] )[^\W\d_]+")
_INITIAL = re.compile(r"(?<![^\W_])[A-Z](?=\.[A-Z]|\.\s[A-Z]\.)|(?<=[A-Z]\.)[A-Z](?=\.)")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ies", "ied", "al", "ment", "ness", "able", "n")
_BUILT = ("tion", "tions", "ments", "ness", "ism", "ists", "ist", "ing", "ings", "ed", "ly", "ives", "ive")
# "Farabundo Marti national liberation front": a name that a word for a body ends, and one in brackets by its acronym.
_BODY = re.compile(
    r"\b[A-Z][a-z]+(?: (?:[A-Z][a-z]+|of|de|[a-z]{4,})){0,5} (?:"
    + "|".join(sorted(entries("name_heads")))
    + r"|front|party)\b"
)
_EXPLAINED = re.compile(
    r"(?<=[A-Z]{2} )[\[(][A-Za-z][a-z]+(?: [A-Za-z]+){1,6}[\])]|\b(?:[a-z]{3,} ){1,5}(?=[\[(][A-Z]{3,8}[\])])"
)
_INSIDE_NAMES = frozenset({"of", "the", "and", "de", "for", "in"})
_LOOK_BACK_CHARS = 16
_MOST_CHARS_OF_ACRONYM = 5
_ALWAYS_CAPITAL = frozenset({"san", "santa", "santo", "el", "i"})


@dataclass(frozen=True)
class Casing:
    """How mixed-case texts write words inside a sentence."""

    small: frozenset[str]
    capital: frozenset[str]

    @classmethod
    def counted(cls, texts: Iterable[str]) -> Casing:
        """Words seen more often small than not, and those that are mostly capitals."""
        seen: Counter[str] = Counter()
        for text in texts:
            seen.update(_MID_SENTENCE.findall(text))
        small = {w for w, n in seen.items() if w.islower() and 2 * n >= seen[w.capitalize()]}
        capital = {w.lower() for w, n in seen.items() if w.istitle() and n > 1} - small
        return cls(frozenset(small | entries("common_words") | entries("stop_words")), frozenset(capital))


def recased(text: str, casing: Casing) -> str:
    """The text in lower case, with capitals for sentence starts and for words that are no common English ones.

    Of the same length as `text`: line breaks inside a paragraph become spaces, nothing moves. Acronyms are what the
    text itself puts in brackets, and short words without a vowel.
    """
    acronyms = {word for word in _BRACKETED.findall(text) if word.lower() not in casing.small}
    flat = _LINE_BREAK.sub(" ", text)
    initials = {m.start() for m in _INITIAL.finditer(flat)}

    def cased(found: re.Match[str]) -> str:
        word, start = found.group(), found.start()
        lower = word.lower()
        if (
            len(lower) != len(word)
            or len(word.upper()) != len(word)
            or start in initials
            or word in acronyms
            or _is_acronym(lower, casing)
        ):
            return word
        starts = _BEFORE_SENTENCE.search(flat[max(0, start - _LOOK_BACK_CHARS) : start])
        return lower.capitalize() if starts or _is_name(lower, casing) else lower

    small = _WORD.sub(cased, flat)
    bodies = _BODY.sub(lambda m: _titled(m) if _names_a_body(m.group(), casing) else m.group(), small)
    return _EXPLAINED.sub(_titled, bodies)


def _names_a_body(words: str, casing: Casing) -> bool:
    first, *rest = words.lower().removeprefix("the ").split()
    verbal = any(
        (word.endswith(("ed", "ing")) and word != "armed") or (is_stop(word) and word not in _INSIDE_NAMES)
        for word in rest
    )
    return first not in casing.small and not verbal


def _titled(found: re.Match[str]) -> str:
    return _WORD.sub(
        lambda m: m.group() if m.group() in _INSIDE_NAMES else m.group()[0].upper() + m.group()[1:],
        found.group(),
    )


def _is_acronym(lower: str, casing: Casing) -> bool:
    return (
        1 < len(lower) <= _MOST_CHARS_OF_ACRONYM
        and not set(lower) & set("aeiouy")
        and lower not in casing.small
        and lower not in casing.capital
        and lower not in entries("titles")
    )


def _is_name(lower: str, casing: Casing) -> bool:
    if lower in _ALWAYS_CAPITAL or lower in entries("demonyms") or lower in entries("months"):
        return True
    if len(lower) == 1 or lower in casing.small:
        return False
    if lower in casing.capital:
        return True
    if lower.endswith(_BUILT):
        return False
    return not any(lower.endswith(e) and _is_stem(lower[: -len(e)], casing) for e in _ENDINGS)


def _is_stem(stem: str, casing: Casing) -> bool:
    return any(form in casing.small for form in (stem, stem + "e", stem + "y"))
