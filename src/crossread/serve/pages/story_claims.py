"""The claims of a story as a table that is filtered and ordered."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crossread.serve.answers.claims import ClaimQuery, claims_page
from crossread.serve.answers.lineages import LineageQuery, lineages_page
from crossread.serve.answers.story import story_head
from crossread.serve.pages.links import link_to
from crossread.serve.pages.story import STATUS_MEANINGS
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()


@router.get("/stories/{story}/claims")
def show_claims(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[ClaimQuery, Query()]
) -> Response:
    """A part of the table."""
    given = {
        "head": story_head(served.library, story),
        "section": "claims",
        "wanted": wanted,
        "claims": claims_page(served.library, story, wanted),
        "accounts": lineages_page(served.library, story, LineageQuery(limit=200)).items,
        "meanings": STATUS_MEANINGS,
        "link": link_to(f"/stories/{story}/claims", wanted),
    }
    return page(request, "story_claims.html", given)
