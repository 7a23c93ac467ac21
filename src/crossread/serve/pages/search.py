"""The page that looks for words in every report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crossread.serve.answers.report_refs import outlets
from crossread.serve.answers.search import SearchQuery, search_page
from crossread.serve.pages.lists import address, pager, pushed
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_PATH = "/search"


@router.get("/search")
def show_search(
    request: Request, served: Served, visitor: Reader, query: Annotated[SearchQuery, Query()]
) -> Response:
    """Passages that hold the words; htmx gets the list alone."""
    asked: dict[str, object] = {"q": query.q.strip(), "offset": query.offset}
    shown = search_page(served.library, query.q, offset=query.offset, limit=served.configuration.page_size)
    given = {
        "query": query,
        "found": shown,
        "outlets": outlets(served.library, sorted({hit.report for hit in shown.items})),
        "pager": pager(_PATH, asked, shown),
    }
    answer = page(request, "search.html", given)
    return pushed(answer, address(_PATH, asked))
