"""Who calls whom what: a table for each group of actors, and the passages behind each number in it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.serve.answers.labels import LabelQuery, LabelUseQuery, label_uses_page, labels_page
from crossread.serve.answers.story import story_head
from crossread.serve.pages.links import link_to
from crossread.serve.pages.templating import page
from crossread.serve.pages.wordings import cited_pieces
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()


class TablesAsked(LabelQuery):
    """A part of the tables."""

    limit: int = Field(default=10, ge=1, le=50)


class UsesAsked(LabelUseQuery):
    """A part of the uses."""

    limit: int = Field(default=20, ge=1, le=50)


@router.get("/stories/{story}/labels")
def show_labels(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[TablesAsked, Query()]
) -> Response:
    """The tables."""

    def uses(**asked: str) -> str:
        return f"/stories/{story}/labels/uses?{urlencode(asked, errors='replace')}"

    given = {
        "head": story_head(served.library, story),
        "section": "labels",
        "tables": labels_page(served.library, story, wanted),
        "uses": uses,
        "link": link_to(f"/stories/{story}/labels", wanted),
    }
    return page(request, "story_labels.html", given)


@router.get("/stories/{story}/labels/uses")
def show_uses(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[UsesAsked, Query()]
) -> Response:
    """The passages."""
    given = {
        "head": story_head(served.library, story),
        "section": "labels",
        "wanted": wanted,
        "uses": label_uses_page(served.library, story, wanted),
        "pieces": cited_pieces,
        "link": link_to(f"/stories/{story}/labels/uses", wanted),
    }
    return page(request, "story_label_uses.html", given)
