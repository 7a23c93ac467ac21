"""Counts of people harmed, moved or saved, by rules: a number and a word of harm in one clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from crossread.domain.facts import Figure
from crossread.domain.layers import Number, Passage
from crossread.domain.span import Span
from crossread.reading.wordlists import rows, word_list

_MAX_GAP_CHARS = 70
_VERB_BETWEEN = re.compile(r"\b(?!(?:wounded|injured|killed)\b)\w{3,}ed\b")  # "arrested 38 and reported 114"
_NEXT = re.compile(r",?\s*(?:and|but|while)\s\Z")  # "had been detained and one protester had died"
_NEXT_COST = 60
_CLAUSE_BREAK = re.compile(r"[;:.]\s|\bwhile\b|\bbut also\b")
_COUNTED = re.compile(r"\s*((?:[a-z][\w-]*\s+){0,2}?[a-z][\w-]*)")
_PEOPLE_UNITS = frozenset({"", "people", "persons"})


def figures_by_nearness(text: str, passages: Sequence[Passage], numbers: Sequence[Number]) -> list[Figure]:
    """Figures of the numbers, in text order, without place and source; of a number with no harm near there is none."""
    found = []
    counts = sorted((n for n in numbers if n.unit in _PEOPLE_UNITS), key=lambda n: n.span)
    starts = [number.span.start for number in counts]
    for passage in passages:
        first, last = (bisect_left(starts, end) for end in (passage.span.start, passage.span.end))
        inside = [n for n in counts[first:last] if n.span.end <= passage.span.end]
        harms = _harms_in(text, passage.span) if inside else []
        taken: set[Span] = set()
        for number in inside:
            harm = _nearest_harm(text, harms, number, inside)
            if harm is None or number.span in taken:
                continue
            taken.add(number.span)
            span = Span(min(number.span.start, harm[0].start), max(number.span.end, harm[0].end))
            who = _who(text, number.span.end, passage.span.end)
            found.append(Figure(span=span, number=number, what=harm[1], who=who))
    return found


def _nearest_harm(
    text: str, harms: Sequence[tuple[Span, str, str]], number: Number, others: Sequence[Number]
) -> tuple[Span, str] | None:
    best: tuple[int, Span, str] | None = None
    for span, what, side in harms:
        before = number.span.end <= span.start
        if side not in ("both", "before" if before else "after"):
            continue
        gap = Span(number.span.end, span.start) if before else Span(span.end, number.span.start)
        if len(gap) > _MAX_GAP_CHARS or _CLAUSE_BREAK.search(gap.of(text)):
            continue
        crossed = sum(gap.contains(n.span) for n in others if n.span != number.span)
        if crossed and _VERB_BETWEEN.search(gap.of(text)):
            continue
        cost = len(gap) + 40 * crossed + (_NEXT_COST if not before and _NEXT.match(gap.of(text)) else 0)
        if best is None or cost < best[0]:
            best = (cost, span, what)
    return (best[1], best[2]) if best else None


def _harms_in(text: str, passage: Span) -> list[tuple[Span, str, str]]:
    """Words of harm with what they say and on which side of them their count stands."""
    return [
        (Span(*match.span()), what, side)
        for word, what, side in _harm_words()
        for match in word.finditer(text, passage.start, passage.end)
    ]


def _who(text: str, start: int, end: int) -> str:
    match = _COUNTED.match(text, start, end)
    if not match:
        return ""
    parts = match.group(1).split()
    nouns = [p for p in parts if p not in word_list("count_stops.txt")]
    harm = {row[0] for row in rows("harm.tsv")}
    return next((p for p in nouns if p not in harm), "")


@cache
def _harm_words() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"\b{word}\b", re.IGNORECASE), what, side) for word, what, side in rows("harm.tsv")
    )
