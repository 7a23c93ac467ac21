"""GET /compare."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from crossread.serve.answers.compare import compare_answer
from crossread.serve.answers.compare_values import CompareAnswer
from crossread.serve.answers.paging import Paging
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["reports"])


class CompareQuery(Paging):
    """Which two reports, and which of the rows."""

    a: str = Field(max_length=100, description="the id of one report")
    b: str = Field(max_length=100, description="the id of the other")


@router.get("/compare")
def get_compare(served: Served, visitor: Reader, wanted: Annotated[CompareQuery, Query()]) -> CompareAnswer:
    """Two reports side by side: their relation, altered quotations, and every passage beside its counterpart."""
    return compare_answer(served.library, wanted.a, wanted.b, wanted)
