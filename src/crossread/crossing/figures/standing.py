"""What a number counts, and whether it is a number of its own: no age, label, clock time, date or score."""

from __future__ import annotations

import re
from functools import cache

from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.words import is_stop, words

_NOUN_CHARS = 48  # after a number, where its noun stands
_STEM_CHARS = 4
_NOUN_END = re.compile(r"[,.;:()]|\s(?:and|or|but)\s")
_INSIDE = (":", ".", "-", "/", "–")


def with_noun(report: Prepared, number: Span) -> Span:
    """The characters of a number and of the first telling word after it in its clause, if one follows."""
    text = report.report.text
    after = _NOUN_END.split(text[number.end : number.end + _NOUN_CHARS].split("\n")[0])[0]
    telling = next((w for w in words(after) if not is_stop(w.folded)), None)
    return number if telling is None else Span(number.start, number.end + telling.span.end)


def noun_of(report: Prepared, number: Span, passage: Span) -> str:
    """The stem of the first telling word after the number, within its clause; "" where nothing or a name follows."""
    after = report.report.text[number.end : min(passage.end, number.end + _NOUN_CHARS)]
    telling = next((w for w in words(_NOUN_END.split(after)[0]) if not is_stop(w.folded)), None)
    if telling is None or telling.text[0].isupper():  # "8 in Norwick and 4 in Lindmark"
        return ""
    noun = _singulars().get(telling.folded, telling.folded)
    return noun[: max(_STEM_CHARS, len(noun) - 3)]


@cache
def _singulars() -> dict[str, str]:
    return dict(line.split("\t") for line in lines_of("odd_plurals.tsv"))


def stands_alone(report: Prepared, number: Number, index: int) -> bool:
    """Whether a number of passage `index` can be held against another: it is no age, label, clock time, date or score."""
    text = report.report.text
    return not (
        number.unit.endswith("-old")
        or _is_label(text, number, report.passages[index].span)
        or not _is_whole_number(text, number.span)
    )


def _is_label(text: str, number: Number, passage: Span) -> bool:
    """Whether it is a number word with a capital in mid-sentence: "Standard Four"; a sum may begin with letters."""
    before = text[passage.start : number.span.start].rstrip()
    is_sum = len(number.unit) == len("USD") and number.unit.isupper()
    return text[number.span.start].isupper() and before[-1:].isalnum() and not is_sum


def _is_whole_number(text: str, number: Span) -> bool:
    """Whether it is no piece of a clock time, a date or a score: "11.40", "3-2", "6:15"."""
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    beside = (before[-1:] in _INSIDE and before[:1].isdigit()) or (
        after[:1] in _INSIDE and after[1:2].isdigit()
    )
    clock = text[number.start : number.end].count(".") == 1 and text[number.end :].lstrip()[:4].startswith(
        ("a.m", "p.m", "am", "pm")
    )
    return not (beside or clock or _is_hour(text, number))


def _is_hour(text: str, number: Span) -> bool:
    """Whether it is part of a clock time in words, "half past ten", "ten minutes to six", or one in figures, "at 10.25"."""
    before = text[max(0, number.start - _CLOCK_CHARS) : number.start]
    in_figures = _DOTTED.fullmatch(text[number.start : number.end]) and _AT.search(before)
    return bool(in_figures or _TO_THE_HOUR.search(before) or _BEFORE_THE_HOUR.match(text, number.end))


_CLOCK_CHARS = 24
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"\b(?:at|until|till|it was|shortly (?:before|after)|just (?:before|after))\s$", re.I)
_TO_THE_HOUR = re.compile(
    r"\b(?:half|quarter|minutes?|five|ten|twenty(?:-five)?|\d\d?)[\s-]past\s$|\b(?:quarter|minutes?)\sto\s$",
    re.I,
)
_BEFORE_THE_HOUR = re.compile(r"\s(?:past|to)\s(?:\w+\so['’]clock|midnight|noon|midday)\b", re.I)
