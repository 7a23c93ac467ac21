"""GET /stories/{story}/labels, and the single uses."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.labels import (
    LabelQuery,
    LabelTable,
    LabelUseAnswer,
    LabelUseQuery,
    label_uses_page,
    labels_page,
)
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["labels"])


@router.get("/stories/{story}/labels")
def get_labels(
    served: Served, visitor: Reader, story: str, wanted: Annotated[LabelQuery, Query()]
) -> PageAnswer[LabelTable]:
    """Who calls whom what: for each group of actors the words used of them, by outlets and by the voices they quote."""
    return labels_page(served.library, story, wanted)


@router.get("/stories/{story}/labels/uses")
def get_label_uses(
    served: Served, visitor: Reader, story: str, wanted: Annotated[LabelUseQuery, Query()]
) -> PageAnswer[LabelUseAnswer]:
    """Each use of such words in its sentence, report by report."""
    return label_uses_page(served.library, story, wanted)
