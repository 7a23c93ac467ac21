"""GET /stories/{story}/timeline, /map, /control, /figures/series and /figures/estimates."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from crossread.serve.answers.basemap import BasemapAnswer, basemap_json
from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.control import ControlQuery, control_page
from crossread.serve.answers.control_facts import StatementAnswer
from crossread.serve.answers.distance_facts import MapDistance
from crossread.serve.answers.estimate_facts import EstimateAnswer
from crossread.serve.answers.figure_facts import FigureSeries
from crossread.serve.answers.figures import EstimateQuery, FigureQuery, estimates_page, series_page
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.place_facts import StoryPlace
from crossread.serve.answers.places import (
    PlaceDetail,
    PlaceQuery,
    distances_page,
    known_places_page,
    place_detail,
    unlocated_page,
)
from crossread.serve.answers.tellings import TellingAnswer
from crossread.serve.answers.timeline import (
    HappeningDetail,
    TimelineAnswer,
    TimelineQuery,
    happening_detail,
    timeline_answer,
)
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["space and time"], prefix="/stories/{story}")

Part = Annotated[Paging, Query()]


@router.get("/timeline")
def get_timeline(
    served: Served, visitor: Reader, story: str, wanted: Annotated[TimelineQuery, Query()]
) -> TimelineAnswer:
    """What happened and what was published on some days of a story; without days asked for, on the story's own."""
    return timeline_answer(served.library, story, wanted)


@router.get("/timeline/{happening}")
def get_happening(
    served: Served, visitor: Reader, story: str, happening: str, paging: Part
) -> HappeningDetail:
    """One happening, with the sentences that tell it."""
    return happening_detail(served.library, story, happening, paging)


@router.get("/map/places")
def get_places(
    served: Served, visitor: Reader, story: str, wanted: Annotated[PlaceQuery, Query()]
) -> PageAnswer[StoryPlace]:
    """The places of a story once each, with what they are known as and how exactly; those that most reports name first."""
    return known_places_page(served.library, story, wanted)


@router.get("/map/place")
def get_place(
    served: Served,
    visitor: Reader,
    story: str,
    id: Annotated[str, Query(max_length=300, description="the gazetteer's id")],  # noqa: A002  its name in the address
) -> PlaceDetail:
    """One place: who names it, what happened there, who is said to hold it, how far it is said to be."""
    return place_detail(served.library, story, id)


@router.get("/map/unlocated")
def get_unlocated(served: Served, visitor: Reader, story: str, paging: Part) -> PageAnswer[TellingAnswer]:
    """Names of places that are in no gazetteer, or could be any of several places: one mention of each."""
    return unlocated_page(served.library, story, paging)


@router.get("/map/distances")
def get_distances(served: Served, visitor: Reader, story: str, paging: Part) -> PageAnswer[MapDistance]:
    """Stated distances that the map does not bear out, with both ends and where the statement would lead."""
    return distances_page(served.library, story, paging)


@router.get("/map/land", response_model=BasemapAnswer)
def get_land(served: Served, visitor: Reader, story: str) -> Response:
    """Countries as GeoJSON: the whole world, fine where the story's places lie, under 300 kB."""
    return Response(basemap_json(served.library, story), media_type="application/json")


@router.get("/control")
def get_control(
    served: Served, visitor: Reader, story: str, wanted: Annotated[ControlQuery, Query()]
) -> PageAnswer[StatementAnswer]:
    """Who is said to hold what, and who says so; with a day, what was said last of each place by then."""
    return control_page(served.library, story, wanted)


@router.get("/figures/series")
def get_series(
    served: Served, visitor: Reader, story: str, wanted: Annotated[FigureQuery, Query()]
) -> PageAnswer[FigureSeries]:
    """How many, by what is counted and where: every number with the voice and the reports that give it."""
    return series_page(served.library, story, wanted)


@router.get("/figures/estimates")
def get_estimates(
    served: Served, visitor: Reader, story: str, wanted: Annotated[EstimateQuery, Query()]
) -> PageAnswer[EstimateAnswer]:
    """Best, low and high of a story's events, by the rule of UCDP or of ACLED."""
    return estimates_page(served.library, story, wanted)
