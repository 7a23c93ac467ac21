"""Claims: what passages of several reports assert in common, with both counts and the status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crossread.crossing.clusters import Edge, Node, clusters
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.voices import Voice, canonical_voices, voice_of
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Lineage, Status, Support
from crossread.domain.ids import content_id

# Probabilities of "asserts the same"; sweep in docs/decisions/0004-claims.md.
_EDGE = 0.5
_MEAN_FLOOR = 0.40
_ABSENT = 0.10


def claims(
    story: str,
    reports: Mapping[str, Prepared],
    linked: Sequence[Linked],
    *,
    lineages: Sequence[Lineage],
) -> tuple[Claim, ...]:
    """Claims of one story, best supported first. Status is without disputes: see `with_disputes`."""
    edges = [Edge((x.a.id, x.i), (x.b.id, x.j), x.probability) for x in linked if x.probability >= _EDGE]
    groups = clusters(edges, mean_floor=_MEAN_FLOOR, absent=_ABSENT)
    score = {frozenset((e.a, e.b)): e.score for e in edges}
    lineage_of = {report: lineage for lineage in lineages for report in lineage.reports}
    voices = {node: voice_of(reports[node[0]], node[1]) for group in groups for node in group}
    canonical = canonical_voices(v.printed for v in voices.values() if v)
    found = [
        _claim(story, group, reports, lineage_of=lineage_of, voices=voices, canonical=canonical, score=score)
        for group in groups
    ]
    return tuple(sorted(found, key=lambda c: (-c.lineages, -c.origins, -c.reports, c.id)))


def with_disputes(claims: Iterable[Claim], discrepancies: Sequence[Discrepancy]) -> tuple[Claim, ...]:
    """Mark claims whose readings exclude one another across lineages as disputed."""
    disputed = {
        d.claim
        for d in discrepancies
        if d.claim
        and (
            d.kind is DiscrepancyKind.FIGURE
            or (d.kind is DiscrepancyKind.POLARITY and d.detail == "negation")
        )
        and len({reading.lineage for reading in d.readings}) > 1
    }
    return tuple(_with_status(c, Status.DISPUTED) if c.id in disputed else c for c in claims)


def _claim(
    story: str,
    group: Sequence[Node],
    reports: Mapping[str, Prepared],
    *,
    lineage_of: Mapping[str, Lineage],
    voices: Mapping[Node, Voice | None],
    canonical: Mapping[str, str],
    score: Mapping[frozenset[Node], float],
) -> Claim:
    support = _support(group, reports, lineage_of=lineage_of, voices=voices, canonical=canonical)
    spoken = {s.origin for s in support}
    lineages = {s.lineage for s in support}
    best = max(
        group, key=lambda n: (sum(score.get(frozenset((n, m)), 0.0) for m in group), _rank(n, reports))
    )
    spans = [f"{s.citation.report}:{s.citation.span.start}:{s.citation.span.end}" for s in support]
    return Claim(
        id=content_id("c", story, *spans),
        story=story,
        text=" ".join(reports[best[0]].passage_text(best[1]).split()),
        status=_status(len(lineages), len(spoken)),
        reports=len({node[0] for node in group}),
        outlets=len({reports[node[0]].report.outlet or node[0] for node in group}),
        lineages=len(lineages),
        origins=len(spoken),
        support=support,
    )


def _rank(node: Node, reports: Mapping[str, Prepared]) -> tuple[int, str, int]:
    """Ties go to the shorter wording, then to the smaller id, so that the choice never depends on order."""
    return (-len(reports[node[0]].passage_text(node[1])), node[0], -node[1])


def _support(
    group: Sequence[Node],
    reports: Mapping[str, Prepared],
    *,
    lineage_of: Mapping[str, Lineage],
    voices: Mapping[Node, Voice | None],
    canonical: Mapping[str, str],
) -> tuple[Support, ...]:
    """One entry a passage. Within a lineage an unattributed copy rests on the voice its fellows name."""
    by_lineage: dict[str, str] = {}
    for node in sorted(group):
        voice = voices[node]
        if voice:
            by_lineage.setdefault(lineage_of[node[0]].id, canonical[voice.printed])
    found = []
    for node in sorted(group):
        voice, lineage = voices[node], lineage_of[node[0]]
        origin = (
            canonical[voice.printed] if voice else by_lineage.get(lineage.id) or own_voice(lineage, reports)
        )
        found.append(
            Support(reports[node[0]].cite(node[1]), lineage.id, origin, voice.source if voice else None)
        )
    return tuple(found)


def own_voice(lineage: Lineage, reports: Mapping[str, Prepared]) -> str:
    """The lineage speaking for itself: its agency, else its first report's outlet or title."""
    if lineage.agency:
        return f"{lineage.agency} (own account)"
    sources = [reuse.source for reuse in lineage.reuse if reuse.directed]
    first = sources[0] if sources else lineage.reports[0]
    report = reports[first].report
    return f"{report.outlet or report.title or report.id} (own account)"


def _status(lineages: int, origins: int) -> Status:
    if lineages < 2:
        return Status.SINGLE_LINEAGE
    return Status.CORROBORATED if origins > 1 else Status.SINGLE_ORIGIN


def _with_status(claim: Claim, status: Status) -> Claim:
    return replace(claim, status=status)
