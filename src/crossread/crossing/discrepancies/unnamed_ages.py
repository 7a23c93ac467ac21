"""Ages of people in one part of what happened, named or not: "the 15-year-old", "a man of 34 from Worms"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.crossing.discrepancies.ages import YEAR_OLD, ages
from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.layers import MentionKind, Number
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name
from crossread.text.tables import entries, one_of

_OLDEST = 122
_NEAR_CHARS = 90  # from an age, within which a word may say whose it is
_HOME = re.compile(r"[^.;]{0,40}?\b(?:from|of) (?:the )?$")
_YEARS = r"(?: years?(?: old| of age)?)?"
_ENDS = re.compile(rf"{_YEARS}(?=[,.;)]|$| (?:and|who|from|was|were|is|had|has|died|fell|saw|[a-z]+ed)\b)")
_IS = re.compile(r"\b(?:is|was|aged) $")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w+ )?$")
_DOES = "does"
SUSPECT, VICTIM = "suspect", "victim"


@dataclass(frozen=True, slots=True)
class Aged:
    """So many `years` said of one person: "a man", "the suspect", Ann Lee.

    `part` is what part that person has, "" for an unknown one; `noun` what the person is called, "" for none; `home` the
    folded name of a place printed after it; `name` the folded words of the name, empty where there is none.
    """

    years: int
    part: str
    noun: str
    home: str
    name: tuple[str, ...]
    citation: Citation
    passage: int


def aged_people(scene: Scene, report: Prepared) -> tuple[Aged, ...]:
    """Everybody in the news text whose age is told, in text order; of several in one list each for himself."""
    named = {age.citation.span: age.words for age in ages(scene, report)}
    rows = by_passage(report, ((n.span, n) for n in report.reading.numbers))
    places = by_passage(
        report, ((m.span, m.span) for m in report.reading.mentions if m.kind is MentionKind.PLACE)
    )
    found = []
    for at, passage in enumerate(report.passages):
        for number in rows[at]:
            noun = _noun(report.report.text, number, passage.span)
            if number.span not in named and noun is None:
                continue
            found.append(
                Aged(
                    years=int(number.best or 0),
                    part=_part(report.report.text, number.span, passage.span),
                    noun=noun or "",
                    home=_home(report.report.text, number.span, places[at]),
                    name=named.get(number.span, ()),
                    citation=Citation(report.id, number.span),
                    passage=at,
                )
            )
    return tuple(one for one in found if 0 < one.years <= _OLDEST)


def _noun(text: str, number: Number, passage: Span) -> str | None:
    """What the person is called ("" where by nothing but the age), None where the number is no age of one person."""
    if number.best is None or number.best != int(number.best) or number.unit not in ("", "year", YEAR_OLD):
        return None
    ahead = _ahead().match(text, number.span.end, passage.end)
    if number.unit == YEAR_OLD and ahead:
        return ahead["noun"].lower()
    before = text[passage.start : number.span.start]
    behind = _behind().search(before)
    if behind and (number.unit == YEAR_OLD or _ENDS.match(text, number.span.end, passage.end)):
        return behind["noun"].lower()
    if _IS.search(before) and _subject().search(before) and _ENDS.match(text, number.span.end, passage.end):
        return ""
    one = text[max(0, number.span.start - 5) : number.span.start].lower()
    return "" if number.unit == YEAR_OLD and one.endswith(("the ", "a ", "an ")) else None


def _home(text: str, number: Span, places: Sequence[Span]) -> str:
    """The place that the person is from: the first after the age and before any stop."""
    after = next((p for p in places if p.start >= number.end), None)
    if after is None or not _HOME.fullmatch(text, number.end, after.start):
        came = after is not None and re.fullmatch(r"[^.;,]{0,20}\bcame from ", text[number.end : after.start])
        return fold_name(after.of(text)) if after is not None and came else ""
    return fold_name(after.of(text))


def _part(text: str, number: Span, passage: Span) -> str:
    """The part that the nearest word tells, "" without one."""
    start, end = max(passage.start, number.start - _NEAR_CHARS), min(passage.end, number.end + _NEAR_CHARS)
    best, nearest = "", _NEAR_CHARS + 1
    for match in _telling().finditer(text, start, end):
        gap = max(number.start - match.end(), match.start() - number.end)
        if gap >= nearest:
            continue
        part = _parts()[" ".join(match.group().lower().split())]
        if part == _DOES:
            passive = _PASSIVE.search(text, max(0, match.start() - 16), match.start())
            if match.start() < number.start and not passive:
                continue  # "stabbed a teacher, 52" tells nothing sure of the teacher
            part = VICTIM if passive else SUSPECT
        best, nearest = part, gap
    return best


@cache
def _parts() -> Mapping[str, str]:
    return dict(_rows())


def _rows() -> Iterator[tuple[str, str]]:
    for line in lines_of("age_parts.tsv"):
        word, part = line.split("\t")
        yield word, part


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(_parts())}\b", re.IGNORECASE)


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[- ]years?[- ]old)?[- ](?:[a-z]+ ){{0,2}}?(?P<noun>{_one_person()})\b", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:an?|the|one|another|whose) (?:[a-z]+ )?(?P<noun>{_one_person()}),? (?:aged |of |was |is )?$",
        re.IGNORECASE,
    )


@cache
def _subject() -> re.Pattern[str]:
    """ "The suspect is", "one of those who died was": one person at the head of the clause."""
    return re.compile(
        rf"\b(?:[Tt]he (?:{_one_person()}|{one_of(_heads())})|[Oo]ne of (?:them|those|the)[^.;,]*) (?:is|was) $"
    )


@cache
def _heads() -> tuple[str, ...]:
    return tuple(word for word, part in _rows() if part in (SUSPECT, VICTIM) and not word.endswith("s"))


@cache
def _one_person() -> str:
    """Nouns for one person; those for several end in s, but for men and women."""
    return one_of(noun for noun in entries("person_nouns") if not noun.endswith(("s", "men", "children")))
