"""Place: one happening put at sites below the town of which only one can be right ("Mill Bridge", "Tannery Bridge")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.same_happening import alike, events_of
from crossread.crossing.discrepancies.same_people import name_other_people
from crossread.crossing.discrepancies.tally import in_marks, one_each, what_happened
from crossread.crossing.discrepancies.told_sites import ToldSite, are_two, told_sites
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.text.words import fold

_SAME_EVENT = 0.75  # closeness of the vectors of what happened; as for towns
_SURE_EVENT = 0.6  # score of an aligned event
_LEAST, _MOST = 0.45, 0.8


def site_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of sites at which two reports put one happening."""
    told = {key: told_sites(scene.reports[key]) for key in sorted(scene.reports)}
    texts = {key: fold(scene.reports[key].report.text) for key in told if told[key]}
    seen: set[tuple[frozenset[str], frozenset[str]]] = set()
    for sure, a, b in _pairs(scene, told):
        names = (min(a.own, b.own, key=sorted), max(a.own, b.own, key=sorted))
        both = texts[a.citation.report], texts[b.citation.report]
        if names not in seen and are_two(a, b, texts=both):
            seen.add(names)
            yield _finding(scene, a, b, confidence=round(min(_MOST, max(_LEAST, sure)), 3))


def _pairs(
    scene: Scene, told: Mapping[str, Sequence[ToldSite]]
) -> Iterator[tuple[float, ToldSite, ToldSite]]:
    """Sites of one happening in two reports, with how sure it is that it is one."""
    events = events_of(scene)
    of_event: dict[str, list[ToldSite]] = {}
    for site in (site for sites in told.values() for site in sites):
        event = events.get((site.citation.report, site.event))
        if event is not None and event.score >= _SURE_EVENT:
            of_event.setdefault(event.id, []).append(site)
    for event in scene.events:
        for a, b in combinations(of_event.get(event.id, ()), 2):
            if a.citation.report != b.citation.report:
                yield event.score, a, b
    for link in scene.linked:
        for a in (site for site in told[link.a.id] if site.passage == link.i):
            for b in (site for site in told[link.b.id] if site.passage == link.j):
                sure = alike(link, a.event, b.event, floor=_SAME_EVENT)
                if sure > 0 and not name_other_people(scene, link):
                    yield sure, a, b


def _finding(scene: Scene, a: ToldSite, b: ToldSite, *, confidence: float) -> Finding:
    report = scene.reports[a.citation.report]
    what = what_happened(report.reading.events[a.event].span.of(report.report.text))
    return Finding(
        kind=DiscrepancyKind.PLACE,
        detail="place",
        confidence=confidence,
        explanation=(
            f"{what} is put in different places: "
            f"by one report at {in_marks(a.text)}, by another at {in_marks(b.text)}."
        ),
        points=one_each((Point(a.text, a.citation), Point(b.text, b.citation))),
    )
