"""Date and distance: days, hours and ways that two reports tell of one thing, by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.circumstances.differing import CircumstancePair, circumstance_pairs
from crossread.crossing.circumstances.spotted import DAY, HOUR, WAY
from crossread.crossing.circumstances.told import Told
from crossread.crossing.circumstances.ways import Way, point_apart
from crossread.crossing.circumstances.when import When
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.same_happening import SAME_PASSAGE
from crossread.crossing.discrepancies.tally import in_marks, what_happened
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import Grain
from crossread.domain.span import Citation

# From here on .80 of the pairs are right on held-out dev stories and cases together.
FLOOR = 0.6
_MOST = 0.95
_DETAIL = {DAY: "day", HOUR: "time"}
_WORDS = {DAY: "on different days", HOUR: "at different hours"}


def circumstance_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for every two days, or hours, of linked passages that exclude each other and surely are of one thing."""
    for pair in circumstance_pairs(scene, (DAY, HOUR)):
        if pair.linked >= SAME_PASSAGE and pair.probability >= FLOOR:
            yield _finding(scene, pair)


def way_findings(scene: Scene, known: Sequence[Finding]) -> Iterator[Finding]:
    """One finding for every two distances or directions that exclude each other, if none of the known ones cites both."""
    for pair in circumstance_pairs(scene, (WAY,)):
        cited = pair.a.citation, pair.b.citation
        if pair.probability < FLOOR or any(_cites_both(finding, cited) for finding in known):
            continue
        yield _of_way(pair)


def _cites_both(finding: Finding, cited: tuple[Citation, Citation]) -> bool:
    return all(
        any(p.citation.report == one.report and p.citation.span.overlaps(one.span) for p in finding.points)
        for one in cited
    )


def _of_way(pair: CircumstancePair) -> Finding:
    one, other = pair.a, pair.b
    what = "direction" if _points_apart(one, other) else "distance"
    return Finding(
        kind=DiscrepancyKind.DISTANCE,
        detail=what,
        confidence=round(min(pair.probability, _MOST), 3),
        explanation=f"One place is {_PUT[what]} two {what}s: {_said(pair)}.",
        points=(Point(one.text, one.citation), Point(other.text, other.citation)),
    )


_PUT = {"direction": "put in", "distance": "put at"}


def _points_apart(one: Told, other: Told) -> bool:
    return isinstance(one.value, Way) and isinstance(other.value, Way) and point_apart(one.value, other.value)


def _put(pair: CircumstancePair) -> str:
    """ "In November 2018" is no day."""
    values = (pair.a.value, pair.b.value)
    coarse = any(isinstance(value, When) and value.grain is not Grain.DAY for value in values)
    return "at different times" if coarse else _WORDS[pair.a.kind]


def _said(pair: CircumstancePair) -> str:
    first, second = in_marks(pair.a.text), in_marks(pair.b.text)
    return (
        f"{first} became {second} in a copy" if pair.copied else f"{first} in one report, {second} in another"
    )


def _finding(scene: Scene, pair: CircumstancePair) -> Finding:
    one, other = pair.a, pair.b
    what = _what(scene, one) or _what(scene, other)
    subject = what_happened(what) if what else "One thing"
    return Finding(
        kind=DiscrepancyKind.DATE,
        detail=_DETAIL[one.kind],
        confidence=round(min(pair.probability, _MOST), 3),
        explanation=f"{subject} is put {_put(pair)}: {_said(pair)}.",
        points=(Point(one.text, one.citation), Point(other.text, other.citation)),
    )


def _what(scene: Scene, told: Told) -> str:
    """The word for the happening nearest to it."""
    report = scene.reports[told.citation.report]
    return report.reading.events[told.events[0]].span.of(report.report.text) if told.events else ""
