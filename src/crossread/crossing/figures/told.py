"""The numbers of a report that another report's can be held against, each with the words it stands among."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.figures.counted import told_as_part
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.listed import lines_of, listed
from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import by_passage
from crossread.crossing.units import units
from crossread.domain.facts import Figure
from crossread.domain.layers import Name, Number
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop, words

# Days, weeks, months and years in the seconds that hours are compared in; a month is a twelfth of a year.
_LONG = {"day": 86_400.0, "week": 604_800.0, "month": 2_629_746.0, "year": 31_556_952.0}
_SECONDS = "s"
_AROUND, _BESIDE = 6, 4  # telling words on each side of a number
_NEWS_CHARS = 48  # on both sides, where "rose to" and "so far" stand
_NOUN_CHARS = 48  # after a number, where its noun stands
_STEM_CHARS = 4
_FEWEST_WORDS = 5  # of a passage that is no line of furniture
_CLAUSE_END = re.compile(r"[,.;:()]\s|\s(?:and|or|but|while)\s")
_NOUN_END = re.compile(r"[,.;:()]|\s(?:and|or|but)\s")
_INSIDE = (":", ".", "-", "/", "–")


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """One number. `size` is its value in the one unit that `unit` is compared in; None where it has no single value.

    `before` and `after` are the sizes of the numbers beside it in its passage, `others` of all of them. `noun` is the stem
    of what it counts, `names` the words of the names in its clause, `what` and `who` as in `Figure`, "" where no figure was
    read. `is_newer` and `is_early` say that words near it tell a new or a passing state, `voice` who counts.
    """

    number: Number
    passage: int
    unit: str
    factor: float
    size: float | None
    noun: str
    names: frozenset[str]
    before: float | None
    after: float | None
    others: frozenset[float]
    what: str
    who: str
    is_part: bool
    is_figure: bool
    is_quoted: bool
    is_newer: bool
    is_early: bool
    voice: str


@dataclass(frozen=True, slots=True, eq=False)
class ToldNumbers:
    """All of them of one report, in text order.

    `around`, `after`, `before` and `clause` are unit vectors of the telling words there. *Shape:* (numbers, dimension).
    """

    report: Prepared
    rows: tuple[ToldNumber, ...]
    around: NDArray[np.float32]
    after: NDArray[np.float32]
    before: NDArray[np.float32]
    clause: NDArray[np.float32]


def told_numbers(report: Prepared, lexicon: Lexicon) -> ToldNumbers:
    """Sums, measures and counts; ages, distances between places, clock times, labels and furniture are left out."""
    rows: list[ToldNumber] = []
    beside: list[_Beside] = []
    figures = {f.number.span: f for f in report.reading.figures if not f.implied}
    passed = {d.number.span for d in report.reading.distances if d.number is not None}  # the map judges those
    names = by_passage(report, ((n.span, n) for n in report.reading.names))
    numbers = by_passage(report, ((n.span, n) for n in report.reading.numbers))
    for index, row in enumerate(numbers):
        if not row or not _is_sentence(report, index):
            continue
        for at, number in enumerate(row):
            if number.span not in passed and _compares(report, number, index):
                words_there = _Beside.of(report, index, number, row)
                beside.append(words_there)
                rows.append(
                    _told(report, index, row, at, figures.get(number.span), names[index], words_there.clause_span)
                )
    return ToldNumbers(
        report,
        tuple(rows),
        *(
            _vectors([getattr(one, part) for one in beside], lexicon)
            for part in ("around", "after", "before", "clause")
        ),
    )


def _compares(report: Prepared, number: Number, index: int) -> bool:
    text = report.report.text
    return not (
        number.unit.endswith("-old")
        or _is_label(text, number, report.passages[index].span)
        or not is_whole_number(text, number.span)
    )


def _told(
    report: Prepared,
    index: int,
    row: Sequence[Number],
    at: int,
    figure: Figure | None,
    names: Sequence[Name],
    clause: Span,
) -> ToldNumber:
    number, text = row[at], report.report.text
    unit, factor = unit_of(number)
    near = text[max(0, number.span.start - _NEWS_CHARS) : number.span.end + _NEWS_CHARS]
    folded = {w.folded for w in words(near)}
    return ToldNumber(
        number=number,
        passage=index,
        unit=unit,
        factor=factor,
        size=None if number.best is None else number.best * factor,
        noun=_noun(report, number.span, report.passages[index].span),
        names=frozenset(n.text.casefold() for n in names if clause.contains(n.span)),
        before=_value(row[at - 1]) if at else None,
        after=_value(row[at + 1]) if at + 1 < len(row) else None,
        others=frozenset(v for n in row if n is not number and (v := _value(n)) is not None),
        what=figure.what if figure else "",
        who=figure.who if figure else "",
        is_part=figure is not None and (figure.part_of is not None or told_as_part(text, figure)),
        is_figure=figure is not None and not number.unit,
        is_quoted=in_any(number.span, report.reading.quotations),
        is_newer=bool(folded & listed("newer_words")),
        is_early=bool(folded & listed("early_words")),
        voice="" if figure is None or figure.source is None else figure.source.of(text).casefold(),
    )


def unit_of(number: Number) -> tuple[str, float]:
    """The unit that a number is compared in, and how many of it the number's own is."""
    if number.unit in _LONG:
        return _SECONDS, _LONG[number.unit]
    return units().get(number.unit, (number.unit, 1.0))


def _value(number: Number) -> float | None:
    return next((v for v in (number.best, number.low, number.high) if v is not None), None)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The telling words near one number, itself and the numbers beside it left out."""

    around: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    clause: tuple[str, ...]
    clause_span: Span

    @classmethod
    def of(cls, report: Prepared, index: int, number: Number, row: Sequence[Number]) -> _Beside:
        start = report.passages[index].span.start
        clause = _clause(report.report.text, number.span, report.passages[index].span)
        telling = [
            (w.folded, w.span.shift(start))
            for w in report.words[index]
            if not is_stop(w.folded) and not _is_of(w, start, row)
        ]
        before = tuple(word for word, span in telling if span.end <= number.span.start)
        after = tuple(word for word, span in telling if span.start >= number.span.end)
        return cls(
            around=(*before[-_AROUND:], *after[:_AROUND]),
            after=after[:_BESIDE],
            before=before[-_BESIDE:],
            clause=tuple(word for word, span in telling if clause.contains(span)),
            clause_span=clause,
        )


def _is_of(word: Word, start: int, row: Sequence[Number]) -> bool:
    return any(n.span.start <= word.span.start + start < n.span.end for n in row)


def _clause(text: str, number: Span, passage: Span) -> Span:
    starts = [m.end() for m in _CLAUSE_END.finditer(text, passage.start, number.start)]
    end = _CLAUSE_END.search(text, number.end, passage.end)
    return Span(starts[-1] if starts else passage.start, end.start() if end else passage.end)


def _vectors(rows: Sequence[Sequence[str]], lexicon: Lexicon) -> NDArray[np.float32]:
    """Weighed means of word vectors, of unit length; a row of no words is all 0. *Shape:* (rows, dimension)."""
    indices = lexicon.indices([word for row in rows for word in row])
    weighed = lexicon.vectors(indices) * lexicon.weights(indices)[:, None]
    found = np.zeros((len(rows), weighed.shape[1]), dtype=np.float32)
    at = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    np.add.at(found, at, weighed.astype(np.float32))
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


def _is_sentence(report: Prepared, index: int) -> bool:
    """Whether it is no line of page furniture: "18 May 2025 | Listen (2 min)"."""
    return len(report.words[index]) >= _FEWEST_WORDS and "|" not in report.passage_text(index)


def _is_label(text: str, number: Number, passage: Span) -> bool:
    """Whether it is a number word with a capital in mid-sentence: "Standard Four"; a sum may begin with letters."""
    before = text[passage.start : number.span.start].rstrip()
    is_sum = len(number.unit) == len("USD") and number.unit.isupper()
    return text[number.span.start].isupper() and before[-1:].isalnum() and not is_sum


def is_whole_number(text: str, number: Span) -> bool:
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
_AT = re.compile(
    r"\b(?:at|until|till|it was|shortly (?:before|after)|just (?:before|after)|by|about|around)\s$", re.I
)
_TO_THE_HOUR = re.compile(
    r"\b(?:half|quarter|minutes?|five|ten|twenty(?:-five)?|\d\d?)[\s-]past\s$|\b(?:quarter|minutes?)\sto\s$",
    re.I,
)
_BEFORE_THE_HOUR = re.compile(r"\s(?:past|to|after|before)\s(?:\w+\so['’]clock|midnight|noon|midday)\b", re.I)


def _noun(report: Prepared, number: Span, passage: Span) -> str:
    """The stem of the first telling word after the number, within its clause."""
    after = report.report.text[number.end : min(passage.end, number.end + _NOUN_CHARS)]
    telling = next((w for w in words(_NOUN_END.split(after)[0]) if not is_stop(w.folded)), None)
    if telling is None or telling.text[0].isupper():  # "8 in Norwick and 4 in Lindmark"
        return ""
    noun = _singulars().get(telling.folded, telling.folded)
    return noun[: max(_STEM_CHARS, len(noun) - 3)]


@cache
def _singulars() -> Mapping[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for line in lines_of("odd_plurals.tsv"):
        odd, plain = line.split("\t")
        yield odd, plain
