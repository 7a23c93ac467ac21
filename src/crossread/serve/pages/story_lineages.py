"""The accounts of a story: drawn, and told one by one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.serve.answers.lineage_drawing import lineage_drawing
from crossread.serve.answers.lineages import LineageQuery, RelationQuery, lineages_page, relations_page
from crossread.serve.answers.story import story_head
from crossread.serve.pages.links import link_to
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_DRAWN = {"cards": 40, "account_cards": 10}
_MOST_BETWEEN = 10


class AccountsAsked(LineageQuery):
    """A part of the list of accounts."""

    limit: int = Field(default=20, ge=1, le=50)


@router.get("/stories/{story}/lineages")
def show_lineages(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[AccountsAsked, Query()]
) -> Response:
    """The drawing, the accounts, and what ties accounts without making them one."""
    between = RelationQuery(between=True, limit=_MOST_BETWEEN)
    given = {
        "head": story_head(served.library, story),
        "section": "lineages",
        "drawing": lineage_drawing(served.library, story, **_DRAWN),
        "accounts": lineages_page(served.library, story, wanted),
        "between": relations_page(served.library, story, between),
        "link": link_to(f"/stories/{story}/lineages", wanted),
    }
    return page(request, "story_lineages.html", given)


@router.get("/stories/{story}/relations")
def show_relations(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[RelationQuery, Query()]
) -> Response:
    """How reports of the story stand to one another, all of it."""
    given = {
        "head": story_head(served.library, story),
        "section": "lineages",
        "wanted": wanted,
        "relations": relations_page(served.library, story, wanted),
        "link": link_to(f"/stories/{story}/relations", wanted),
    }
    return page(request, "story_relations.html", given)
