"""The map of a story: where it happens, who is said to hold what, which stated distances do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.domain.facts import ControlChange, PlacePrecision
from crossread.export.basemap import Window
from crossread.serve.answers.basemap import still_maps, story_window
from crossread.serve.answers.control import ControlQuery, control_days_of, control_page
from crossread.serve.answers.distance_facts import MapDistance
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.places import (
    PlaceQuery,
    distances_page,
    known_places_page,
    place_detail,
    unlocated_page,
)
from crossread.serve.answers.story import story_head
from crossread.serve.library import Library
from crossread.serve.pages.links import link_to
from crossread.serve.pages.story_sections import section_page
from crossread.serve.pages.templating import page
from crossread.serve.pages.wordings import cited_pieces
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

STANDS_FOR = {
    PlacePrecision.EXACT: "the place itself",
    PlacePrecision.TOWN: "town",
    PlacePrecision.ADMIN1: "province",
    PlacePrecision.COUNTRY: "country",
}
LEFT = frozenset(change.value for change in (ControlChange.LOST, ControlChange.WITHDREW))
_MOST_UNLOCATED = 60
_MARGIN = 0.1  # of the window, around what it is widened for
_MOST_WIDENED = (
    3.0  # times: what lies farther off is likely another place of that name, and a button leads there
)


class MapAsked(PlaceQuery):
    """A part of the places, and the one that is shown whole."""

    place: Words = Field(default="", description="the place to show whole, by its gazetteer id")


@router.get("/stories/{story}/map")
def show_map(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[MapAsked, Query()]
) -> Response:
    """The map, with some of the places."""
    return section_page(
        request,
        served.library,
        story,
        section="map",
        template="story_map.html",
        make=lambda: _given(served.library, story, wanted),
    )


@router.get("/stories/{story}/map/place")
def show_place(
    request: Request,
    served: Served,
    visitor: Reader,
    story: str,
    id: Annotated[str, Query(max_length=300)],  # noqa: A002  its name in the address
) -> Response:
    """One place: what is said to have happened there."""
    given = {
        "head": story_head(served.library, story),
        "section": "map",
        "one": place_detail(served.library, story, id),
        **_said(),
    }
    return page(request, "story_place.html", given)


def _given(library: Library, story: str, wanted: MapAsked) -> Mapping[str, Any]:
    places = known_places_page(library, story, wanted)
    distances = distances_page(library, story, Paging(limit=20))
    window = widened(story_window(list(places.items)), distances.items)
    return {
        "wanted": wanted,
        "named": places,
        "window": ",".join(f"{side:.3f}" for side in (window.west, window.south, window.east, window.north)),
        "stills": still_maps(library, story, places.items),
        "distances": distances,
        "statements": control_page(library, story, ControlQuery(limit=200)),
        "days": control_days_of(library, story),
        "unlocated": unlocated_page(library, story, Paging(limit=_MOST_UNLOCATED)),
        "one": place_detail(library, story, wanted.place) if wanted.place else None,
        "link": link_to(f"/stories/{story}/map", wanted),
        **_said(),
    }


def widened(window: Window, distances: Iterable[MapDistance]) -> Window:
    """The window, with both ends of every distance that stands above the map."""
    ends = [end for one in distances for end in (one.origin, one.subject)]
    outside = [
        end
        for end in ends
        if not (window.west <= end.longitude <= window.east and window.south <= end.latitude <= window.north)
    ]
    if not outside:
        return window
    wide, tall = window.east - window.west, window.north - window.south
    x, y = wide * _MARGIN, tall * _MARGIN
    found = Window(
        min(window.west, *(end.longitude - x for end in outside)),
        min(window.south, *(end.latitude - y for end in outside)),
        max(window.east, *(end.longitude + x for end in outside)),
        max(window.north, *(end.latitude + y for end in outside)),
    )
    near = (
        found.east - found.west <= wide * _MOST_WIDENED and found.north - found.south <= tall * _MOST_WIDENED
    )
    return found if near else window


def _said() -> Mapping[str, Any]:
    return {"stands_for": STANDS_FOR, "left": LEFT, "pieces": cited_pieces}
