"""The town on the map that a name of a report surely means, and what the words around leave open."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from crossread.crossing.whereabouts.where import ONE_NAME
from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.layers import MentionKind
from crossread.text.names import fold_name

LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)
"""Precisions of places as small as a town."""

QUARTERS = ("PPLX", "PPLH", "PPLQ", "PPLW")
"""The gazetteer's classes for parts of towns, and for what is gone."""

_SURE = 0.8
_AROUND = re.compile(r"\b(?:near|outside|off|around|suburb\w*|outskirts|environs)\b", re.IGNORECASE)
_AREA = re.compile(r"(?: metro\w*)? (?:area|region|suburbs?|outskirts)\b", re.IGNORECASE)
_NEARBY_KM = 30.0


def town_of(mention: PlaceMention, printed: str, kind: MentionKind | None) -> Place | None:
    """The town of a mention, printed so and read as a name of that kind; None where it is no town, or not surely."""
    place = mention.place
    if place is None or place.precision not in LYING or place.feature in QUARTERS or mention.score < _SURE:
        return None
    hall = kind is MentionKind.FACILITY and place.precision is not PlacePrecision.EXACT
    return None if hall or not _is_of_the_town(printed, place) else place


def _is_of_the_town(printed: str, place: Place) -> bool:
    """Whether the words are the town's name, not that of a street or a hall whose town was guessed."""
    return fuzz.ratio(fold_name(printed), fold_name(place.name)) >= ONE_NAME


def slack_km(before: str, text: str, end: int) -> float:
    """What "near", "outside" and "the X area" leave open around a name that ends at `end`, placed by the words `before`."""
    return _NEARBY_KM if _AROUND.search(before) or _AREA.match(text, end) else 0.0
