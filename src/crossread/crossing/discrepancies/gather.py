"""Run every check on a story and make one card of one disagreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from crossread.crossing.discrepancies.addition import addition_findings
from crossread.crossing.discrepancies.figure import figure_findings
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.name import name_findings
from crossread.crossing.discrepancies.omission import omission_findings
from crossread.crossing.discrepancies.polarity import polarity_findings
from crossread.crossing.discrepancies.quotation import quotation_findings
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Variant
from crossread.domain.ids import content_id
from crossread.domain.span import Citation

_CHECKS: tuple[Callable[[Scene], Iterable[Finding]], ...] = (
    quotation_findings,
    figure_findings,
    name_findings,
    polarity_findings,
    addition_findings,
    omission_findings,
)


def discrepancies(scene: Scene, claims: Sequence[Claim] = ()) -> tuple[Discrepancy, ...]:
    """All discrepancies of one story, most certain first within a kind."""
    found = [finding for check in _CHECKS for finding in check(scene)]
    lineage_of = {report: lineage.id for report, lineage in scene.lineage_of.items()}
    cards = [
        _placed(scene.story.id, finding, lineage_of=lineage_of, claims=claims)
        for finding in _one_card_each(found)
    ]
    return tuple(sorted(cards, key=lambda d: (d.kind, -d.confidence, d.id)))


def _one_card_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Join findings of one kind and detail that share a citation: they are one disagreement."""
    groups: list[list[Finding]] = []
    where: dict[tuple[str, str, Citation], list[Finding]] = {}
    for finding in findings:
        keys = [(finding.kind.value, finding.detail, p.citation) for p in finding.points]
        known = next((where[key] for key in keys if key in where), None)
        if known is None:
            known = []
            groups.append(known)
        known.append(finding)
        for key in keys:
            other = where.get(key)
            if other is not None and other is not known:
                known.extend(other)
                for moved in other:
                    for point in moved.points:
                        where[(moved.kind.value, moved.detail, point.citation)] = known
                groups.remove(other)
            where[key] = known
    for group in groups:
        yield _joined(group)


def _joined(group: Sequence[Finding]) -> Finding:
    best = max(group, key=lambda f: (f.confidence, f.points)) if len(group) > 1 else group[0]
    points = {p.citation: p for finding in group for p in finding.points}
    ordered = (*best.points, *(points[c] for c in sorted(points) if points[c] not in best.points))
    return Finding(best.kind, best.detail, best.confidence, best.explanation, tuple(ordered))


def _placed(
    story: str, finding: Finding, *, lineage_of: Mapping[str, str], claims: Sequence[Claim]
) -> Discrepancy:
    readings = tuple(_variant(point, lineage_of) for point in finding.points)
    keys = [f"{r.citation.report}:{r.citation.span.start}:{r.citation.span.end}" for r in readings]
    return Discrepancy(
        id=content_id("d", story, finding.kind, finding.detail, *sorted(keys)),
        kind=finding.kind,
        detail=finding.detail,
        story=story,
        confidence=finding.confidence,
        explanation=finding.explanation,
        readings=readings,
        claim=_claim(finding, claims),
    )


def _variant(point: Point, lineage_of: Mapping[str, str]) -> Variant:
    return Variant(point.value, point.citation, lineage_of[point.citation.report])


def _claim(finding: Finding, claims: Sequence[Claim]) -> str | None:
    """The claim whose support holds at least two of the readings; for polarity all of them, both sides."""
    if finding.kind in (DiscrepancyKind.ADDITION, DiscrepancyKind.OMISSION):
        return None
    needed = len(finding.points) if finding.kind is DiscrepancyKind.POLARITY else 2
    for claim in claims:
        held = {p.citation for p in finding.points if _supports(claim, p.citation)}
        if len(held) >= needed and len({citation.report for citation in held}) > 1:
            return claim.id
    return None


def _supports(claim: Claim, citation: Citation) -> bool:
    return any(
        s.citation.report == citation.report and s.citation.span.overlaps(citation.span)
        for s in claim.support
    )
