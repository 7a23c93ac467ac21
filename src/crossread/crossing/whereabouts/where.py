"""Places that words name, on the map or not: a town, a street, a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from crossread.domain.facts import Place
from crossread.gazetteer.geometry import distance_km, town_radius_km

FLOOR, ROOM, HOUSE, GROUND = "floor", "room", "house", "ground"
"""Levels below the town: no sort of floor, room or house holds another of its level; of ground names alone are apart."""

FACILITY = "facility"
"""The sort and level of buildings and grounds with a name that no word marks."""

ONE_NAME = 75.0
"""rapidfuzz's ratio from which two names are one: Khan Sheikhun and Khan Shaykhun."""

_NEIGHBOURS_KM = 12.0  # villages this close are told of as one place


@dataclass(frozen=True, slots=True)
class Where:
    """One place as told. `words` are those of a name that tell it from others of its `sort`, folded; () without a name.

    `level` is "floor", "room", "house", "ground", "facility" or "town"; `place` is None where the map does not surely know
    it; `slack_km` is what "near" and "the X area" leave open.
    """

    sort: str
    words: tuple[str, ...]
    level: str
    is_named: bool
    place: Place | None
    slack_km: float = 0.0


def excludes(a: Where, b: Where) -> bool:
    """Whether one thing was hardly at both, since neither can lie in the other.

    Towns that the map knows and that are apart; two names of one sort; two sorts of floors, rooms or houses.
    """
    if a.place is not None and b.place is not None:
        return a.place.name != b.place.name and are_apart(a.place, b.place, slack_km=a.slack_km + b.slack_km)
    if a.place is not None or b.place is not None or a.level != b.level or a.slack_km or b.slack_km:
        return False
    if a.sort == b.sort:
        told_apart = bool(_beyond(a.words, b.words) and _beyond(b.words, a.words))
        return a.is_named and b.is_named and told_apart and not _alike(a.words, b.words)
    return a.level in (FLOOR, ROOM, HOUSE)


def may_be_one(a: Where, b: Where) -> bool:
    """Whether the words, or the map, leave open that they are one place."""
    if a.place is not None and b.place is not None:
        return a.place.id == b.place.id or a.place.name == b.place.name
    return a.sort == b.sort and not (_beyond(a.words, b.words) and _beyond(b.words, a.words))


def are_apart(a: Place, b: Place, *, slack_km: float = 0.0) -> bool:
    """Whether two towns lie too far from each other to be told of as one place."""
    reach = town_radius_km(a.population) + town_radius_km(b.population)
    return apart_km(a, b) > reach + slack_km + _NEIGHBOURS_KM


def apart_km(a: Place, b: Place) -> float:
    """Great-circle distance of the two."""
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude)


def _beyond(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """The words of one that the other lacks, in any near spelling."""
    return tuple(word for word in one if not any(fuzz.ratio(word, x) >= ONE_NAME for x in other))


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return fuzz.ratio(" ".join(a), " ".join(b)) >= ONE_NAME
