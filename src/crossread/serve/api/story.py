"""GET /stories/{story}/overview."""

from __future__ import annotations

from fastapi import APIRouter

from crossread.serve.answers.story import StoryAnswer, story_answer
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["stories"])


@router.get("/stories/{story}/overview")
def get_overview(served: Served, visitor: Reader, story: str) -> StoryAnswer:
    """How many independent accounts a story comes to, what is solid in it, what is disputed, and where to look first."""
    return story_answer(served.library, story)
