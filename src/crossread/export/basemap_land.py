"""Land for a map that is moved and zoomed: the whole world, fine near a window and coarse far from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from crossread.export.basemap import Degrees, Window, joined, rings, topology

_FAR_DEGREES = 0.7  # between two points of a coast that is nowhere near
_PER_DEGREE_AWAY = 0.04  # how much coarser a line gets with each degree that it is away from the window
_LEAST_POINTS = 4  # of a ring; smaller islands are left out
_MERCATOR_ENDS = 85.0  # degrees of latitude beyond which a web map shows nothing


@dataclass(frozen=True, slots=True)
class Land:
    """A country as its outer lines, the largest first; the first point of a line is not repeated."""

    name: str
    polygons: tuple[tuple[Degrees, ...], ...]


def land(window: Window, *, fine_degrees: float) -> tuple[Land, ...]:
    """Every country, with a point every `fine_degrees` near the window; two neighbours share their border exactly."""
    arcs, countries = topology()
    thinned = [_thinned(arc, _step(arc, window, fine_degrees)) for arc in arcs]
    found = []
    for name, numbers in countries:
        lines = [tuple(joined(thinned, ring)) for ring in numbers]
        kept = sorted((line for line in lines if len(line) >= _LEAST_POINTS), key=_area, reverse=True)
        if kept:
            found.append(Land(name, tuple(kept)))
    return tuple(found)


def country_at(longitude: float, latitude: float) -> str | None:
    """The country whose land a point lies on, None at sea; where one lies inside another, the inner."""
    holding = [
        (_area(line), name)
        for name, line, bounds in rings()
        if bounds.west <= longitude <= bounds.east and bounds.south <= latitude <= bounds.north
        if _holds(line, longitude, latitude)
    ]
    return min(holding)[1] if holding else None


def _step(arc: Sequence[Degrees], window: Window, fine: float) -> float:
    """How far apart points may be: more, the farther a line is from the window and as much again around it."""
    xs, ys = [x for x, _ in arc], [y for _, y in arc]
    wide, tall = (window.east - window.west) / 2, (window.north - window.south) / 2
    away = max(
        window.west - wide - max(xs),
        min(xs) - window.east - wide,
        window.south - tall - max(ys),
        min(ys) - window.north - tall,
        0.0,
    )
    return min(max(_FAR_DEGREES, fine), fine + _PER_DEGREE_AWAY * away)


def _thinned(arc: Sequence[Degrees], step: float) -> tuple[Degrees, ...]:
    """The ends, and points at least a step from the last one kept; a degree of longitude counts as what it measures."""
    digits = 3 if step < 0.02 else 2
    narrowing = max(0.2, cos(radians(arc[0][1])))
    kept = [arc[0]]
    for x, y in arc[1:-1]:
        before = kept[-1]
        if hypot((x - before[0]) * narrowing, y - before[1]) >= step:
            kept.append((x, y))
    kept.append(arc[-1])
    return tuple(
        (round(x, digits), round(max(-_MERCATOR_ENDS, min(y, _MERCATOR_ENDS)), digits)) for x, y in kept
    )


def _holds(line: Sequence[Degrees], x: float, y: float) -> bool:
    inside = False
    for a, b in zip(line, [*line[1:], line[0]], strict=True):
        if (a[1] > y) is not (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]):
            inside = not inside
    return inside


def _area(line: Sequence[Degrees]) -> float:
    around = zip(line, [*line[1:], line[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in around)) / 2
