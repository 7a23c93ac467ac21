"""Arithmetic: parts that come to more than the whole they are said to be parts of, in one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.discrepancies.counted import PEOPLE, REST, Part, Whole, wholes, with_noun
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.listed_parts import listed_wholes
from crossread.crossing.discrepancies.tally import in_marks, joined
from crossread.crossing.figures.ranges import is_hedged
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import Number
from crossread.domain.span import Citation, Span

_ROUGH = 0.1  # how far a whole that is called rough may be out
_SUM, _SINGLE = 0.88, 0.8


def arithmetic_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each whole whose parts come to more than it."""
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        found: dict[Span, Finding] = {}
        for whole in (*wholes(report), *listed_wholes(report), *_tied(report)):
            chosen = _too_many(whole)
            if chosen:
                found.setdefault(whole.numbers[0].span, _finding(report, whole, chosen))
        yield from (found[span] for span in sorted(found))


def _too_many(whole: Whole) -> tuple[Part, ...]:
    """Parts that count nobody twice and come to more than the whole can be; none where there are no such parts."""
    most = [_most(number) for number in whole.numbers]
    limit = sum(value for value in most if value is not None)
    if None in most or limit <= 0:
        return ()
    for division in dict.fromkeys(part.division for part in whole.parts if part.division != REST):
        chosen: list[Part] = []
        for part in whole.parts:
            fits = part.division in (division, REST) and not any(part.cells & other.cells for other in chosen)
            if fits and _least(part.number) > 0:
                chosen.append(part)
        if sum(_least(part.number) for part in chosen) > limit:
            return tuple(chosen)
    return ()


def _most(number: Number) -> float | None:
    """The most a whole can be; None where that is open."""
    high = number.high if number.high is not None else number.best if number.low is None else None
    return None if high is None else high * (1 + _ROUGH if is_hedged(number) else 1)


def _least(number: Number) -> float:
    known = number.low if number.low is not None else number.best
    return known if known is not None else 0.0


def _tied(report: Prepared) -> Iterator[Whole]:
    """Figures that the reading takes for a part of another, each alone: "412 dead, including 610 civilians"."""
    figures = {figure.number.span: figure for figure in report.reading.figures}
    for figure in report.reading.figures:
        whole = figures.get(figure.part_of) if figure.part_of else None
        if whole and whole.what in PEOPLE and not figure.number.unit and whole.status is figure.status:
            yield Whole((whole.number,), (Part(figure.number, "figure", frozenset({"part"})),))


def _finding(report: Prepared, whole: Whole, parts: Sequence[Part]) -> Finding:
    text = report.report.text
    counts = [_plain(_least(part.number)) for part in parts]
    total = _plain(sum(_least(part.number) for part in parts))
    said = " and ".join(in_marks(with_noun(text, number.span).of(text)) for number in whole.numbers)
    numbers = sorted(number.span for number in (*whole.numbers, *(part.number for part in parts)))
    spans = [with_noun(text, span) for span in numbers]
    return Finding(
        kind=DiscrepancyKind.ARITHMETIC,
        detail="parts",
        confidence=_SUM if len(parts) > 1 else _SINGLE,
        explanation=(
            f"The parts exceed the whole: {joined(counts)} make {total}, the report gives {said}."
            if len(parts) > 1
            else f"A part exceeds its whole: {counts[0]} out of {said}."
        ),
        points=tuple(Point(" ".join(span.of(text).split()), Citation(report.id, span)) for span in spans),
    )


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
