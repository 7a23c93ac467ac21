"""GET /stories/{story}/entities, /places, /figures, /events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.fact_values import EntityAnswer, EventAnswer, FigureAnswer, PlaceMentionAnswer
from crossread.serve.answers.facts import entities_page, events_page, figures_page, places_page
from crossread.serve.answers.paging import Paging
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["facts"])

Part = Annotated[Paging, Query()]


@router.get("/stories/{story}/entities")
def get_entities(served: Served, visitor: Reader, story: str, paging: Part) -> PageAnswer[EntityAnswer]:
    """Who and what the reports of a story name, those of most reports first."""
    return entities_page(served.library, story, paging)


@router.get("/stories/{story}/places")
def get_places(served: Served, visitor: Reader, story: str, paging: Part) -> PageAnswer[PlaceMentionAnswer]:
    """Every name of a place, report by report, with where it lies and what decided that."""
    return places_page(served.library, story, paging)


@router.get("/stories/{story}/figures")
def get_figures(served: Served, visitor: Reader, story: str, paging: Part) -> PageAnswer[FigureAnswer]:
    """Every figure, report by report, with its range, place, time and source."""
    return figures_page(served.library, story, paging)


@router.get("/stories/{story}/events")
def get_events(served: Served, visitor: Reader, story: str, paging: Part) -> PageAnswer[EventAnswer]:
    """What happened: events of several reports, with the codings behind them, then those of single reports."""
    return events_page(served.library, story, paging)
