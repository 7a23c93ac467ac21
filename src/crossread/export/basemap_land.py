"""Land for a map that is moved and zoomed: the whole world, fine near a window and coarse far from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, log2, radians

from crossread.export.basemap import Degrees, Window, bounds_of, joined, rings, topology

_FINEST_DEGREES = 0.005
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
    """Every country, with a point every `fine_degrees` or so near the window; two neighbours share their border exactly."""
    _, countries = topology()
    lines = [
        _thinned(number, _fineness(_step(bounds, window, fine_degrees)))
        for number, bounds in enumerate(_arc_bounds())
    ]
    found = []
    for name, numbers in countries:
        rings = [tuple(joined(lines, ring)) for ring in numbers]
        kept = sorted((ring for ring in rings if len(ring) >= _LEAST_POINTS), key=_area, reverse=True)
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


@cache
def _arc_bounds() -> tuple[Window, ...]:
    return tuple(bounds_of(arc) for arc in topology()[0])


def _step(arc: Window, window: Window, fine: float) -> float:
    """How far apart points may be: more, the farther a line is from the window and as much again around it."""
    wide, tall = (window.east - window.west) / 2, (window.north - window.south) / 2
    away = max(
        window.west - wide - arc.east,
        arc.west - window.east - wide,
        window.south - tall - arc.north,
        arc.south - window.north - tall,
        0.0,
    )
    return min(max(_FAR_DEGREES, fine), fine + _PER_DEGREE_AWAY * away)


def _fineness(step: float) -> int:
    """The fineness whose step is nearest to this one; that of each is twice that of the one before."""
    return max(0, round(log2(step / _FINEST_DEGREES)))


@cache
def _thinned(number: int, fineness: int) -> tuple[Degrees, ...]:
    """The ends of a line, and points at least a step apart; a degree of longitude counts as what it measures.

    Kept from one map to the next: all lines at all finenesses are as much again as the lines themselves.
    """
    arc, step = topology()[0][number], _FINEST_DEGREES * 2**fineness
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
