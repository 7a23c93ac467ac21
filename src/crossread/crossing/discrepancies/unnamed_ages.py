"""Ages of people who are not named: "a seven-year-old boy" in one report, "a boy of nine" in another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.crossing.discrepancies.ages import YEAR_OLD
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.domain.span import Citation, Span
from crossread.text.tables import entries, one_of

_SAME = 0.6  # probability of asserting the same
_YEARS = re.compile(r"(?: years?(?: old| of age)?)?(?![-\w])")


@dataclass(frozen=True, slots=True)
class UnnamedAge:
    """So many `years` said of "a boy"."""

    noun: str
    years: int
    citation: Citation


Rows = Sequence[Sequence[UnnamedAge]]


def unnamed_ages(report: Prepared) -> Rows:
    """Per passage the ages of one person each, known by a noun only."""
    rows = by_passage(report, ((n.span, n) for n in report.reading.numbers))
    found: list[list[UnnamedAge]] = [[] for _ in rows]
    for at, (passage, numbers) in enumerate(zip(report.passages, rows, strict=True)):
        for number in numbers:
            if number.best is not None and number.best == int(number.best):
                is_age = number.unit == YEAR_OLD
                noun = _noun(report.report.text, number.span, is_age=is_age, passage=passage.span)
                if noun is not None:
                    age = UnnamedAge(noun.lower(), int(number.best), Citation(report.id, number.span))
                    found[at].append(age)
    return found


def differing(link: Linked, known: Mapping[str, Rows]) -> tuple[UnnamedAge, UnnamedAge] | None:
    """Two ages of what two linked passages call the same; None where either report knows the other's age too.

    `known` holds the unnamed ages of every report.
    """
    first, second = known[link.a.id][link.i], known[link.b.id][link.j]
    if link.probability < _SAME or len(first) != 1 or len(second) != 1:
        return None
    a, b = first[0], second[0]
    if a.noun != b.noun or abs(a.years - b.years) < 2:
        return None
    elsewhere = _is_told(a, known[link.b.id]) or _is_told(b, known[link.a.id])
    return None if elsewhere else (a, b)


def _is_told(age: UnnamedAge, rows: Rows) -> bool:
    return any(one.noun == age.noun and one.years == age.years for row in rows for one in row)


def _noun(text: str, number: Span, *, is_age: bool, passage: Span) -> str | None:
    """The noun of "7-year-old boy", "boy aged seven" or "boy of nine years"."""
    if is_age:
        ahead = _ahead().match(text, number.end, passage.end)
        if ahead:
            return ahead["noun"]
    behind = _behind().search(text[passage.start : number.start])
    if behind is None or not (is_age or behind["of"]):
        return None
    return behind["noun"] if is_age or _YEARS.match(text, number.end) else None


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?:[- ]years?[- ]old)?[- ](?P<noun>{_one_person()})\b", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\ban? (?P<noun>{_one_person()}),? (?:(?:aged? )|(?P<of>of ))$", re.IGNORECASE)


@cache
def _one_person() -> str:
    """Nouns for one person; those for several end in s, but for men and women."""
    return one_of(noun for noun in entries("person_nouns") if not noun.endswith(("s", "men", "children")))
