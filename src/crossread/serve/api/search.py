"""GET /search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.search import SearchAnswer, SearchQuery, search_page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["search"])


@router.get("/search")
def get_passages(served: Served, visitor: Reader, query: Annotated[SearchQuery, Query()]) -> SearchAnswer:
    """Passages that hold every word of `q`, best first."""
    return search_page(served.library, query.q, offset=query.offset, limit=query.limit)
