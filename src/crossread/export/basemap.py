"""Outlines of countries for drawings: Natural Earth 1:50m, as TopoJSON from world-atlas 2.0.2 (see NOTICE)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

Degrees = tuple[float, float]  # longitude, latitude

_WINDOWS_KEPT = 4  # one story is drawn in several widths


@dataclass(frozen=True, slots=True)
class Window:
    """Part of the world in degrees; west is less than east."""

    west: float
    south: float
    east: float
    north: float

    def overlaps(self, other: Window) -> bool:
        """Whether the two share more than an edge."""
        across = self.west < other.east and other.west < self.east
        return across and self.south < other.north and other.south < self.north

    def holds(self, other: Window) -> bool:
        """Whether nothing of the other lies outside of this one."""
        across = self.west <= other.west and other.east <= self.east
        return across and self.south <= other.south and other.north <= self.north


@dataclass(frozen=True, slots=True)
class Outline:
    """One closed line of a country, cut to a window: the first point is not repeated."""

    country: str
    points: tuple[Degrees, ...]


@lru_cache(maxsize=_WINDOWS_KEPT)
def outlines(window: Window) -> tuple[Outline, ...]:
    """What of every country lies in a window; islands and exclaves are outlines of their own, holes are not cut out."""
    found = []
    for country, ring, bounds in rings():
        if bounds.overlaps(window):
            points = ring if window.holds(bounds) else _clipped(ring, window)
            if len(points) > 2:
                found.append(Outline(country, points))
    return tuple(found)


@cache
def rings() -> tuple[tuple[str, tuple[Degrees, ...], Window], ...]:
    """Every outer line of a country whole, with the window it fills."""
    arcs, countries = topology()
    found = []
    for country, lines in countries:
        for numbers in lines:
            ring = tuple(joined(arcs, numbers))
            found.append((country, ring, bounds_of(ring)))
    return tuple(found)


@cache
def topology() -> tuple[tuple[tuple[Degrees, ...], ...], tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]]:
    """The lines that borders and coasts are made of, and each country's outer rings as numbers of lines (see `joined`)."""
    packed = (resources.files(__package__) / "assets" / "countries-50m.json.gz").read_bytes()
    raw = json.loads(gzip.decompress(packed))
    countries = []
    for geometry in raw["objects"]["countries"]["geometries"]:
        parts = geometry.get("arcs", ())
        polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
        lines = tuple(tuple(polygon[0]) for polygon in polygons if polygon)
        countries.append((geometry["properties"]["name"], lines))
    return tuple(tuple(arc) for arc in _arcs(raw)), tuple(countries)


def joined(arcs: Sequence[Sequence[Degrees]], ring: Sequence[int]) -> Iterator[Degrees]:
    """The points of a ring; a negative number is an arc run backwards, and arcs share their end points."""
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        yield from points[:-1]


def bounds_of(line: Sequence[Degrees]) -> Window:
    """The window a line fills."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return Window(min(xs), min(ys), max(xs), max(ys))


def _arcs(raw: dict[str, Any]) -> list[list[Degrees]]:
    """Arcs are differences of whole numbers, to be scaled (TopoJSON 1.0, section 2.1.4)."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        raw["transform"]["scale"],
        raw["transform"]["translate"],
    )
    found = []
    for arc in raw["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        found.append([(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)])
    return found


def _clipped(ring: Sequence[Degrees], window: Window) -> tuple[Degrees, ...]:
    """Sutherland and Hodgman 1974: cut by one side of the window after another."""
    points = list(ring)
    for axis, limit, keeps_above in (
        (0, window.west, True),
        (0, window.east, False),
        (1, window.south, True),
        (1, window.north, False),
    ):
        points = _cut(points, axis, limit, keeps_above=keeps_above)
    return tuple(points)


def _cut(points: list[Degrees], axis: int, limit: float, *, keeps_above: bool) -> list[Degrees]:
    found: list[Degrees] = []
    for before, here in zip([points[-1], *points] if points else [], points, strict=False):
        was_in = (before[axis] >= limit) is keeps_above
        is_in = (here[axis] >= limit) is keeps_above
        if was_in is not is_in:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            found.append(
                (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
            )
        if is_in:
            found.append(here)
    return found
