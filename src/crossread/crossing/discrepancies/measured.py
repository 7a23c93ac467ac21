"""Two places, what reports say of how they lie to each other, and what the map says."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.discrepancies.finding import Point
from crossread.crossing.figures.ranges import is_hedged
from crossread.domain.facts import Place
from crossread.domain.layers import Number
from crossread.gazetteer.geometry import bearing_deg, bearing_of, distance_km, gap_deg, town_radius_km

# Beyond it no road explains a figure. Most countries' come to 1.2 to 1.5 of the straight line, the longest way round a
# mountain or a gulf between two large towns (Athens to Larissa) to 1.6; the labelled dev stories give the same cards at
# 1.5 and 1.6.
_LONGEST_ROAD = 1.6
_LEAST_ROUNDING = 0.03
# The map says so many times what is stated: of a place one cannot be sure of, another of that name is meant.
_LOST, _LOST_KM = 4.0, 150.0
WRONG_DEG = 67.5
"""A reporter may take the neighbouring point of eight (45), and places lie half a point (22.5) off."""
_FARTHEST_POINTED_KM = 2_500.0  # on the globe "west of" means less and less the farther away
_EIGHT_POINTS = (
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One statement about a pair of places.

    `km` is the least and the most that the words allow, `rounding` the share they may be out by; `turned` says that the
    place told of is the first of the pair.
    """

    point: Point
    subject: str
    km: tuple[float, float] | None
    rounding: float
    direction: str
    turned: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places; `places` only where both lie on the map. `counted_from` names the origin that no words name.

    `beyond_doubt` says that no other places of these names can be meant.
    """

    places: tuple[Place, Place] | None
    told: tuple[Told, ...]
    counted_from: str = ""
    beyond_doubt: bool = False

    @property
    def straight_km(self) -> float:
        """Great-circle distance; 0 where the map does not know."""
        if self.places is None:
            return 0.0
        a, b = self.places
        return distance_km(a.latitude, a.longitude, b.latitude, b.longitude)

    @property
    def slack_km(self) -> float:
        """How much of a distance lies inside the two towns."""
        return sum(town_radius_km(p.population) for p in self.places or ())

    def excess(self, told: Told) -> float:
        """How many times beyond what is possible a statement lies: 1 and less is possible."""
        if told.km is None or self.places is None:
            return 0.0
        low, high = told.km
        longest = self.straight_km * _LONGEST_ROAD + self.slack_km
        shortest = self.straight_km - self.slack_km
        too_long = low * (1 - told.rounding) / longest if longest > 0 else 0.0
        too_short = shortest / (high * (1 + told.rounding)) if high > 0 else 0.0
        return max(too_long, too_short)

    def is_lost(self, told: Told) -> bool:
        """Whether the two lie so much farther apart than said that the gazetteer has another place of that name."""
        if told.km is None or self.places is None or self.beyond_doubt:
            return False
        return self.straight_km > _LOST_KM and self.straight_km > _LOST * told.km[1]

    def fits(self, told: Told) -> bool:
        """Whether the map allows both the distance and the direction."""
        return self.places is not None and self.excess(told) <= 1 and not self.points_elsewhere(told)

    def points_elsewhere(self, told: Told) -> bool:
        """Whether the direction is not the map's; never where the towns nearly touch, or lie a continent apart."""
        far = 3 * self.slack_km < self.straight_km < _FARTHEST_POINTED_KM
        return bool(told.direction) and far and self.off_deg(told) > WRONG_DEG

    def between_deg(self, one: Told, other: Told) -> float:
        """Degrees between two directions told; 0 where one tells none."""
        if not one.direction or not other.direction:
            return 0.0
        turned = 180.0 if one.turned != other.turned else 0.0
        return gap_deg(bearing_of(one.direction) + turned, bearing_of(other.direction))

    def off_deg(self, told: Told) -> float:
        """Degrees between the direction told and the map's."""
        return gap_deg(self._bearing(told), bearing_of(told.direction)) if self.places else 0.0

    def true_direction(self, told: Told) -> str:
        """Where the place told of lies by the map, to the nearest of eight points."""
        return _EIGHT_POINTS[round(self._bearing(told) / 45) % 8]

    def _bearing(self, told: Told) -> float:
        """From the place counted from to the one told of."""
        if self.places is None:
            return 0.0
        origin, subject = self.places[::-1] if told.turned else self.places
        return bearing_deg(origin.latitude, origin.longitude, subject.latitude, subject.longitude)


def rounding(number: Number) -> float:
    """By what share a figure may be out through rounding: half its last unit ("230": 5), all of it where called rough."""
    value = number.best if number.best is not None else number.low or number.high
    if not value:
        return 0.0
    unit = 1.0
    while unit <= value and value % (unit * 10) == 0:
        unit *= 10
    return max(_LEAST_ROUNDING, unit * (1.0 if is_hedged(number) else 0.5) / value)


def range_km(number: Number | None, km: float | None) -> tuple[float, float] | None:
    """Least and most kilometres that a number allows whose middle is `km`; an open end is 0 or infinite."""
    if number is None or km is None or km <= 0:
        return None
    value = number.best if number.best is not None else km
    per_unit = km / value if number.best is not None and value > 0 else None
    if per_unit is None:
        known = [v for v in (number.low, number.high) if v is not None]
        per_unit = km / (sum(known) / len(known)) if known and sum(known) > 0 else None
    if per_unit is None:
        return None
    if number.low is None and number.high is None:
        return km, km
    low = 0.0 if number.low is None else number.low * per_unit
    high = float("inf") if number.high is None else number.high * per_unit
    return low, high
