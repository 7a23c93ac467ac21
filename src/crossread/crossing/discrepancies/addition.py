"""Addition: a copy holds passages its source does not."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span


def addition_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each stretch of neighbouring passages that only the copy has."""
    for copy in scene.copies:
        for first, last in copy.only_in_derived:
            passages = copy.derived.passages
            span = Span(passages[first].span.start, passages[last].span.end)
            count = last - first + 1
            yield Finding(
                kind=DiscrepancyKind.ADDITION,
                detail="passage",
                confidence=copy.confidence(copy.derived_best[first : last + 1]),
                explanation=(
                    f"The copy adds {'a passage' if count == 1 else f'{count} passages'} "
                    "that the report it was written from does not hold."
                ),
                points=(Point(span.of(copy.derived.report.text), Citation(copy.derived.id, span)),),
            )
