"""Wholes and the parts named for them: "26 were detained. Of these, 19 are adults and 9 are minors"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.tables import entries
from crossread.text.words import words

REST = "rest"
PEOPLE = ("killed", "injured", "arrested", "captured", "missing", "rescued", "displaced")
_AND = " and "
_CLASS_CHARS = 60  # after a number, within which the word for what it counts stands
_ENDS = re.compile(r"[.,;:()–—?!\n]")
_LISTS = re.compile(r"[:;–—(]")
_NAMELY = re.compile(
    r"\b(?:namely|comprising|consisting of|made up of|of (?:whom|these|them|those|which))\b", re.I
)
_OF_THE_WHOLE = re.compile(r"(?:^|\W)Of (?:the |its |their |all |some )?$")
_OF_THESE = re.compile(r"\W*(?:of|among) (?:these|them|those)\b", re.I)
_ABOARD = re.compile(r"(?:\s[\w-]+){0,4}? (?:on ?board|aboard|who (?:had )?sailed)\b", re.I)
_OF_THEM = re.compile(r"\s+of (?:whom|them|these|those|which)\b", re.I)
_LISTED_ON = re.compile(r"(?:\s[\w-]+){0,4}?(?:,| and|, and) ")
_LAST_ITEM = re.compile(r"(?:\s[\w-]+){1,3}?(?=[,.;:)]|$)", re.MULTILINE)
_PART_OF_A_PART = re.compile(r"\s+of\b", re.I)
_VERBS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|told|died|remain)\b", re.I)
_TWO_WORDS = re.compile(
    r"(?: (?!and\b|were\b|was\b|are\b|is\b|have\b|has\b|of\b|in\b|by\b|on\b)[^\W\d_][\w’'-]*){1,2}"
)
_JOINED = re.compile(r"(?:\s[\w-]+){0,4}?(?:,| and| plus)(?: at least| another)? ")


@dataclass(frozen=True, slots=True)
class Part:
    """A number with what it counts: `cells` of a `division`; `REST` for "the others", in any division."""

    number: Number
    division: str
    cells: frozenset[str]


@dataclass(frozen=True, slots=True)
class Whole:
    """One number, or several that are told together ("3 dead and 12 injured: ..."), and the parts named for it."""

    numbers: tuple[Number, ...]
    parts: tuple[Part, ...]


def wholes(report: Prepared) -> Iterator[Whole]:
    """Every whole of the report whose parts are listed beside it, in text order."""
    bare = ((number.span, number) for number in report.reading.numbers if not number.unit)
    rows = by_passage(report, bare)
    for at, passage in enumerate(report.passages):
        following = report.passages[at + 1].span if at + 1 < len(rows) else None
        beside = following is not None and report.passages[at + 1].paragraph == passage.paragraph
        for k, number in enumerate(rows[at]):
            later = rows[at][k + 1 :]
            named = _named_for(report, passage.span, rows[at][:k], number, later)
            if named is not None:
                yield named
            elif (
                beside
                and following is not None
                and k == len(rows[at]) - 1
                and _OF_THESE.match(report.report.text, following.start)
            ):
                yield Whole((number,), _parts(report, rows[at + 1], following.end))
            if _is_aboard(report.report.text, number.span.end):
                end = following.end if beside and following is not None else passage.span.end
                others = [*rows[at][:k], *later, *(rows[at + 1] if beside else ())]
                yield Whole(
                    (number,), tuple(p for p in _parts(report, others, end) if p.division == "outcome")
                )


def _is_aboard(text: str, after: int) -> bool:
    """Whether the number before counts all who were on board; in "112 of the 121 on board" it counts a part of them."""
    return bool(_ABOARD.match(text, after)) and not _PART_OF_A_PART.match(text, after)


def with_noun(text: str, number: Span) -> Span:
    """A number with the words that follow it, up to two and no further than any stop: "34 deaths"."""
    found = _TWO_WORDS.match(text, number.end)
    return Span(number.start, found.end() if found else number.end)


def _named_for(
    report: Prepared, passage: Span, before: Sequence[Number], number: Number, later: Sequence[Number]
) -> Whole | None:
    """The parts that follow a number in its own sentence, where something says that they are its parts."""
    text = report.report.text
    if not later or _PART_OF_A_PART.match(text, number.span.end):
        return None
    between = text[number.span.end : later[0].span.start]
    if _OF_THE_WHOLE.search(text[passage.start : number.span.start]) or _NAMELY.search(between):
        return Whole((number,), _parts(report, later, passage.end))
    of_them = _OF_THEM.match(text, later[0].span.end)
    if of_them is not None:
        listed_with = _listed_with(text, later)
        if not _counts_people(report, number) or len(listed_with) == 1:
            return None
        parts = _parts(report, listed_with, passage.end, first_from=of_them.end())
        return Whole(_told_together(text, before, number), parts)
    listed = _LISTS.search(between)
    if listed is None or _VERBS.search(text[number.span.end + listed.end() : passage.end]):
        return None
    return Whole(_told_together(text, before, number), _parts(report, later, passage.end))


def _counts_people(report: Prepared, number: Number) -> bool:
    """Whether a number is read as one of people, or the next word is one for people: "63 men"."""
    behind = words(report.report.text[number.span.end : number.span.end + _CLASS_CHARS])
    noun = behind[0].folded if behind else ""
    harmed = (figure.number.span for figure in report.reading.figures if figure.what in PEOPLE)
    return number.span in harmed or noun in entries("person_nouns")


def _told_together(text: str, before: Sequence[Number], number: Number) -> tuple[Number, ...]:
    """A number with those told in one breath before it: "3 dead and 12 injured"."""
    together = [number]
    for earlier in reversed(before):
        if not _JOINED.fullmatch(text, earlier.span.end, together[0].span.start):
            break
        together.insert(0, earlier)
    return tuple(together)


def _listed_with(text: str, later: Sequence[Number]) -> list[Number]:
    """The first number and those listed with it up to a stop: "48 of them soldiers and 19 policemen,"."""
    run = [later[0]]
    for number in later[1:]:
        between = text[run[-1].span.end : number.span.start]
        if not _LISTED_ON.fullmatch(between) or _VERBS.search(between):
            break
        run.append(number)
    ends_there = len(run) > 1 and _LAST_ITEM.match(text, run[-1].span.end) is not None
    return run if ends_there and _AND in text[run[-2].span.end : run[-1].span.start] else run[:1]


def _parts(
    report: Prepared, numbers: Sequence[Number], end: int, *, first_from: int | None = None
) -> tuple[Part, ...]:
    """The numbers that count something the list of parts knows; what the first counts may stand from `first_from` on."""
    found = []
    starts = sorted(n.span.start for n in report.reading.numbers) if numbers else []
    for number in numbers:
        following = bisect_left(starts, number.span.end)
        stop = min(starts[following], end) if following < len(starts) else end
        behind = number.span.end if first_from is None or number is not numbers[0] else first_from
        known = _class_of(report.report.text, behind, stop)
        if known is not None:
            found.append(Part(number, *known))
    return tuple(found)


def _class_of(text: str, start: int, end: int) -> tuple[str, frozenset[str]] | None:
    """What the words after a number count: the first that the list knows, before any stop."""
    stop = _ENDS.search(text, start, end)
    after = text[start : min(stop.start() if stop else end, start + _CLASS_CHARS)]
    if _PART_OF_A_PART.match(after):
        return None
    row = [word.folded for word in words(after)]
    for at, word in enumerate(row):
        known = _classes().get(" ".join(row[at : at + 2])) or _classes().get(word)
        if known is not None:
            return known
    return None


@cache
def _classes() -> dict[str, tuple[str, frozenset[str]]]:
    """Words -> division and cells."""
    raw = (resources.files("crossread.crossing") / "data" / "parts.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in raw.splitlines() if line and not line.startswith("#"))
    return {word: (division, frozenset(cells.split())) for word, division, cells in lines}
