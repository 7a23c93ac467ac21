"""Figure: how wide, deep or high one thing is, in reports that do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import in_marks
from crossread.crossing.figures.dimensions import differing_dimensions
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind


def measure_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of reports and measure; those that share a place become one card."""
    for pair in differing_dimensions(scene):
        points = tuple(Point(c.span.of(scene.facts.text(c.report)), c) for c in (pair.a, pair.b))
        yield Finding(
            kind=DiscrepancyKind.FIGURE,
            detail="measure",
            confidence=round(min(0.95, 0.4 + 0.5 * pair.alike), 3),
            explanation=(
                f"Reports give the {pair.which} differently: "
                f"{in_marks(points[0].value)} against {in_marks(points[1].value)}."
            ),
            points=points,
            signals=(
                ("linked", pair.alike),
                ("score", pair.alike),
                ("values", 2.0),
                ("apart", 0.0),
                ("beside", 1.0),
                ("noun", 1.0),
            ),
        )
