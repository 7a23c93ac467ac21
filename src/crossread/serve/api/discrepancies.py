"""GET /stories/{story}/discrepancies, and one of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.discrepancies import (
    DiscrepancyAnswer,
    DiscrepancyQuery,
    discrepancies_page,
    discrepancy_answer,
)
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["discrepancies"])


@router.get("/stories/{story}/discrepancies")
def get_discrepancies(
    served: Served, visitor: Reader, story: str, wanted: Annotated[DiscrepancyQuery, Query()]
) -> PageAnswer[DiscrepancyAnswer]:
    """Where the readings of a story differ, kind by kind, surest first; of a card with many readings the first ones."""
    return discrepancies_page(served.library, story, wanted)


@router.get("/stories/{story}/discrepancies/{discrepancy}")
def get_discrepancy(served: Served, visitor: Reader, story: str, discrepancy: str) -> DiscrepancyAnswer:
    """One discrepancy with all its readings."""
    return discrepancy_answer(served.library, story, discrepancy)
