"""A story's places on a map: where most of it happens, with the borders of countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sqrt

from crossread.export.basemap import Window, outlines
from crossread.export.page_svg import Box, width_px

_SHARE_SHOWN = 0.85  # of all mentions; a far capital named once must not shrink the town it is all about
_LEAST_SPAN_DEGREES = 1.2
_MARGIN = 0.12  # of the span on every side
_LABEL_PX = 12.0
_COUNTRY_PX = 11.0
_LEAST_RADIUS_PX, _MOST_RADIUS_PX = 3.5, 11.0
_FLATTEST, _TALLEST = 0.5, 0.8  # height over width
_FAR_PX = 1e9
_TOLD_APART_PX = (
    1.6  # across and down together: of points of a line that lie nearer to one another one is drawn
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw: degrees, how many reports name it and how often, where a click leads."""

    name: str
    latitude: float
    longitude: float
    reports: int
    mentions: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot as drawn; `label` is where its name stands, None where there was no room."""

    spot: Spot
    x: float
    y: float
    radius: float
    label: Box | None


@dataclass(frozen=True, slots=True)
class CountryName:
    """A country's name in the middle of what is seen of it."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A drawing ready to be printed as SVG. `outside` are the spots that lie beyond its edges."""

    width: float
    height: float
    land: tuple[str, ...]
    countries: tuple[CountryName, ...]
    dots: tuple[Dot, ...]
    outside: tuple[Spot, ...]
    scale_km: int
    scale_px: float
    description: str


def place_map(spots: Sequence[Spot], *, width_px: float) -> PlaceMap | None:
    """Draw the window that holds most mentions; None without spots. Plate carrée, true to scale in its middle."""
    if not spots:
        return None
    ordered = sorted(spots, key=lambda s: (-s.reports, -s.mentions, s.name, s.latitude, s.longitude))
    view = _View.around(_inner(ordered), width_px=width_px)
    inside = [spot for spot in ordered if view.holds(spot)]
    km, px = _scale(view)
    scale = Box(0, view.height - 26, px + 70, 26)
    dots = _dots(view, inside, kept_free=scale)
    land = list(_land(view))
    return PlaceMap(
        width=view.width,
        height=view.height,
        land=tuple(_path(points) for _, points in land),
        countries=tuple(_country_names(land, dots, view, kept_free=scale)),
        dots=dots,
        outside=tuple(spot for spot in ordered if not view.holds(spot)),
        scale_km=km,
        scale_px=px,
        description="Map of " + ", ".join(dot.spot.name for dot in dots[:12]),
    )


def window_of(spots: Sequence[Spot], *, share: float = _SHARE_SHOWN) -> Window | None:
    """The part of the world that holds a share of all mentions, as `place_map` draws it; None without spots."""
    ordered = sorted(spots, key=lambda s: (-s.reports, -s.mentions, s.name, s.latitude, s.longitude))
    return _View.around(_inner(ordered, share), width_px=1.0).window if ordered else None


@dataclass(frozen=True, slots=True)
class _View:
    """A window and the drawing's units: pixels from the upper left corner."""

    window: Window
    width: float
    height: float

    @classmethod
    def around(cls, spots: Sequence[Spot], *, width_px: float) -> _View:
        """Room for all of the spots, with a margin, neither very flat nor very tall."""
        xs, ys = [s.longitude for s in spots], [s.latitude for s in spots]
        middle = (min(ys) + max(ys)) / 2
        narrowing = max(0.2, cos(radians(middle)))
        tall = max(max(ys) - min(ys), _LEAST_SPAN_DEGREES) * (1 + 2 * _MARGIN)
        wide = max(max(xs) - min(xs), _LEAST_SPAN_DEGREES) * (1 + 2 * _MARGIN) * narrowing
        wide = max(wide, tall / _TALLEST)
        tall = max(tall, wide * _FLATTEST)
        x = (min(xs) + max(xs)) / 2
        half_x, half_y = wide / narrowing / 2, tall / 2
        window = Window(x - half_x, middle - half_y, x + half_x, middle + half_y)
        return cls(window, width_px, width_px * tall / wide)

    def with_margin(self) -> Window:
        """The window and a little more, so that a cut shows no edge."""
        window = self.window
        x, y = (window.east - window.west) / 50, (window.north - window.south) / 50
        return Window(window.west - x, window.south - y, window.east + x, window.north + y)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        window = self.window
        return (
            (longitude - window.west) / (window.east - window.west) * self.width,
            (window.north - latitude) / (window.north - window.south) * self.height,
        )

    def holds(self, spot: Spot) -> bool:
        window = self.window
        within = window.west <= spot.longitude <= window.east
        return within and window.south <= spot.latitude <= window.north


def _inner(ordered: Sequence[Spot], share_shown: float = _SHARE_SHOWN) -> list[Spot]:
    """The spots nearest the weighted middle that make up most mentions."""
    weights = [spot.reports * sqrt(spot.mentions) for spot in ordered]
    latitude = _median([s.latitude for s in ordered], weights)
    longitude = _median([s.longitude for s in ordered], weights)
    nearest = sorted(
        zip(ordered, weights, strict=True),
        key=lambda item: (
            (item[0].latitude - latitude) ** 2
            + ((item[0].longitude - longitude) * cos(radians(latitude))) ** 2
        ),
    )
    kept: list[Spot] = []
    weight = 0.0
    for spot, share in nearest:
        if kept and weight >= share_shown * sum(weights):
            break
        kept.append(spot)
        weight += share
    return kept


def _land(view: _View) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Countries' lines as drawn, as fine as a screen shows; what is smaller than a dot is left out."""
    for outline in outlines(view.with_margin()):
        drawn: list[tuple[float, float]] = []
        last_x = last_y = -_FAR_PX
        for x, y in (view.at(*point) for point in outline.points):
            if abs(x - last_x) + abs(y - last_y) >= _TOLD_APART_PX:
                drawn.append((x, y))
                last_x, last_y = x, y
        if len(drawn) > 2:
            yield outline.country, drawn


def _median(values: Sequence[float], weights: Sequence[float]) -> float:
    half, seen = sum(weights) / 2, 0.0
    for value, weight in sorted(zip(values, weights, strict=True)):
        seen += weight
        if seen >= half:
            return value
    return 0.0


def _dots(view: _View, spots: Sequence[Spot], *, kept_free: Box) -> tuple[Dot, ...]:
    most = max((spot.mentions for spot in spots), default=1)
    taken: list[Box] = []
    found = []
    placed = []
    for spot in spots:
        x, y = view.at(spot.longitude, spot.latitude)
        radius = max(_LEAST_RADIUS_PX, _MOST_RADIUS_PX * sqrt(spot.mentions / most))
        placed.append((spot, x, y, radius))
        taken.append(Box(x - radius, y - radius, 2 * radius, 2 * radius))
    for number, (spot, x, y, radius) in enumerate(placed):
        others = [kept_free, *(box for at, box in enumerate(taken) if at != number)]
        label = next((b for b in _beside(spot.name, x, y, radius) if _free(b, others, view)), None)
        if label:
            taken.append(label)
        found.append(Dot(spot, x, y, radius, label))
    return tuple(found)


def _beside(name: str, x: float, y: float, radius: float) -> Iterable[Box]:
    wide, tall = width_px(name, _LABEL_PX), _LABEL_PX + 3
    gap = radius + 3
    yield Box(x + gap, y - tall / 2, wide, tall)
    yield Box(x - gap - wide, y - tall / 2, wide, tall)
    yield Box(x - wide / 2, y - gap - tall, wide, tall)
    yield Box(x - wide / 2, y + gap, wide, tall)
    yield Box(x + gap * 0.7, y + gap * 0.7, wide, tall)
    yield Box(x + gap * 0.7, y - gap * 0.7 - tall, wide, tall)
    yield Box(x - gap * 0.7 - wide, y + gap * 0.7, wide, tall)
    yield Box(x - gap * 0.7 - wide, y - gap * 0.7 - tall, wide, tall)


def _free(box: Box, taken: Sequence[Box], view: _View) -> bool:
    if box.x < 2 or box.y < 2 or box.right > view.width - 2 or box.bottom > view.height - 2:
        return False
    return not any(box.overlaps(other) for other in taken)


def _country_names(
    land: Sequence[tuple[str, Sequence[tuple[float, float]]]],
    dots: Sequence[Dot],
    view: _View,
    *,
    kept_free: Box,
) -> Iterable[CountryName]:
    taken = [kept_free, *(dot.label for dot in dots if dot.label)]
    taken += [Box(d.x - d.radius, d.y - d.radius, 2 * d.radius, 2 * d.radius) for d in dots]
    for name, points in sorted(land, key=lambda item: -_area(item[1])):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide = width_px(name, _COUNTRY_PX) * 1.15
        if max(xs) - min(xs) < wide or max(ys) - min(ys) < 2 * _COUNTRY_PX:
            continue
        for share in (0.5, 0.35, 0.65, 0.2, 0.8):
            y = min(ys) + share * (max(ys) - min(ys))
            x = _middle_at(points, y)
            if x is None:
                continue
            box = Box(x - wide / 2, y - _COUNTRY_PX, wide, 1.4 * _COUNTRY_PX)
            if _free(box, taken, view):
                taken.append(box)
                yield CountryName(name, x, y)
                break


def _middle_at(points: Sequence[tuple[float, float]], y: float) -> float | None:
    """The middle of the widest stretch of a shape at a height."""
    crossings = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in zip(points, [*points[1:], points[0]], strict=True)
        if (a[1] <= y) is not (b[1] <= y)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return None
    left, right = max(stretches, key=lambda s: s[1] - s[0])
    return (left + right) / 2


def _area(points: Sequence[tuple[float, float]]) -> float:
    around = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in around)) / 2


def _path(points: Sequence[tuple[float, float]]) -> str:
    """Each point as the step from the last, in tenths of a pixel: half as long as where it stands."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    steps = (f"{(b[0] - a[0]) / 10:g} {(b[1] - a[1]) / 10:g}" for a, b in pairwise(tenths))
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{' '.join(steps)}Z"


def _scale(view: _View) -> tuple[int, float]:
    """A round number of kilometres and its length in the drawing, under a quarter of its width."""
    px_per_km = view.height / ((view.window.north - view.window.south) * 111.2)
    steps = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
    fitting = [km for km in steps if km * px_per_km <= view.width / 4]
    km = fitting[-1] if fitting else 1
    return km, km * px_per_km
