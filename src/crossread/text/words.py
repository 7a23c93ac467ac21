"""Words of a text with their places, and the folded form under which two spellings are the same word."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from crossread.domain.span import Span
from crossread.text.tables import entries, mapping


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, as printed, and `folded` for comparing."""

    span: Span
    text: str
    folded: str


def words(text: str) -> tuple[Word, ...]:
    """Runs of letters and digits, in order, never overlapping.

    Inner apostrophes and hyphens stay ("don't", "al-Assad", "12-year-old"), so do points and commas between
    digits ("1,490", "3.2"), and the points of dotted initials ("U.S", "p.m"; the last one is left out
    unless a hyphen follows). Zero-width characters inside a word belong to it. Scripts written without
    spaces come out as one word a run.
    """
    pattern = _WORD if _IN_WORD_MARK.search(text) else _PLAIN_WORD  # the same words, three times as fast
    return tuple(Word(Span(*m.span()), m.group(), fold(m.group())) for m in pattern.finditer(text))


def fold(text: str) -> str:
    """`text` lower-cased, compatibility forms unified, diacritics and invisible characters removed.

    Curly apostrophes and odd hyphens become ASCII, points inside dotted initials go ("U.S" is "us"), Cyrillic
    and Greek look-alikes become Latin when the string holds a Latin letter too. Idempotent.
    """
    folded = text.translate(_PUNCTUATION)
    folded = folded.lower() if folded.isascii() else _fold_unicode(folded)
    return _INITIAL_POINT.sub("", folded) if "." in folded else folded


def is_stop(folded: str) -> bool:
    """Whether a folded word is an English function word ("the", "of", "has"); "us" is not, see the list."""
    return folded in entries("stop_words")


_APOSTROPHES = "'’‘ʼ＇‛′"
_HYPHENS = "‐‑‒-"  # ASCII last: these stand in character classes
_ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
# Combining marks of the basic plane; one character above it would make the class 20 times slower to match.
_MARKS = "".join(chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c))[0] == "M")
_LETTER = r"[^\W_]"
_HANGUL = (
    "\u1100-\u11ff\uac00-\ud7a3"  # a syllable is one character or several letters, and no initial of a name
)
_INITIAL = rf"[^\W\d_{_HANGUL}][{_MARKS}]*"
_INITIALS = rf"(?<!{_LETTER}){_INITIAL}(?:\.{_INITIAL})+(?![{_MARKS}]*{_LETTER})(?:\.(?=-{_LETTER}))?"
_PLAIN_INITIALS = _INITIALS.replace(
    f"[{_MARKS}]*", ""
)  # where no mark stands, the long class is not asked for
_JOINER = rf"(?:[{_APOSTROPHES}{_HYPHENS}]|(?<=\d)[.,](?=\d))"
_PLAIN_RUN = rf"{_LETTER}+"
_RUN = rf"{_LETTER}+(?:[{_ZERO_WIDTH}{_MARKS}]+{_LETTER}+)*[{_MARKS}]*"
_PLAIN_WORD, _WORD = (
    re.compile(rf"(?:{initials}|{run})(?:{_JOINER}{run})*")
    for initials, run in ((_PLAIN_INITIALS, _PLAIN_RUN), (_INITIALS, _RUN))
)
_IN_WORD_MARK = re.compile(f"[{_ZERO_WIDTH}{_MARKS}]")
_INITIAL_POINT = re.compile(r"(?<=[^\W\d_])\.+")
_PUNCTUATION = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
_LATIN = re.compile("[a-z]")


def _fold_unicode(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in _INVISIBLE)
    if _LATIN.search(kept):
        kept = kept.translate(_look_alikes())
    return unicodedata.normalize("NFC", kept).translate(_PUNCTUATION)


def _look_alikes() -> dict[int, str]:
    return {ord(foreign): latin for foreign, latin in mapping("homoglyphs").items()}
