"""Sections of a story that rest on all of its texts: of a large story they come after the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request
from starlette.responses import Response

from crossread.serve.answers.story import story_head
from crossread.serve.answers.story_facts import facts_come_soon
from crossread.serve.library import Library
from crossread.serve.pages.templating import page


def section_page(
    request: Request,
    library: Library,
    story: str,
    *,
    section: str,
    template: str,
    make: Callable[[], Mapping[str, Any]],
) -> Response:
    """The section with what `make` gives; or, where that takes long, a page that asks for it as soon as it stands.

    The template shows story_waiting.html where `waiting` is true. `?now=1` waits, for browsers without script.
    """
    given = {"head": story_head(library, story), "section": section}
    asked_again = "hx-request" in request.headers or request.query_params.get("now") == "1"
    if not asked_again and not facts_come_soon(library, story):
        query = request.url.query
        here = f"{request.url.path}?{query}" if query else request.url.path
        return page(request, template, {**given, "waiting": True, "here": here, "now": _now(here)})
    return page(request, template, {**given, "waiting": False, **make()})


def _now(here: str) -> str:
    return f"{here}{'&' if '?' in here else '?'}now=1"
