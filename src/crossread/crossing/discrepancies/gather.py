"""Run every check on a story and make one card of one disagreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from crossread.crossing.discrepancies.addition import addition_findings
from crossread.crossing.discrepancies.age import age_findings
from crossread.crossing.discrepancies.arithmetic import arithmetic_findings
from crossread.crossing.discrepancies.attribution import attribution_findings
from crossread.crossing.discrepancies.circumstance import circumstance_findings
from crossread.crossing.discrepancies.confidence import calibrated, is_shown
from crossread.crossing.discrepancies.contradiction import contradiction_findings
from crossread.crossing.discrepancies.credible import credible
from crossread.crossing.discrepancies.date import date_findings
from crossread.crossing.discrepancies.distance import distance_findings
from crossread.crossing.discrepancies.exchanged_place import exchanged_place_findings
from crossread.crossing.discrepancies.figure import figure_findings
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.label import label_findings
from crossread.crossing.discrepancies.measure import measure_findings
from crossread.crossing.discrepancies.merging import one_card_each, unexplained
from crossread.crossing.discrepancies.name import name_findings
from crossread.crossing.discrepancies.omission import omission_findings
from crossread.crossing.discrepancies.place import place_findings
from crossread.crossing.discrepancies.polarity import polarity_findings
from crossread.crossing.discrepancies.quotation import quotation_findings
from crossread.crossing.discrepancies.roles import role_findings
from crossread.crossing.discrepancies.weekday import weekday_findings
from crossread.crossing.scene import Scene
from crossread.crossing.speech.spoken import Spoken
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Variant
from crossread.domain.ids import content_id
from crossread.domain.span import Citation

_ON_WHAT_IS_SAID: tuple[Callable[[Spoken], Iterable[Finding]], ...] = (
    quotation_findings,
    attribution_findings,
)
_CHECKS: tuple[Callable[[Scene], Iterable[Finding]], ...] = (
    figure_findings,
    measure_findings,
    name_findings,
    polarity_findings,
    contradiction_findings,
    role_findings,
    place_findings,
    exchanged_place_findings,
    date_findings,
    circumstance_findings,
    distance_findings,
    arithmetic_findings,
    weekday_findings,
    age_findings,
    label_findings,
    addition_findings,
    omission_findings,
)


def discrepancies(scene: Scene, claims: Sequence[Claim] = ()) -> tuple[Discrepancy, ...]:
    """All discrepancies of one story, most certain first within a kind."""
    shown = credible(scene, sure_findings(scene))
    lineage_of = {report: lineage.id for report, lineage in scene.lineage_of.items()}
    cards = [_placed(scene.story.id, finding, lineage_of=lineage_of, claims=claims) for finding in shown]
    return tuple(sorted(cards, key=lambda d: (d.kind, -d.confidence, d.id)))


def sure_findings(scene: Scene) -> list[Finding]:
    """What the checks are sure enough of to show."""
    return list(unexplained(finding for finding in findings(scene) if is_shown(finding)))


def findings(scene: Scene) -> tuple[Finding, ...]:
    """What the checks find, calibrated and made one of one disagreement, the unsure ones included."""
    return tuple(one_card_each(calibrated(finding) for finding in raw_findings(scene)))


def raw_findings(scene: Scene) -> Iterator[Finding]:
    """What the checks find, as sure as each says itself."""
    spoken = Spoken.of(scene)
    for of_speech in _ON_WHAT_IS_SAID:
        yield from of_speech(spoken)
    for check in _CHECKS:
        yield from check(scene)


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
    """The claim whose support holds most of the readings, two at least; for polarity all of them, both sides."""
    if finding.kind in (DiscrepancyKind.ADDITION, DiscrepancyKind.OMISSION):
        return None
    needed = len(finding.points) if finding.kind is DiscrepancyKind.POLARITY else 2
    best, most = None, 0
    for claim in claims:
        held = {p.citation for p in finding.points if _supports(claim, p.citation)}
        if len(held) >= needed and len({c.report for c in held}) > 1 and len(held) > most:
            best, most = claim.id, len(held)
    return best


def _supports(claim: Claim, citation: Citation) -> bool:
    return any(
        s.citation.report == citation.report and s.citation.span.overlaps(citation.span)
        for s in claim.support
    )
