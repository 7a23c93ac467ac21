"""Polarity in other words: passages that cannot both be right, as an entailment network reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from crossread.crossing.asking import sides
from crossread.crossing.contradicting.asked import Asked, asked_about
from crossread.crossing.datelines import begins_at
from crossread.crossing.discrepancies.finding import CONTRADICTION, Finding, Point
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span

# From here on no faithful dev rewrite has a card; of the held-out pairs of passages about .9 are right.
FLOOR = 0.75
_MOST = 0.95
_MOST_CHARS = 90  # of a passage, quoted in the explanation


def contradiction_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for every two passages that surely contradict each other, each with the likeliest of either."""
    asked = [one for one in asked_about(scene) if one.probability >= FLOOR]
    for one in _best(asked):
        points = _point(one.link.a, one.link.i), _point(one.link.b, one.link.j)
        first, second = (_begun(point.value) for point in points)
        yield Finding(
            kind=DiscrepancyKind.POLARITY,
            detail=CONTRADICTION,
            confidence=round(min(one.probability, _MOST), 3),
            explanation=f"Read as a whole, “{first}” and “{second}” can hardly both be right.",
            points=points,
        )


def _best(asked: Sequence[Asked]) -> Iterator[Asked]:
    """Those of which neither passage has a likelier counterpart in the other's report."""
    best: dict[tuple[Citation, str], float] = {}
    for one in asked:
        for side, report in sides(one.link):
            best[side, report] = max(best.get((side, report), 0.0), one.probability)
    yield from (one for one in asked if all(one.probability >= best[key] for key in sides(one.link)))


def _point(report: Prepared, index: int) -> Point:
    span = Span(begins_at(report, index), report.passages[index].span.end)
    return Point(" ".join(span.of(report.report.text).split()), Citation(report.id, span))


def _begun(text: str) -> str:
    """As much of a passage as an explanation holds."""
    return shorten(text, width=_MOST_CHARS, placeholder=" …")
