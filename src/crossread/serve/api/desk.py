"""GET /desk."""

from __future__ import annotations

from fastapi import APIRouter

from crossread.serve.answers.desk import DeskAnswer, desk_answer
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["desk"])


@router.get("/desk")
def get_desk(served: Served, visitor: Reader) -> DeskAnswer:
    """How many reports, stories, claims and so on the desk holds."""
    return desk_answer(served.library)
