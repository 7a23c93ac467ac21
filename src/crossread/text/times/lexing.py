"""A text as tokens, each with the code of what it may mean in an expression of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.text.times.vocabulary import OTHER, Vocabulary

FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Lexed:
    """Tokens of a text: one character of `codes` for each, its places in `starts` and `ends`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def printed(self, first: int, past: int) -> str:
        """The text from token `first` up to the token `past`, not included."""
        return self.text[self.starts[first] : self.ends[past - 1]] if 0 <= first < past else ""

    def word(self, at: int) -> str:
        """One token as printed; "" outside the text."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.codes) else ""


def lex(text: str, vocabulary: Vocabulary) -> Lexed:
    """The tokens of a text; an empty line is one of its own, so that nothing reaches across it."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    small, capital, shapes, dotted = (
        vocabulary.small,
        vocabulary.capital,
        vocabulary.shapes,
        vocabulary.dotted,
    )
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if ends and start < ends[-1]:
            continue  # the full stop of an abbreviation
        kind = found.lastgroup
        if kind == "word":
            word = found.group().lower()
            if text[end : end + 1] == "." and f"{word}." in dotted:
                end += 1
            code = (capital if text[start].isupper() else small).get(word, OTHER)
        elif kind == "mark":
            mark = found.group()
            code = small.get(_SAME_MARK.get(mark, mark), OTHER)
        elif kind == "other":
            code = OTHER
        else:
            code = shapes.get(_shape(found.group(), kind or ""), OTHER)
        codes.append(code)
        starts.append(start)
        ends.append(end)
    return Lexed(text, "".join(codes), starts, ends)


_SAME_MARK = {"’": "'", "‘": "'", "`": "'", "–": "-", "‐": "-", "‑": "-"}
_TOKEN = re.compile(
    r"(?P<ampm>(?<=[\d\s])[ap](?:\.\s?m\b\.?|m\b))"
    r"|(?P<word>[^\W\d_]++(?![\d_]))"
    r"|(?P<other>[^\W\d]\w*|[$€£¥#№]\s?\d[\d,.]*|\d+\^\d+|\n\s*\n)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\s?[apAP]\.?[mM]\b)"
    r"|\d{1,2}\.\d\d(?=\s(?:(?:in the|at|that|yesterday|on \w{3,6}day)\s)(?:morning|afternoon|evening|night)\b))"
    r"|(?P<slashed>\d{1,4}/\d{1,4}(?:/\d{1,4})*)"
    r"|(?P<decade>(?:['’‘]|[12]\d)\d0['’]?s\b)"
    r"|(?P<shortyear>(?<!['’‘])['’‘]\d\d(?!\w))"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)


@cache
def _shape(token: str, kind: str) -> str:
    """Which of vocabulary.SHAPES a token in digits has."""
    if kind == "slashed":
        return _slashed(token)
    if kind == "ordinal":
        count = int(token[:-2]) if len(token) < 6 else 0
        if not 1 <= count <= 31:
            return "ordinal above a day"
        return "ordinal of a quarter" if count <= 4 else "ordinal"
    if kind == "number":
        return _number(token)
    return kind


def _slashed(printed: str) -> str:
    if printed == "9/11":
        return "nine eleven"
    parts = printed.split("/")
    if len(parts) == 3 and all(len(part) in (1, 2, 4) for part in parts):
        return "slashed"
    return "fraction" if len(parts) == 2 and len(printed) == 3 else ""


def _number(token: str) -> str:
    if not token.isdecimal() or not token.isascii():
        return "number"
    count = int(token) if len(token) <= 4 else 0
    if len(token) == 4:
        return "year" if FIRST_YEAR <= count <= LAST_YEAR else "no year"
    if len(token) > 2:
        return "no year"
    if count == 0:
        return "zero"
    return "hour" if count <= 12 else "day" if count <= 31 else "above a day"
