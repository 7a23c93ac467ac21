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
    if found.kind is not DiscrepancyKind.DISTANCE:
        return ()
    stated: dict[float, list[ReportName]] = {}
    straight_km: float | None = None
    for variant in found.readings:
        told = _told(desk, variant)
        if told is None:
            continue
        if told.km is not None and 0 < told.km <= _FARTHEST_KM:
            stated.setdefault(told.km, []).append(names.reports[variant.citation.report])
        if straight_km is None:
            straight_km = _straight_km(index, variant.citation.report, told)
    if straight_km is None or not stated:
        return ()
    longest = max(*stated, straight_km)
    bars = [(km, tuple(dict.fromkeys(reports))) for km, reports in stated.items()] + [(straight_km, ())]
    return tuple(
        Bar(f"{km:,.0f} km".replace(",", "\u202f"), round(100 * km / longest, 1), reports)
        for km, reports in sorted(bars, key=lambda bar: (bar[0], len(bar[1])))
    )


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
