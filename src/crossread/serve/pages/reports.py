"""The page with all reports of the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crossread.serve.answers.facets import facets_answer
from crossread.serve.answers.reports import ReportQuery, reports_page
from crossread.serve.answers.stories import story_card
from crossread.serve.pages.lists import active_filters, address, asked_of, pager, pushed, worth_dropping
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_PATH = "/reports"
_FILTERS = (
    ("story", "story"),
    ("q", "words"),
    ("outlet", "outlet"),
    ("language", "language"),
    ("after", "from"),
    ("before", "until"),
)


@router.get("/reports")
def show_reports(
    request: Request, served: Served, visitor: Reader, query: Annotated[ReportQuery, Query()]
) -> Response:
    """The reports of the desk, or of one story; htmx gets the list alone."""
    library, limit = served.library, served.configuration.page_size
    story = story_card(library, query.story) if query.story else None
    shown = reports_page(library, query, offset=query.offset, limit=limit)
    asked = asked_of(query, _FILTERS)
    active = active_filters(_PATH, asked, _FILTERS, shown_as={"story": story.title} if story else {})

    def total(other: ReportQuery) -> int:
        return reports_page(library, other, limit=1).total

    answer = page(
        request,
        "reports.html",
        {
            "story": story,
            "reports": shown.items,
            "total": shown.total,
            "pager": pager(_PATH, asked, shown),
            "active": active,
            "without": ()
            if shown.total
            else worth_dropping(query, active, lambda other: reports_page(library, other, limit=1).total),
            "query": query,
            "asked": asked,
            "facets": lambda: facets_answer(library),  # not asked for where the form stands already
        },
    )
    return pushed(answer, address(_PATH, asked))
