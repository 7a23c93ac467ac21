"""Counts of people harmed, moved or saved, by rules: a number and a word of harm in one clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from crossread.domain.facts import Figure
from crossread.domain.layers import Attribution, Name, Number, Passage
from crossread.domain.span import Span

_MAX_GAP_CHARS = 70
_VERB_BETWEEN = re.compile(r"\b(?!(?:wounded|injured|killed)\b)\w{3,}ed\b")  # "arrested 38 and reported 114"
_CLAUSE_BREAK = re.compile(r"[;:.]\s|\bwhile\b|\bbut also\b")
_PLACE_LEAD = re.compile(
    r"\b(?:in|at|near|outside|around|of)\s+(?:the\s+(?:city|town|village|province)\s+of\s+)?\Z"
)
_COUNTED = re.compile(r"\s*((?:[a-z][\w-]*\s+){0,2}?[a-z][\w-]*)")
_PEOPLE_UNITS = frozenset({"", "people", "persons"})


def figures(
    text: str,
    passages: Sequence[Passage],
    numbers: Sequence[Number],
    *,
    names: Sequence[Name],
    told: Sequence[Attribution],
) -> tuple[Figure, ...]:
    """Figures of a report in text order; a number that counts nothing in the harm table is none."""
    found = []
    for passage in passages:
        inside = [n for n in numbers if passage.span.contains(n.span) and n.unit in _PEOPLE_UNITS]
        taken: set[Span] = set()
        for number in inside:
            harm = _nearest_harm(text, passage.span, number, inside)
            if harm is None or number.span in taken:
                continue
            taken.add(number.span)
            span = Span(min(number.span.start, harm[0].start), max(number.span.end, harm[0].end))
            found.append(
                Figure(
                    span=span,
                    number=number,
                    what=harm[1],
                    who=_who(text, number.span.end, passage.span.end),
                    place=_place(text, passage.span, span, names),
                    source=_source(passage.span, told),
                )
            )
    return tuple(found)


def _nearest_harm(
    text: str, passage: Span, number: Number, others: Sequence[Number]
) -> tuple[Span, str] | None:
    best: tuple[int, Span, str] | None = None
    for word, what, side in _harm_words():
        for match in re.finditer(rf"\b{word}\b", passage.of(text), re.IGNORECASE):
            span = Span(*match.span()).shift(passage.start)
            before = number.span.end <= span.start
            if side not in ("both", "before" if before else "after"):
                continue
            gap = Span(number.span.end, span.start) if before else Span(span.end, number.span.start)
            if len(gap) > _MAX_GAP_CHARS or _CLAUSE_BREAK.search(gap.of(text)):
                continue
            crossed = sum(gap.contains(n.span) for n in others if n.span != number.span)
            if crossed and _VERB_BETWEEN.search(gap.of(text)):
                continue
            cost = len(gap) + 40 * crossed
            if best is None or cost < best[0]:
                best = (cost, span, what)
    return (best[1], best[2]) if best else None


def _who(text: str, start: int, end: int) -> str:
    match = _COUNTED.match(text, start, end)
    if not match:
        return ""
    parts = match.group(1).split()
    nouns = [p for p in parts if p not in _WHO_STOPS]
    harm = {word for word, _, _ in _harm_words()}
    return next((p for p in nouns if p not in harm), "")


_WHO_STOPS = frozenset(
    {"were", "was", "have", "had", "of", "the", "more", "other", "others", "been", "in", "and"}
)


def _place(text: str, passage: Span, near: Span, names: Sequence[Name]) -> Span | None:
    here = [
        n.span
        for n in names
        if passage.contains(n.span) and _PLACE_LEAD.search(text[passage.start : n.span.start])
    ]
    after = [s for s in here if s.start >= near.start]
    if after:
        return min(after, key=lambda s: s.start)
    return max(here, key=lambda s: s.start, default=None)


def _source(passage: Span, told: Sequence[Attribution]) -> Span | None:
    return next((a.source for a in told if a.source and passage.contains(a.source)), None)


@cache
def _harm_words() -> tuple[tuple[str, str, str], ...]:
    raw = (resources.files("crossread.reading") / "data" / "harm.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in raw.splitlines() if line and not line.startswith("#")]
    return tuple((word, what, side) for word, what, side in rows)
