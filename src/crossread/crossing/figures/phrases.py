"""Counts that no figure was read from: of titles, and of reports without syntax by a phrase beside a bare number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossread.crossing.figures.titled import titled_counts
from crossread.crossing.listed import lines_of, listed
from crossread.crossing.prepared import Prepared
from crossread.domain.facts import Figure
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.words import words

_AFTER_WORDS, _BEFORE_WORDS = 6, 3  # as far as a phrase may end from its number
_LONGEST_WORDS = 4
_NEAR_CHARS = 60
_STOPS = ".,;:?!()\n"


def told_counts(report: Prepared) -> Iterator[Figure]:
    """Figures of the title, and of numbers whose phrase stands beside them where no syntax was read, in text order."""
    yield from titled_counts(report)
    if "tokens" in report.reading.reader_layers:
        return
    taken = sorted(figure.number.span for figure in report.reading.figures)
    passages = [passage.span for passage in report.passages]
    starts = [span.start for span in passages]
    for number in report.reading.numbers:
        at = bisect_right(starts, number.span.start) - 1
        if number.unit or at < 0 or not passages[at].contains(number.span) or _is_taken(number, taken):
            continue
        found = _kind_of(report.report.text, number, passages[at])
        if found is not None:
            yield Figure(number.span, number, found, who=_noun(report.report.text, number, passages[at]))


def _is_taken(number: Number, taken: Sequence[Span]) -> bool:
    at = bisect_right(taken, number.span)
    return any(span.overlaps(number.span) for span in taken[max(0, at - 1) : at + 1])


def _kind_of(text: str, number: Number, passage: Span) -> str | None:
    after = _clause(text[number.span.end : min(passage.end, number.span.end + _NEAR_CHARS)])
    before = _clause(text[max(passage.start, number.span.start - _NEAR_CHARS) : number.span.start][::-1])[
        ::-1
    ]
    if _OF_A_WHOLE.search(before):  # "of the 340 aboard, all perished": the number is not theirs
        return None
    row = [w.folded for w in words(after)][:_AFTER_WORDS]
    phrases = _phrases()
    for at in range(len(row)):
        for size in range(_LONGEST_WORDS, 0, -1):
            kind = phrases.get(("after", " ".join(row[at : at + size])))
            if kind:
                return kind
    row = [w.folded for w in words(before)][-_BEFORE_WORDS:]
    for at in range(len(row)):
        kind = phrases.get(("before", " ".join(row[at:])))
        if kind:
            return kind
    return None


_OF_A_WHOLE = re.compile(r"\b(?:of|from|among)(?: (?:the|its|their|his|her|all|some|about))*\s*$", re.I)


def _clause(text: str) -> str:
    """Up to the first stop."""
    ends = [at for at, char in enumerate(text) if char in _STOPS]
    return text[: ends[0]] if ends else text


def _noun(text: str, number: Number, passage: Span) -> str:
    found = words(text[number.span.end : min(passage.end, number.span.end + _NEAR_CHARS)])[:1]
    return found[0].folded if found and found[0].folded in listed("people_in_general") else ""


@cache
def _phrases() -> Mapping[tuple[str, str], str]:
    rows = (line.split("\t") for line in lines_of("count_phrases.tsv"))
    return {(side, phrase): kind for side, phrase, kind in rows}
