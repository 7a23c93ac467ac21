"""A stated distance beside the one on the map, drawn to scale."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.domain.desk import Desk
from crossread.domain.facts import Place, StatedDistance
from crossread.domain.span import Span
from crossread.export.page_names import Names, ReportName
from crossread.export.page_passages import reading_of
from crossread.gazetteer.geometry import distance_km
from crossread.lookup import FactIndex

_FARTHEST_KM = 20_050.0  # half way round the globe: nothing lies farther, whatever a report says


@dataclass(frozen=True, slots=True)
class Bar:
    """A distance to scale: `width` of 100. `reports` state it; none for the straight line on the map."""

    km: str
    width: float
    reports: tuple[ReportName, ...]


def distance_bars(desk: Desk, names: Names, index: FactIndex, found: Discrepancy) -> tuple[Bar, ...]:
    """The shortest first; nothing where the map does not know both places, or no distance is stated."""
    told = told_distances(desk, index, found)
    longest = max((km for km, _ in told), default=0.0)
    return tuple(
        Bar(
            f"{km:,.0f} km".replace(",", "\u202f"),
            round(100 * km / longest, 1),
            tuple(names.reports[report] for report in reports),
        )
        for km, reports in told
    )


def told_distances(
    desk: Desk, index: FactIndex, found: Discrepancy
) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """Distances in km with the reports that state each, none for the straight line; as `distance_bars` orders them."""
    if found.kind is not DiscrepancyKind.DISTANCE:
        return ()
    stated: dict[float, dict[str, None]] = {}
    straight_km: float | None = None
    for variant in found.readings:
        told = _told(desk, variant)
        if told is None:
            continue
        if told.km is not None and 0 < told.km <= _FARTHEST_KM:
            stated.setdefault(told.km, {})[variant.citation.report] = None
        if straight_km is None:
            straight_km = _straight_km(index, variant.citation.report, told)
    if straight_km is None or not stated:
        return ()
    every = [(km, tuple(reports)) for km, reports in stated.items()] + [(straight_km, ())]
    return tuple(sorted(every, key=lambda one: (one[0], len(one[1]))))


def _told(desk: Desk, variant: Variant) -> StatedDistance | None:
    distances = reading_of(desk, variant.citation.report).distances
    return next((told for told in distances if told.span == variant.citation.span), None)


def _straight_km(index: FactIndex, report: str, told: StatedDistance) -> float | None:
    origin, subject = _located(index, report, told.origin), _located(index, report, told.subject)
    if origin is None or subject is None:
        return None
    return distance_km(origin.latitude, origin.longitude, subject.latitude, subject.longitude)


def _located(index: FactIndex, report: str, span: Span | None) -> Place | None:
    mention = index.place(report, span)
    return mention.place if mention else None
