"""The first page of a story: what is solid, what is disputed, who wrote from whom, and the claims that stand best."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crossread.export.page_claims import MEANINGS
from crossread.serve.answers.claims import ClaimQuery, claims_page
from crossread.serve.answers.lineage_drawing import lineage_drawing
from crossread.serve.answers.lineages import LineageQuery, RelationAnswer, lineages_page
from crossread.serve.answers.story import story_answer
from crossread.serve.library import Library
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

STATUS_MEANINGS = {status.value: meaning for status, meaning in MEANINGS.items()}
_DRAWN = {"cards": 18, "account_cards": 7}
_MOST_CLAIMS = 10
_MOST_RELATIONS = 4


@router.get("/stories/{story}")
def show_story(request: Request, served: Served, visitor: Reader, story: str) -> Response:
    """The overview."""
    given = {
        "head": story_answer(served.library, story),
        "section": "",
        "drawing": lineage_drawing(served.library, story, **_DRAWN),
        "relations": _who_wrote_from_whom(served.library, story),
        "claims": claims_page(served.library, story, ClaimQuery(limit=_MOST_CLAIMS)),
        "meanings": STATUS_MEANINGS,
        "link": None,
    }
    return page(request, "story.html", given)


def _who_wrote_from_whom(library: Library, story: str) -> list[RelationAnswer]:
    """For each report that has one, the report it was written from or shares its text with; known directions first."""
    accounts = lineages_page(library, story, LineageQuery(min_reports=2, limit=_MOST_RELATIONS)).items
    told: dict[str, RelationAnswer] = {}
    for tie in sorted(
        (tie for account in accounts for tie in account.reuse), key=lambda tie: not tie.directed
    ):
        told.setdefault(tie.derived.id, tie)
    return list(told.values())[:_MOST_RELATIONS]
