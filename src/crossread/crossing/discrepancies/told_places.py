"""Places that a report says something happened at: which happening, and where on the map."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from crossread.crossing.discrepancies.told_days import events_by_passage, happening_near
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.domain.facts import Place, PlacePrecision
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation
from crossread.gazetteer.geometry import distance_km, town_radius_km
from crossread.text.names import fold_name

_SURE = 0.8
_ONE_NAME = 75.0  # rapidfuzz's ratio: Khan Sheikhun and Khan Shaykhun
_AT = re.compile(
    r"\b(?P<how>in|at|near|outside|off|around|into)(?: the)?(?: [a-z][\w-]*){0,4}(?: of)? $", re.IGNORECASE
)
_AROUND = re.compile(r"\b(?:near|outside|off|around|suburb\w*|outskirts|environs)\b", re.IGNORECASE)
_AREA = re.compile(r"(?: metro\w*)? (?:area|region|suburbs?|outskirts)\b", re.IGNORECASE)
_BEFORE_CHARS = 50
_NEARBY_KM = 30.0  # what "near", "outside", "suburban" and "the X area" leave open
_NEIGHBOURS_KM = 12.0  # villages this close are told of as one place
_LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)
_QUARTERS = ("PPLX", "PPLH", "PPLQ", "PPLW")


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """Where the happening `event` (index among the reading's events) is put; `slack_km` is what the words leave open."""

    citation: Citation
    text: str
    event: int
    place: Place
    slack_km: float


def told_places(report: Prepared) -> tuple[tuple[ToldPlace, ...], ...]:
    """Per passage the towns that something happened in; what a person or body is "of" is no such place."""
    found: list[list[ToldPlace]] = [[] for _ in report.passages]
    facilities = {m.span for m in report.reading.mentions if m.kind is MentionKind.FACILITY}
    text, events = report.report.text, events_by_passage(report)
    for mention in report.reading.places:
        place = mention.place
        if (
            place is None
            or mention.score < _SURE
            or place.precision not in _LYING
            or place.feature in _QUARTERS
        ):
            continue
        at = passage_at(report, mention.span)
        if at is None or (mention.span in facilities and place.precision is not PlacePrecision.EXACT):
            continue
        start = max(report.passages[at].span.start, mention.span.start - _BEFORE_CHARS)
        link = _AT.search(text[start : mention.span.start])
        event = happening_near(report, mention.span, events[at]) if link else None
        if link is not None and event is not None and is_of_the_town(mention.span.of(text), place):
            around = _AROUND.search(link.group()) or _AREA.match(text, mention.span.end)
            slack = _NEARBY_KM if around else 0.0
            words = " ".join(mention.span.of(text).split())
            found[at].append(ToldPlace(Citation(report.id, mention.span), words, event, place, slack))
    return tuple(tuple(places) for places in found)


def is_of_the_town(printed: str, place: Place) -> bool:
    """Whether the words are the town's name, not that of a street or a hall whose town was guessed."""
    return fuzz.ratio(fold_name(printed), fold_name(place.name)) >= _ONE_NAME


def exclude(a: ToldPlace, b: ToldPlace) -> bool:
    """Whether one happening cannot have been at both."""
    if a.place.id == b.place.id or a.place.name == b.place.name:
        return False
    return are_apart(a.place, b.place, slack_km=a.slack_km + b.slack_km)


def are_apart(a: Place, b: Place, *, slack_km: float = 0.0) -> bool:
    """Whether two towns lie too far from each other to be told of as one place."""
    reach = town_radius_km(a.population) + town_radius_km(b.population)
    return apart_km(a, b) > reach + slack_km + _NEIGHBOURS_KM


def apart_km(a: Place, b: Place) -> float:
    """Great-circle distance of the two."""
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude)
