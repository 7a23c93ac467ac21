"""GET /stories/{story}/claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.claims import ClaimQuery, ClaimRow, claims_page
from crossread.serve.answers.common import PageAnswer
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["claims"])


@router.get("/stories/{story}/claims")
def get_claims(
    served: Served, visitor: Reader, story: str, wanted: Annotated[ClaimQuery, Query()]
) -> PageAnswer[ClaimRow]:
    """The claims of a story: status, both counts, the voices they rest on, who printed them first, how they spread."""
    return claims_page(served.library, story, wanted)
