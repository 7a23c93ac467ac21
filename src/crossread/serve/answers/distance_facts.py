"""Stated distances that the map does not bear out, with both ends, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, atan2, cos, degrees, radians, sin

from crossread.domain.crossing import Discrepancy, DiscrepancyKind
from crossread.domain.facts import Place, StatedDistance
from crossread.domain.span import Citation
from crossread.export.page_words import label
from crossread.gazetteer.geometry import EARTH_RADIUS_KM, bearing_deg, bearing_of, distance_km, gap_deg
from crossread.serve.answers.common import Answer
from crossread.serve.answers.tellings import Facts, TellingAnswer

_FARTHEST_KM = 20_000.0  # half way round the globe
_FITS_DEGREES = (
    34.0  # "south" is said of anything from south-south-east to south-south-west, and a little more
)


class PointAnswer(Answer):
    """A place with its degrees."""

    name: str
    place_id: str
    latitude: float
    longitude: float


class StatedAnswer(Answer):
    """A distance as reports state it; `latitude` and `longitude` are where that leads to from the place it is counted from.

    `km` is None where only a direction is stated: the degrees then lie as far away as the place itself.
    """

    printed: str
    km: float | None
    latitude: float
    longitude: float
    told: tuple[TellingAnswer, ...]


class MapDistance(Answer):
    """How far `subject` is said to lie from `origin`, and how far it lies in a straight line: one discrepancy."""

    discrepancy: str
    key: str
    explanation: str
    origin: PointAnswer
    subject: PointAnswer
    straight_km: float
    stated: tuple[StatedAnswer, ...]


def map_distances(facts: Facts) -> tuple[MapDistance, ...]:
    """Those with both ends on the map, in the order of their keys."""
    found = [
        answer
        for one in facts.desk.discrepancies
        if one.kind is DiscrepancyKind.DISTANCE and (answer := _answer(facts, one))
    ]
    return tuple(sorted(found, key=lambda one: (len(one.key), one.key)))


_Told = tuple[
    str, StatedDistance, Place, Place
]  # report, what it states, place counted from, place told about


def _answer(facts: Facts, found: Discrepancy) -> MapDistance | None:
    told = list(_told(facts, found))
    if not told:
        return None
    report, first, origin, subject = told[0]
    groups: dict[tuple[float, str], list[_Told]] = {}
    for one in told:
        groups.setdefault((one[1].km or 0.0, one[1].direction), []).append(one)
    return MapDistance(
        discrepancy=found.id,
        key=facts.names.discrepancies[found.id],
        explanation=label(found.explanation),
        origin=_point(facts.words(report, first.origin), origin),
        subject=_point(facts.words(report, first.subject), subject),
        straight_km=round(distance_km(*_degrees(origin), *_degrees(subject)), 1),
        stated=tuple(_stated(facts, groups[key]) for key in sorted(groups)),
    )


def _told(facts: Facts, found: Discrepancy) -> Iterator[_Told]:
    """What readings state of two places that the map knows."""
    for variant in found.readings:
        report, span = variant.citation.report, variant.citation.span
        for stated in facts.index.reading(report).distances:
            if stated.span == span:
                origin = facts.index.place(report, stated.origin)
                subject = facts.index.place(report, stated.subject)
                if origin and origin.place and subject and subject.place:
                    yield report, stated, origin.place, subject.place


def _point(printed: str, place: Place) -> PointAnswer:
    return PointAnswer(
        name=printed or label(place.name),
        place_id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _stated(facts: Facts, group: list[_Told]) -> StatedAnswer:
    report, stated, origin, subject = group[0]
    km = stated.km if stated.km is not None and 0 < stated.km <= _FARTHEST_KM else None
    bearing = bearing_deg(*_degrees(origin), *_degrees(subject))
    if stated.direction and gap_deg(bearing, bearing_of(stated.direction)) > _FITS_DEGREES:
        bearing = bearing_of(stated.direction)
    reach_km = km if km is not None else distance_km(*_degrees(origin), *_degrees(subject))
    latitude, longitude = reached(*_degrees(origin), bearing, reach_km)
    return StatedAnswer(
        printed=facts.words(report, stated.span),
        km=km,
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        told=facts.tellings(Citation(report, stated.span) for report, stated, _, _ in group),
    )


def _degrees(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def reached(latitude: float, longitude: float, bearing: float, km: float) -> tuple[float, float]:
    """Where one comes to from a point, in degrees: the direct problem on the sphere."""
    north, turned, arc = radians(latitude), radians(bearing), km / EARTH_RADIUS_KM
    there = asin(sin(north) * cos(arc) + cos(north) * sin(arc) * cos(turned))
    east = atan2(sin(turned) * sin(arc) * cos(north), cos(arc) - sin(north) * sin(there))
    return degrees(there), (longitude + degrees(east) + 540) % 360 - 180
