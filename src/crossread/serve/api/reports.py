"""GET /reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.reports import ReportQuery, ReportRow, reports_page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["reports"])


@router.get("/reports")
def get_reports(
    served: Served, visitor: Reader, query: Annotated[ReportQuery, Query()]
) -> PageAnswer[ReportRow]:
    """Reports without their texts, filtered and paged, the newest first."""
    return reports_page(served.library, query, offset=query.offset, limit=query.limit)
