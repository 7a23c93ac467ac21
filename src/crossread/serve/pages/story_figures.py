"""The figures of a story: every number with who gives it, and what they come to by event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.domain.events import EstimateRule
from crossread.export.page_estimates import RULES
from crossread.serve.answers.figures import (
    EstimateQuery,
    FigureQuery,
    estimates_page,
    kinds_counted,
    series_page,
)
from crossread.serve.library import Library
from crossread.serve.pages.figure_drawing import series_drawing
from crossread.serve.pages.links import link_to
from crossread.serve.pages.story_sections import section_page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_MOST_ESTIMATES = 40
_MOST_ROWS = 25  # of a series, in a list of them
_ALL = 1000


class FiguresAsked(FigureQuery):
    """A part of the figures, and the rule by which events are summed up."""

    limit: int = Field(default=12, ge=1, le=50)
    rule: EstimateRule = EstimateRule.UCDP


@router.get("/stories/{story}/figures")
def show_figures(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[FiguresAsked, Query()]
) -> Response:
    """Some of the figures."""
    return section_page(
        request,
        served.library,
        story,
        section="figures",
        template="story_figures.html",
        make=lambda: _given(served.library, story, wanted),
    )


def _given(library: Library, story: str, wanted: FiguresAsked) -> Mapping[str, Any]:
    series = series_page(library, story, wanted)
    return {
        "wanted": wanted,
        "series": series,
        "drawn": [series_drawing(one, rows=_ALL if wanted.series else _MOST_ROWS) for one in series.items],
        "kinds": kinds_counted(library, story),
        "estimates": estimates_page(library, story, EstimateQuery(rule=wanted.rule, limit=_MOST_ESTIMATES)),
        "rules": [(rule.value, *RULES[rule]) for rule in EstimateRule],
        "link": link_to(f"/stories/{story}/figures", wanted),
    }
