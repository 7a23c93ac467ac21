"""GET /stories/{story}/claims/{claim}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.claim import ClaimAnswer, claim_answer
from crossread.serve.answers.paging import Paging
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["claims"])


@router.get("/stories/{story}/claims/{claim}")
def get_claim(
    served: Served, visitor: Reader, story: str, claim: str, wanted: Annotated[Paging, Query()]
) -> ClaimAnswer:
    """A claim: why it has its status, the passages behind it in their context, what speaks against it, how it travelled."""
    return claim_answer(served.library, story, claim, wanted)
