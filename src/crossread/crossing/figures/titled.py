"""Counts of harm in a report's headline, which no reader parses: "Four dockers hurt in crane fall"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from crossread.crossing.listed import lines_of, listed
from crossread.crossing.prepared import Prepared
from crossread.domain.facts import Figure
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.numbers import numbers
from crossread.text.words import words

_BETWEEN_WORDS = 3  # as many words of a headline stand between a number and what became of those counted
_LONGEST_CHARS = 300
_STOP = re.compile(r"[.,;:?!()|\n–—]|\s-\s")
_PEOPLE_UNITS = ("", "people", "persons")


def titled_counts(report: Prepared) -> Iterator[Figure]:
    """The counts of the title where it stands before the body, in text order; without place and source."""
    text, title = report.report.text, report.report.title
    at = text.find(title) if 0 < len(title) <= _LONGEST_CHARS else -1
    first = report.passages[0].span.start if report.passages else 0
    if at < 0 or at + len(title) > first:
        return
    span = Span(at, at + len(title))
    found = numbers(text, span)
    ends = [*(number.span.start for number in found[1:]), span.end]
    for number, last in zip(found, ends, strict=False):
        if number.unit not in _PEOPLE_UNITS:
            continue
        told = _after(text, number, last) or _before(text, number, span.start)
        if told is not None:
            yield Figure(number.span, number, *told)


def _after(text: str, number: Number, last: int) -> tuple[str, str] | None:
    """What became of those counted and the noun for them, by the words after the number."""
    stop = _STOP.search(text, number.span.end, last)
    row = words(text[number.span.end : stop.start() if stop else last])
    for at, word in enumerate(row[: _BETWEEN_WORDS + 1]):
        what = _words_of("titled").get(word.folded)
        if what:
            is_noun_next = at + 1 < len(row) and row[at + 1].folded not in listed("headline_words")
            return None if is_noun_next else (what, row[at - 1].folded if at else "")
        if word.folded in listed("headline_words"):
            return None
    return None


def _before(text: str, number: Number, first: int) -> tuple[str, str] | None:
    """What is done to those counted, by the word right before the number."""
    row = words(text[first : number.span.start])
    if not row or _STOP.search(text, first + row[-1].span.end, number.span.start):
        return None
    what = _words_of("titling").get(row[-1].folded)
    return (what, "") if what else None


@cache
def _words_of(side: str) -> Mapping[str, str]:
    rows = (line.split("\t") for line in lines_of("count_phrases.tsv"))
    return {phrase: kind for where, phrase, kind in rows if where == side}
