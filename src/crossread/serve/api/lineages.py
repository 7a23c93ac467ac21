"""GET /stories/{story}/lineages and /stories/{story}/relations."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.lineages import (
    LineageAnswer,
    LineageQuery,
    RelationAnswer,
    RelationQuery,
    lineages_page,
    relations_page,
)
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["lineages"])


@router.get("/stories/{story}/lineages")
def get_lineages(
    served: Served, visitor: Reader, story: str, wanted: Annotated[LineageQuery, Query()]
) -> PageAnswer[LineageAnswer]:
    """The independent accounts of a story: their reports, their agency, and who wrote from whom."""
    return lineages_page(served.library, story, wanted)


@router.get("/stories/{story}/relations")
def get_relations(
    served: Served, visitor: Reader, story: str, wanted: Annotated[RelationQuery, Query()]
) -> PageAnswer[RelationAnswer]:
    """How the reports of a story stand to one another, within accounts and between them, the closest first."""
    return relations_page(served.library, story, wanted)
