"""Places that words name, on the map or not: a town, a street, a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from crossread.domain.facts import Place
from crossread.gazetteer.geometry import distance_km, town_radius_km

PART, BUILDING, GROUND = "part", "building", "ground"
"""Levels below the town: of the first and either other neither surely holds the other."""

FACILITY = "facility"
"""The sort of buildings and grounds with a name that no word marks."""

ONE_NAME = 75.0
"""rapidfuzz's ratio from which two names are one: Khan Sheikhun and Khan Shaykhun."""

_NEIGHBOURS_KM = 12.0  # villages this close are told of as one place
_BESIDE = (frozenset((PART, GROUND)), frozenset((PART, BUILDING)))


@dataclass(frozen=True, slots=True)
class Where:
    """One place as told. `words` are those that tell it from others of its `sort` ("street", "kitchen"), folded.

    `level` is "part" of a building or its grounds, "building", "ground" that holds buildings, or "town"; `place` is None
    where the map does not surely know it; `slack_km` is what "near" and "the X area" leave open.
    """

    sort: str
    words: tuple[str, ...]
    level: str
    is_named: bool
    place: Place | None
    slack_km: float = 0.0


def excludes(a: Where, b: Where) -> bool:
    """Whether one thing was hardly at both: towns far apart, places of two sorts, or of one sort with two names.

    None of a building and a street, a street and a town: either may lie in the other.
    """
    if a.place is not None and b.place is not None:
        return a.place.name != b.place.name and are_apart(a.place, b.place, slack_km=a.slack_km + b.slack_km)
    if a.level != b.level and frozenset((a.level, b.level)) not in _BESIDE:
        return False
    mine, theirs = _beyond(a.words, b.words), _beyond(b.words, a.words)
    if a.sort == b.sort:  # "the hall" and "the school hall" may be one
        return bool(mine and theirs) and not _alike(mine, theirs)
    shared = bool(a.words and b.words) and not (mine or theirs)
    return not shared and not _alike((*a.words, a.sort), (*b.words, b.sort))


def may_be_one(a: Where, b: Where) -> bool:
    """Whether the words, or the map, say that they are one place."""
    if a.place is not None and b.place is not None:
        return a.place.id == b.place.id or a.place.name == b.place.name
    return _alike((*a.words, a.sort), (*b.words, b.sort)) or (
        a.sort == b.sort and not (_beyond(a.words, b.words) and _beyond(b.words, a.words))
    )


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
