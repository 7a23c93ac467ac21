"""Parts that a list tells apart by place, by sex and age, or by origin: "two in Lampa, two in Puno and two in Juli"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from crossread.crossing.discrepancies.counted import Part, Whole
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.countries import country_behind
from crossread.text.tables import entries, one_of

# The first of a list may have a verb or noun ("19,500 work for Rheinmark"), the others only the noun again.
_NAME = r"(?:the |nearby )?(?P<name>[A-Z][\w’'-]*)"
_HOW = r"(?P<how>in|at|from|near|for|with|on|off|by) "
_FIRST = re.compile(rf" (?:[a-z][\w-]* ){{0,2}}?{_HOW}{_NAME}")
_JOINED = re.compile(r"(?:,|;| and|, and| plus| while)(?: a further| another)? ")
_TO_THE_LIST = re.compile(r"[:–—(]|\bof (?:whom|which|them|these|those)\b")
_TO_A_LIST_OF_PLACES = re.compile(rf"[,;]|{_TO_THE_LIST.pattern}")
_IS_A_PART = re.compile(r" of (?:whom|which|them|these|those) \w")  # "two of them died in Lampa, one in Puno"
_TOGETHER = re.compile(r"[^.;:]*(?:\band|\bplus|,)[^.;:]*")
_ARE = re.compile(r" (?:are|were)\b")
_HEADED = re.compile(
    r"\W*(?:They|These|Those (?:\w+ )?|The (?:dead|victims|wounded|injured|missing|detained|detainees|hostages|survivors))"
    r" (?:are|were|include|included|comprise|comprised) "
)
_SORTS = (
    re.compile(r" (?:are |were )?(?P<sort>[^\W\d_]+)"),
    re.compile(r" (?:are |were )?[a-z]+ (?P<sort>[^\W\d_]+)"),
)
_SEXES = {
    "men": "men",
    "women": "women",
    "children": "children",
    "minors": "children",
    "man": "men",
    "woman": "women",
}
_FEWEST = 2  # items of a list
_PLACE = "place"
_FOREIGN = ("foreigners", "foreign")
Item = tuple[Number, str, str, int]  # a count, what it is divided by, its cell, and where it ends


def listed_wholes(report: Prepared) -> Iterator[Whole]:
    """Every whole with a list of parts after it: in its sentence, or in the next where that begins with the list."""
    bare = ((number.span, number) for number in report.reading.numbers if not number.unit)
    rows = by_passage(report, bare)
    for at, numbers in enumerate(rows):
        for items in (_places(report, numbers), _sorts(report, numbers)):
            if len(items) < _FEWEST:
                continue
            first = numbers.index(items[0][0])
            whole = _whole(report, at, numbers[:first], items, rows)
            if whole is not None and (whole.best or 0.0) >= _most(items):
                parts = (Part(number, division, frozenset({cell})) for number, division, cell, _ in items)
                yield Whole((whole,), tuple(parts))


def _whole(
    report: Prepared,
    at: int,
    before: Sequence[Number],
    items: Sequence[Item],
    rows: Sequence[Sequence[Number]],
) -> Number | None:
    """The number that a list is of; where the list heads its sentence, that of the people counted in the one before."""
    text, passage, (first, division, _, _) = report.report.text, report.passages[at], items[0]
    if before:
        if _IS_A_PART.match(text, before[-1].span.end):
            return None
        together = len(before) > 1 and _TOGETHER.fullmatch(text, before[-2].span.end, before[-1].span.start)
        if together:
            return None  # "3 killed and 12 injured: nine women and six men" is a list of fifteen
        leads = _TO_A_LIST_OF_PLACES if division == _PLACE else _TO_THE_LIST
        return before[-1] if leads.search(text, before[-1].span.end, first.span.start) else None
    start = text[passage.span.start : first.span.start]
    headed = bool(_HEADED.fullmatch(start))
    anaphoric = headed or (not start.strip() and _ARE.match(text, first.span.end))
    if not anaphoric or at == 0 or report.passages[at - 1].paragraph != passage.paragraph:
        return None
    people = {figure.number.span for figure in report.reading.figures}
    enough = [n for n in rows[at - 1] if n.best is not None and n.best >= _most(items)]
    counted = [number for number in enough if number.span in people]
    if counted:
        return max(counted, key=lambda number: (number.best or 0.0, number.span))
    return min(enough, key=lambda number: (number.best or 0.0, number.span), default=None) if headed else None


def _most(items: Sequence[Item]) -> float:
    return max(number.best or 0.0 for number, _, _, _ in items)


def _places(report: Prepared, numbers: Sequence[Number]) -> list[Item]:
    """The longest run of numbers that are each put in a place by one preposition."""
    text, best = report.report.text, list[Item]()
    for start, number in enumerate(numbers):
        first = _FIRST.match(text, number.span.end)
        if first is None:
            continue
        run: list[Item] = [(number, _PLACE, first["name"], first.end())]
        for other in numbers[start + 1 :]:
            then = _then(first["how"]).match(text, other.span.end)
            if then is None or not _follows(text, run[-1][3], other.span):
                break
            run.append((other, _PLACE, then["name"], then.end()))
        best = _longer(best, run)
    return best


def _sorts(report: Prepared, numbers: Sequence[Number]) -> list[Item]:
    """The longest run of numbers of men, women and children, or of people of several countries."""
    text, best = report.report.text, list[Item]()
    for start in range(len(numbers)):
        run: list[Item] = []
        for number in numbers[start:]:
            item = _sort(text, number)
            if item is None or (
                run and (item[1] != run[0][1] or not _follows(text, run[-1][3], number.span))
            ):
                break
            run.append(item)
        best = _longer(best, run)
    return best


def _longer(best: list[Item], run: list[Item]) -> list[Item]:
    """The run where it is the longer one and names no cell twice."""
    return run if len(run) > len(best) and len({cell for _, _, cell, _ in run}) == len(run) else best


def _sort(text: str, number: Number) -> Item | None:
    for pattern in _SORTS:
        found = pattern.match(text, number.span.end)
        if found is None:
            continue
        word = found["sort"].lower()
        if word in _SEXES:
            return number, "sex and age", _SEXES[word], found.end()
        country = country_behind(word) or country_behind(word.removesuffix("s"))
        if country or word in _FOREIGN:
            return number, "origin", country or "foreign", found.end()
    return None


def _follows(text: str, end: int, number: Span) -> bool:
    """Whether nothing but the rest of a name and a comma or "and" stands between an item and the next number."""
    between = text[end : number.start]
    rest = re.match(r"(?: [A-Z][\w’'-]*){0,3}", between)
    return bool(_JOINED.fullmatch(between, rest.end() if rest else 0))


@cache
def _then(how: str) -> re.Pattern[str]:
    people = one_of(noun for noun in entries("person_nouns"))
    return re.compile(rf"(?: (?:people|persons|others|{people}))? {how} {_NAME}")
