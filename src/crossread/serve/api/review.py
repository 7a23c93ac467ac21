"""What people are asked: /review."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.domain.judgements import Subject
from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.matter import MatterAnswer, matter_answer
from crossread.serve.answers.review import (
    Asked,
    ProgressAnswer,
    QuestionAnswer,
    ReviewQuery,
    progress_answer,
    review_page,
)
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(prefix="/review", tags=["review"])


@router.get("")
def get_review(
    served: Served, visitor: Reader, wanted: Annotated[ReviewQuery, Query()]
) -> PageAnswer[QuestionAnswer]:
    """Decisions of the machine that are least certain and nobody has judged, the most doubtful first."""
    return review_page(served.library, wanted)


@router.get("/progress")
def get_progress(served: Served, visitor: Reader, wanted: Annotated[Asked, Query()]) -> ProgressAnswer:
    """How far people are."""
    return progress_answer(served.library, wanted)


@router.get("/item")
def get_item(
    served: Served,
    visitor: Reader,
    story: Annotated[str, Query(max_length=100)],
    subject: Subject,
    id: Annotated[str, Query(max_length=100)],  # noqa: A002  the name it has in every address
) -> MatterAnswer:
    """One result of a story, with all that a person needs to decide about it."""
    return matter_answer(served.library, story, subject, id)
