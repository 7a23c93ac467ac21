"""Date: days and hours that two reports give for one thing, by the words that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.circumstances.differing import CircumstancePair, circumstance_pairs
from crossread.crossing.circumstances.told import DAY, HOUR, PLACE, Told
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import in_marks, what_happened
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind

# From here on .80 of the pairs are right on held-out dev stories (12 of 14) and cases (16 of 16).
FLOOR = 0.6
_MOST = 0.95
_DETAIL = {DAY: "day", HOUR: "time"}
_WORDS = {DAY: "on different days", HOUR: "at different hours"}


def circumstance_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for every two days, or hours, that exclude each other and surely are told of one thing."""
    for pair in circumstance_pairs(scene):
        if pair.a.kind != PLACE and pair.probability >= FLOOR:
            yield _finding(scene, pair)


def _finding(scene: Scene, pair: CircumstancePair) -> Finding:
    one, other = pair.a, pair.b
    what = _what(scene, one) or _what(scene, other)
    subject = what_happened(what) if what else "One thing"
    if pair.copied:
        said = f"{subject} is put {_WORDS[one.kind]} by a copy: {in_marks(one.text)} became {in_marks(other.text)}."
    else:
        said = f"{subject} is put {_WORDS[one.kind]}: {in_marks(one.text)} in one report, {in_marks(other.text)} in another."
    return Finding(
        kind=DiscrepancyKind.DATE,
        detail=_DETAIL[one.kind],
        confidence=round(min(pair.probability, _MOST), 3),
        explanation=said,
        points=(Point(one.text, one.citation), Point(other.text, other.citation)),
    )


def _what(scene: Scene, told: Told) -> str:
    """The word for the happening nearest to it."""
    report = scene.reports[told.citation.report]
    return report.reading.events[told.events[0]].span.of(report.report.text) if told.events else ""
