"""Ages in one report: of whom, how many years, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.layers import MentionKind, Number
from crossread.domain.span import Citation, Span
from crossread.text.name_keys import Words, person_words

YEAR_OLD = "year-old"  # the unit the reading gives to ages
_BACK_CHARS = 90
_OWNS = ("'s", "’s")
_CLOSING = ("”", '"', "’", "'")
# Between a name and the age behind it: ", ", " (", ", aged ", ", a 44-year-old farmer", ", a student aged ".
_BEHIND = re.compile(
    r",? (?:now )?(?:aged? )?|,? ?\(|, an? (?:[^\W\d_][\w’'-]* ){0,5}?(?:aged? |of )?", re.IGNORECASE
)
_UNIT = re.compile(r"[- ]?years?(?:[- ]old)?\b[,)]?|[,)]?")
# Between an age and the name behind it: "-year-old ", "-year-old engine driver ", ", ".
_AHEAD = re.compile(
    r",?(?: (?!(?:by|of|from|and|with|for|in|to|at|on|who|was|were|is|shot|killed|named|called|near|as|the|his|her)\b)"
    r"[a-z][\w’'-]*){0,3} "
)
_OF_AGE = re.compile(r"(?<=, )an? (?:[a-z][\w’'-]* ){1,4}of (?P<years>\d{1,3})(?=[,.;)])")
_IN_BRACKETS = re.compile(r"(?<= )\((?P<years>\d{1,3})\)")
_PRONOUN = re.compile(
    r"\b(?P<who>He|She) (?:is|was|has|turned) (?P<years>\d{1,3})(?: years?(?: old| of age)?)?(?=[,.;]| and\b)"
)
_BARE_BEHIND = re.compile(r"(?P<years>\d{1,3})(?: years(?: old)?)?(?=[,.;])")


@dataclass(frozen=True, slots=True)
class Age:
    """So many `years` said of a person.

    `who` is the entity's id, or the folded name where the report alone knows it; `name` as printed there.
    """

    who: str
    name: str
    words: Words
    years: int
    citation: Citation
    passage: int


@dataclass(frozen=True, slots=True)
class Said:
    """So many years at a span of a passage."""

    passage: int
    span: Span
    years: int


def ages(scene: Scene, report: Prepared) -> tuple[Age, ...]:
    """Every age in the news text that belongs to a named person, in text order; months are no ages here."""
    people = _people(report)
    numbers = by_passage(report, ((n.span, n) for n in report.reading.numbers))
    shared = _shared_surnames(report, people)
    found: dict[Span, Age] = {}
    for at, passage in enumerate(report.passages):
        here = people[at]
        for span, years in _numbers(report.report.text, passage.span, numbers[at]):
            name = _name_of(report.report.text, span, here)
            if name is not None and span not in found and not _is_cut(report.report.text, name):
                found[span] = _age(scene, report, name, Said(at, span, years), shared)
        for age in _of_pronouns(scene, report, at, people, shared):
            found.setdefault(age.citation.span, age)
    return tuple(found[span] for span in sorted(found))


def _people(report: Prepared) -> list[list[Span]]:
    people = ((m.span, m.span) for m in report.reading.mentions if m.kind is MentionKind.PERSON)
    return by_passage(report, people)


def _numbers(text: str, passage: Span, numbers: Sequence[Number]) -> Iterator[tuple[Span, int]]:
    """Numbers that may be ages, with the years they say."""
    for number in numbers:
        if number.unit == YEAR_OLD and number.best is not None and number.best == int(number.best):
            yield number.span, int(number.best)
    for pattern in (_OF_AGE, _IN_BRACKETS):
        for match in pattern.finditer(text, passage.start, passage.end):
            yield Span(*match.span("years")), int(match["years"])


def _name_of(text: str, age: Span, people: list[Span]) -> Span | None:
    """The person an age belongs to: "27-year-old Ann" is hers whoever stands before, "Bob, 27," his."""
    before = next(
        (p for p in reversed(people) if p.end <= age.start and age.start - p.end <= _BACK_CHARS), None
    )
    if before is not None and not _BEHIND.fullmatch(text, before.end, age.start):
        before = None
    unit = _UNIT.match(text, age.end)
    end = unit.end() if unit else age.end
    after = next((p for p in people if p.start >= end), None)
    if after is not None and (
        text[after.end : after.end + 2] in _OWNS or not _AHEAD.fullmatch(text, end, after.start)
    ):
        after = None
    return (after or before) if "old" in text[age.start : end] else (before or after)


def _of_pronouns(
    scene: Scene, report: Prepared, at: int, people: Sequence[Sequence[Span]], shared: frozenset[str]
) -> Iterator[Age]:
    """ "He is 48 and ...", where it is plain who he is."""
    passage = report.passages[at].span
    for match in _PRONOUN.finditer(report.report.text, passage.start, passage.end):
        pointer = Span(*match.span("who"))
        near = [span for row in people[max(at - 2, 0) : at + 1] for span in row if span.end <= pointer.start]
        name = None if in_any(pointer, report.reading.quotations) else _meant(scene, report, pointer, near)
        if name is not None:
            said = Said(at, Span(*match.span("years")), int(match["years"]))
            yield _age(scene, report, name, said, shared)


def _meant(scene: Scene, report: Prepared, pointer: Span, near: Sequence[Span]) -> Span | None:
    """The only person named since two sentences before, or of several the one that the reading's chain agrees on."""
    if len({person_words(span.of(report.report.text)) for span in near}) == 1:
        return near[-1]
    chained = scene.facts.entity(report.id, pointer)
    agreeing = [
        s for s in near if (entity := scene.facts.entity(report.id, s)) is not None and entity is chained
    ]
    return agreeing[-1] if agreeing else None


def _is_cut(text: str, name: Span) -> bool:
    """Whether only the end of a name was found: of "Ann “Annie” Lee" "Lee"."""
    return text[max(0, name.start - 2) : name.start].strip()[-1:] in _CLOSING


def _age(scene: Scene, report: Prepared, name: Span, said: Said, shared: frozenset[str]) -> Age:
    printed = " ".join(name.of(report.report.text).split())
    entity = scene.facts.entity(report.id, name)
    words = person_words(printed)
    if entity is not None and len(words) < 2 and not shared.intersection(words):
        words = person_words(entity.name)
    who = entity.id if entity is not None else " ".join(words)
    return Age(who, printed, words, said.years, Citation(report.id, said.span), said.passage)


def _shared_surnames(report: Prepared, people: Sequence[Sequence[Span]]) -> frozenset[str]:
    """Surnames that several people of the report bear: a family's name tells none of them."""
    full = {person_words(span.of(report.report.text)) for row in people for span in row}
    first: dict[str, set[str]] = {}
    for words in full:
        if len(words) > 1:
            first.setdefault(words[-1], set()).add(words[0])
    return frozenset(surname for surname, names in first.items() if len(names) > 1)
