"""GET /reports/{report} and the layers on its text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from crossread.domain.span import Span
from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.layers import MarkAnswer, layers_page
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.text_marks import Layer
from crossread.serve.answers.texts import ReportAnswer, report_answer
from crossread.serve.answers.texts_desk import open_text
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["reports"])


class LayersQuery(Paging):
    """Which marks on a text are wanted."""

    kinds: tuple[Layer, ...] = Field(tuple(Layer), description="layers; all of them where none is named")
    start: int = Field(0, ge=0, le=1_000_000_000, description="only marks that touch characters from here")
    end: int | None = Field(None, ge=0, le=1_000_000_000, description="up to here")


@router.get("/reports/{report}")
def get_report(
    served: Served,
    visitor: Reader,
    report: str,
    text: Annotated[bool, Query(description="whether the text comes along")] = True,
) -> ReportAnswer:
    """A report: its text, when it was written and how that is known, its account, the reports it is tied to."""
    return report_answer(open_text(served.library, report), with_text=text)


@router.get("/reports/{report}/layers")
def get_layers(
    served: Served, visitor: Reader, report: str, wanted: Annotated[LayersQuery, Query()]
) -> PageAnswer[MarkAnswer]:
    """Marks on the text, in its order, of the layers asked for."""
    opened = open_text(served.library, report)
    end = len(opened.report.text) if wanted.end is None else wanted.end
    within = Span(wanted.start, max(wanted.start, end))
    return layers_page(opened, wanted.kinds, within=within, offset=wanted.offset, limit=wanted.limit)
