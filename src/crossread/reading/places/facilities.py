"""Airports, hospitals, streets and other things that lie in a town: the town they are said to be in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.span import Span
from crossread.gazetteer.geometry import distance_km
from crossread.reading.ground import Ground
from crossread.reading.places.resolving import UNFOUND, Resolution
from crossread.reading.wordlists import word_list

_IN = re.compile(
    r",? (?:[a-z-]+ )?(?:in|at|near|outside|of|on the outskirts of) (?:the )?(?:[a-z-]+ (?:of )?){0,3}$|, $"
)
_OF = re.compile(r"(?:[’']s?)? (?:[a-z-]+ ){0,2}$")
_LARGEST_TOWN_KM = (
    60.0  # an airport named for its city lies no farther off: the farthest of 40 large ones is 56 km
)
_FINE = (PlacePrecision.TOWN, PlacePrecision.EXACT)


def facility_mention(
    span: Span, ground: Ground, found: Resolution, *, named: Sequence[tuple[Span, Resolution]]
) -> PlaceMention:
    """A facility with its town.

    `found` is what its own name resolves to, `named` the places of the text with theirs, in text order. The town is the
    one in its name or beside it ("in Idlib", "Idlib's"), else the nearest named in the same passage, else the
    nearest before it. One that is in the gazetteer itself keeps its own coordinates.
    """
    itself = (
        found.place if found.place is not None and found.place.precision is PlacePrecision.EXACT else None
    )
    by_name = found.place if itself is None else None
    town, how = _town(span, ground, by_name=by_name, named=named, near=itself)
    if itself is not None:
        return PlaceMention(span, itself, found.score, found.reasons, town)
    if town is not None:
        resolved = next(r for s, r in named if s == town)
        return PlaceMention(span, resolved.place, resolved.score, (how,), town)
    return PlaceMention(
        span, by_name, found.score if by_name else 0.0, found.reasons if by_name else (UNFOUND,)
    )


def _town(
    span: Span,
    ground: Ground,
    *,
    by_name: Place | None,
    named: Sequence[tuple[Span, Resolution]],
    near: Place | None,
) -> tuple[Span | None, str]:
    towns = [
        (s, r)
        for s, r in named
        if r.place is not None and r.place.precision in _FINE and not s.overlaps(span)
    ]
    if near is not None:
        towns = [(s, r) for s, r in towns if r.place is not None and _km(r.place, near) <= _LARGEST_TOWN_KM]
    if by_name is not None:
        same = [s for s, r in towns if r.place is not None and r.place.id == by_name.id]
        return (_nearest(span, same), f"named after {by_name.name}") if same else (None, "")
    beside = _beside(span, towns, ground.text)
    if beside is not None:
        return beside, f"said to be in {beside.of(ground.text)}"
    if not set(span.of(ground.text).casefold().split()) & word_list("place_facility_words.txt"):
        return None, ""
    passage = ground.passage_at(span.start)
    here = [s for s, _ in towns if passage is not None and passage.span.contains(s)]
    if here:
        nearest = _nearest(span, here)
        return nearest, f"named in one sentence with {nearest.of(ground.text)}" if nearest else ""
    before = [s for s, _ in towns if s < span]
    return (before[-1], f"told of after {before[-1].of(ground.text)}") if before else (None, "")


def _beside(span: Span, towns: Sequence[tuple[Span, Resolution]], text: str) -> Span | None:
    spans = [s for s, _ in towns]
    at = bisect_left(spans, span)
    if at < len(spans) and _IN.fullmatch(text[span.end : spans[at].start]):
        return spans[at]
    if at and _OF.fullmatch(text[spans[at - 1].end : span.start]):
        return spans[at - 1]
    return None


def _nearest(span: Span, spans: Collection[Span]) -> Span | None:
    return min(spans, key=lambda s: max(s.start, span.start) - min(s.end, span.end), default=None)


def _km(a: Place, b: Place) -> float:
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude)
