"""The numbers of a report that another report's can be held against, each with what is known of it and its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.crossing.beside.words import Beside, BesideVectors, is_sentence
from crossread.crossing.figures.counted import name_of, told_as_part
from crossread.crossing.figures.standing import noun_of, stands_alone
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import by_passage
from crossread.crossing.units import compared_in
from crossread.domain.facts import EventStatus, Figure, Place
from crossread.domain.layers import Number
from crossread.lookup import FactIndex


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """One number. `size` is its value in the one unit that `unit` is compared in; None where it has no single value.

    `before` and `after` are the printed values of the numbers beside it in its passage, `others` those of all the others
    there. `noun` is the stem of what it counts, `names` the names in its clause; `what` and `who` as in `Figure`, "" where
    no figure was read. `is_newer` and `is_early` say that words near it tell a new or a passing state, `voice` who counts;
    `place` and `where` as in `Counted`.
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
    is_quoted: bool
    is_newer: bool
    is_early: bool
    voice: str
    place: Place | None
    where: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class ToldNumbers:
    """All of them of one report, in text order, with the words beside each."""

    report: Prepared
    rows: tuple[ToldNumber, ...]
    beside: BesideVectors


def told_numbers(report: Prepared, lexicon: Lexicon, facts: FactIndex) -> ToldNumbers:
    """Sums, measures and counts; ages, distances between places, clock times, labels and furniture are left out."""
    found = list(_told(report, facts))
    beside = BesideVectors.of([words_there for _, words_there in found], lexicon)
    return ToldNumbers(report, tuple(row for row, _ in found), beside)


def _told(report: Prepared, facts: FactIndex) -> Iterator[tuple[ToldNumber, Beside]]:
    figures = {f.number.span: f for f in report.reading.figures if not f.implied}
    passed = {d.number.span for d in report.reading.distances if d.number is not None}  # the map judges those
    names = by_passage(report, ((n.span, n) for n in report.reading.names))
    numbers = by_passage(report, ((n.span, n) for n in report.reading.numbers))
    for index, row in enumerate(numbers):
        if not row or not is_sentence(report, index):
            continue
        for at, number in enumerate(row):
            if number.span not in passed and stands_alone(report, number, index):
                figure = figures.get(number.span)
                if figure is not None and figure.status is not EventStatus.ACTUAL:
                    continue  # "up to 40 are feared dead"
                beside = Beside.of(report, index, number.span, [n.span for n in row])
                named = frozenset(n.text.casefold() for n in names[index] if beside.span.contains(n.span))
                place = facts.place(report.id, figure.place) if figure else None
                told = _number(report, (index, at, row), figure, beside=beside, names=named)
                yield replace(told, place=place.place if place else None), beside


def _number(
    report: Prepared,
    where: tuple[int, int, Sequence[Number]],
    figure: Figure | None,
    *,
    beside: Beside,
    names: frozenset[str],
) -> ToldNumber:
    index, at, row = where
    number, text = row[at], report.report.text
    unit, factor = compared_in(number.unit)
    return ToldNumber(
        number=number,
        passage=index,
        unit=unit,
        factor=factor,
        size=None if number.best is None else number.best * factor,
        noun=noun_of(report, number.span, report.passages[index].span),
        names=names,
        before=_value(row[at - 1]) if at else None,
        after=_value(row[at + 1]) if at + 1 < len(row) else None,
        others=frozenset(v for n in row if n is not number and (v := _value(n)) is not None),
        what=figure.what if figure else "",
        who=figure.who if figure else "",
        is_part=figure is not None and (figure.part_of is not None or told_as_part(text, figure)),
        is_quoted=in_any(number.span, report.reading.quotations),
        is_newer=bool(beside.near & listed("newer_words")),
        is_early=bool(beside.near & listed("early_words")),
        voice="" if figure is None or figure.source is None else figure.source.of(text).casefold(),
        place=None,
        where=frozenset() if figure is None else name_of(text, figure.place),
    )


def _value(number: Number) -> float | None:
    return next((v for v in (number.best, number.low, number.high) if v is not None), None)
