"""A finding of kind quotation from two stretches of words held against each other."""

from __future__ import annotations

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.scene import Scene
from crossread.crossing.speech.quoting import QuotePair
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation


def quotation_finding(
    scene: Scene, pair: QuotePair, detail: str, explanation: str, *, same_voice: bool | None = None
) -> Finding:
    """What became of the words, the source's side first where a link says which that is."""
    first, second = (pair.a, pair.b)
    link = pair.link
    if link is not None and link.b.id == first.report:
        first, second = second, first
    return Finding(
        kind=DiscrepancyKind.QUOTATION,
        detail=detail,
        confidence=_confidence(pair),
        explanation=explanation,
        points=tuple(Point(printed(scene, c), c) for c in (first, second)),
        signals=(
            ("likeness", pair.likeness),
            ("link", link.score if link else 0.0),
            ("one account", float(are_one_account(scene, pair))),
            ("same voice", 0.5 if same_voice is None else float(same_voice)),
        ),
    )


def _confidence(pair: QuotePair) -> float:
    """Grows with the words kept and with how alike the surrounding passages are."""
    link = pair.link
    base = 0.45 * min(1.0, pair.likeness + 0.25) + 0.45 * (link.score if link else 0.5)
    return round(min(0.98, base + (0.08 if link and link.reused else 0.0)), 3)


def are_one_account(scene: Scene, pair: QuotePair) -> bool:
    """Whether both stand in reports of one account."""
    if pair.link is not None:
        return pair.link.one_lineage
    return scene.lineage_of[pair.a.report] is scene.lineage_of[pair.b.report]


def printed(scene: Scene, citation: Citation) -> str:
    """The words as they stand in the report."""
    return citation.span.of(scene.facts.text(citation.report))
