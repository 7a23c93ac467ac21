"""Place: passages that exclude each other as printed, and agree with the one place put for the other."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.contradicting.exchanged import Exchanged, Rivals, exchanged_places
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import in_marks, one_each, what_happened
from crossread.crossing.discrepancies.told_days import events_by_passage, happening_near
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

# Of the dev pairs of places asked about 13 of 14 are right from here on, and none is of a faithful rewrite.
FLOOR = 0.5
_MOST = 0.95


def exchanged_place_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for every two places that alone keep two passages from agreeing."""
    for one in exchanged_places(scene):
        if one.surety >= FLOOR:
            yield _finding(one)


def _finding(one: Exchanged) -> Finding:
    first, second = _points(one.rivals[0])
    return Finding(
        kind=DiscrepancyKind.PLACE,
        detail="place",
        confidence=round(min(one.surety, _MOST), 3),
        explanation=(
            f"{_subject(one.rivals[0])} is put in two places: {in_marks(first.value)} in one report, "
            f"{in_marks(second.value)} in another; in all else the two passages agree."
        ),
        points=one_each(point for rivals in one.rivals for point in _points(rivals)),
    )


def _points(rivals: Rivals) -> tuple[Point, Point]:
    link = rivals.link
    sides = ((link.a, rivals.mine), (link.b, rivals.theirs))
    first, second = (
        Point(" ".join(told.phrase.of(report.report.text).split()), Citation(report.id, told.noun))
        for report, told in sides
    )
    return first, second


def _subject(rivals: Rivals) -> str:
    """The happening nearest to either place, in the report's word for it."""
    link = rivals.link
    for report, told, at in ((link.a, rivals.mine, link.i), (link.b, rivals.theirs, link.j)):
        event = happening_near(report, told.noun, events_by_passage(report)[at])
        if event is not None:
            return what_happened(report.reading.events[event].span.of(report.report.text))
    return "One thing"
