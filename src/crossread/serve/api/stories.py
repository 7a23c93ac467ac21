"""GET /stories, /stories/{story}, /stories/{story}/reports, /facets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.facets import FacetsAnswer, facets_answer
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.reports import ReportRow, story_reports
from crossread.serve.answers.stories import StoryCard, StoryQuery, stories_page, story_card
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["stories"])


@router.get("/stories")
def get_stories(
    served: Served, visitor: Reader, query: Annotated[StoryQuery, Query()]
) -> PageAnswer[StoryCard]:
    """Stories, filtered, ordered and paged: each with its counts, its days, and what is solid and disputed in it."""
    return stories_page(served.library, query, offset=query.offset, limit=query.limit)


@router.get("/stories/{story}")
def get_story(served: Served, visitor: Reader, story: str) -> StoryCard:
    """One story at a glance; what hangs on it has addresses below this one."""
    return story_card(served.library, story)


@router.get("/stories/{story}/reports")
def get_story_reports(
    served: Served, visitor: Reader, story: str, paging: Annotated[Paging, Query()]
) -> PageAnswer[ReportRow]:
    """The reports of a story, the newest first."""
    return story_reports(served.library, story, offset=paging.offset, limit=paging.limit)


@router.get("/facets")
def get_facets(served: Served, visitor: Reader) -> FacetsAnswer:
    """By what stories and reports can be filtered."""
    return facets_answer(served.library)
