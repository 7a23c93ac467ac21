"""POST /check."""

from __future__ import annotations

from fastapi import APIRouter

from crossread.serve.answers.checks import CheckRequest, ChecksAnswer, checks_answer
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["check"])


@router.post("/check")
def post_check(served: Served, visitor: Reader, asked: CheckRequest) -> ChecksAnswer:
    """What the reports say to each claim, with the passages for and against."""
    return checks_answer(served.library, served.workers.check(asked.claims))
