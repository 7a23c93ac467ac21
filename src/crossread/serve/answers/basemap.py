"""The land under a story's map, as GeoJSON: the whole world, fine where the story's places lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from crossread.domain.facts import PlacePrecision
from crossread.export.basemap import Degrees, Window
from crossread.export.basemap_land import Land, country_at, land
from crossread.export.place_map import PlaceMap, Spot, place_map, window_of
from crossread.serve.answers.common import Answer
from crossread.serve.answers.place_facts import StoryPlace
from crossread.serve.answers.stories import story_version
from crossread.serve.answers.story_facts import story_facts
from crossread.serve.library import Library

_FINENESSES = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64)  # degrees between two points of a line
_MOST_PIXELS = 4000  # across the window, a few zooms in: what is finer is not seen
_MOST_POINTS = 13_000  # some 230 kB
_WORLD = Window(-170.0, -55.0, 170.0, 75.0)
_WIDTHS_PX = (("wide", 1000.0), ("middle", 720.0), ("narrow", 350.0))
_SHARE_SEEN = 0.6  # of all mentions, to begin with: whoever wants more zooms out
_SPOTS = (PlacePrecision.EXACT, PlacePrecision.TOWN)


class CountryProperties(Answer):
    """A country's name, and the id of the place of the story that it is, None where no report names it."""

    name: str
    place: str | None


class CountryGeometry(Answer):
    """GeoJSON, RFC 7946: polygons of one closed line each, degrees of longitude and latitude (WGS 84)."""

    type: Literal["MultiPolygon"] = "MultiPolygon"
    coordinates: tuple[tuple[tuple[Degrees, ...], ...], ...]


class CountryFeature(Answer):
    """One country."""

    type: Literal["Feature"] = "Feature"
    properties: CountryProperties
    geometry: CountryGeometry


class BasemapAnswer(Answer):
    """Countries as a GeoJSON feature collection; `bbox` is where the story mainly happens: west, south, east, north."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    bbox: tuple[float, float, float, float]
    features: tuple[CountryFeature, ...]


def basemap_answer(library: Library, story_id: str) -> BasemapAnswer:
    """The land for a story.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return _made([one.place for one in story_facts(library, story_id).places])


def basemap_json(library: Library, story_id: str) -> bytes:
    """The same as JSON, UTF-8; kept, because it is large and never changes.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("basemap as JSON", story_id, story_version(library, story_id))
    return library.kept(key, lambda: basemap_answer(library, story_id).model_dump_json().encode())


def still_maps(
    library: Library, story_id: str, places: tuple[StoryPlace, ...]
) -> tuple[tuple[str, PlaceMap], ...]:
    """Drawings of some towns of a story, by the style name of the screens each is for; a spot's anchor is the place's id.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("still maps", story_id, story_version(library, story_id), tuple(one.id for one in places))
    return library.kept(key, lambda: tuple(_drawn(places)))


def story_window(places: list[StoryPlace]) -> Window:
    """Where a story mainly happens: around its towns, else its provinces and countries, else the world."""
    towns = [one for one in places if one.precision in _SPOTS] or places
    spots = [Spot(o.name, o.latitude, o.longitude, o.reports, o.mentions, "") for o in towns]
    return window_of(spots, share=_SHARE_SEEN) or _WORLD


def _drawn(places: tuple[StoryPlace, ...]) -> Iterator[tuple[str, PlaceMap]]:
    spots = [
        Spot(one.name, one.latitude, one.longitude, one.reports, one.mentions, one.id)
        for one in places
        if one.precision in _SPOTS
    ]
    for name, width_px in _WIDTHS_PX:
        found = place_map(spots, width_px=width_px)
        if found:
            yield name, found


def _made(places: list[StoryPlace]) -> BasemapAnswer:
    window = story_window(places)
    named = {
        country: one.id
        for one in reversed(places)
        if one.precision is PlacePrecision.COUNTRY and (country := country_at(one.longitude, one.latitude))
    }
    return BasemapAnswer(
        bbox=(window.west, window.south, window.east, window.north),
        features=tuple(_feature(country, named.get(country.name)) for country in _land(window)),
    )


def _land(window: Window) -> tuple[Land, ...]:
    """As fine as is small enough to send."""
    found: tuple[Land, ...] = ()
    pixel = (window.east - window.west) / _MOST_PIXELS
    for fineness in [step for step in _FINENESSES if step >= pixel] or _FINENESSES[-1:]:
        found = land(window, fine_degrees=fineness)
        if sum(len(line) for country in found for line in country.polygons) <= _MOST_POINTS:
            break
    return found


def _feature(country: Land, place: str | None) -> CountryFeature:
    return CountryFeature(
        properties=CountryProperties(name=country.name, place=place),
        geometry=CountryGeometry(coordinates=tuple(((*line, line[0]),) for line in country.polygons)),
    )
