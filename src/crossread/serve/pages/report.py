"""The page of a report: its text, with layers that can be switched."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from crossread.domain.span import Span
from crossread.export.page_reports import safe_url
from crossread.serve.answers.layers import marks_at, text_marks
from crossread.serve.answers.text_marks import Layer, TextMark
from crossread.serve.answers.texts import report_answer
from crossread.serve.answers.texts_desk import open_text
from crossread.serve.pages.queries import AT, layers_asked, span_asked
from crossread.serve.pages.report_text import text_pieces
from crossread.serve.pages.templating import page
from crossread.serve.pages.text_parts import part_at, text_parts
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_MEANINGS = (
    (Layer.CLAIMS, "what other passages say too; the key opens the claim"),
    (Layer.DISCREPANCIES, "words that differ from another report’s, or from the map"),
    (Layer.ATTRIBUTIONS, "who is said to have said it: source, cue and content"),
    (Layer.REUSE, "passages that stand in other reports too"),
    (Layer.FIGURES, "counts and sums"),
    (Layer.TIMES, "when; the day is worked out where the text lets it"),
    (Layer.PLACES, "where"),
    (Layer.ENTITIES, "people, bodies, places and things"),
    (Layer.FURNITURE, "what is page and not news; credits and dates"),
)


class TextAsked(BaseModel):
    """What of a text is asked for: layers, a part (counted from 1), characters to lead to."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    layers: list[str] | None = None
    at: str = Field("", pattern=AT)
    part: int | None = Field(None, ge=1, le=1_000_000)


@router.get("/reports/{report}")
def show_report(
    request: Request, served: Served, visitor: Reader, report: str, asked: Annotated[TextAsked, Query()]
) -> Response:
    """A part of the text, with the layers asked for."""
    opened = open_text(served.library, report)
    text, shown = opened.report.text, layers_asked(asked.layers)
    marks = text_marks(opened, tuple(Layer))
    here = span_asked(asked.at, length_chars=len(text))
    parts = text_parts(text, {mark.span for mark in marks})
    number = min(asked.part - 1, len(parts) - 1) if asked.part else part_at(parts, here)
    wanted = [mark for mark in marks if mark.layer in shown]
    given = {
        "report": report_answer(opened, with_text=False),
        "url": safe_url(opened.report.url),
        "layers": _switches(marks, shown),
        "shown": ",".join(layer.value for layer in shown) or "none",
        "number": number + 1,
        "numbers": len(parts),
        "here": here if here and here.overlaps(parts[number]) else None,
        "at": asked.at if here else "",
        "pieces": tuple(text_pieces(text, wanted, report_id=report, part=parts[number], here=here)),
    }
    return page(request, "report.html", given)


@router.get("/reports/{report}/marks")
def show_marks(
    request: Request, served: Served, visitor: Reader, report: str, at: Annotated[str, Query(pattern=AT)] = ""
) -> Response:
    """Everything that is said of some characters."""
    opened = open_text(served.library, report)
    text = opened.report.text
    here = span_asked(at, length_chars=len(text)) or Span(0, len(text))
    given = {
        "report": report_answer(opened, with_text=False),
        "words": here.of(text),
        "at": f"{here.start}-{here.end}",
        "marks": marks_at(opened, here),
    }
    return page(request, "report_marks.html", given)


def _switches(marks: Collection[TextMark], shown: Collection[Layer]) -> list[dict[str, Any]]:
    """Each layer with how many things it marks in the whole text."""
    each = {(mark.layer, mark.id) for mark in marks}
    return [
        {
            "name": layer.value,
            "meaning": meaning,
            "shown": layer in shown,
            "number": sum(1 for found, _ in each if found is layer),
        }
        for layer, meaning in _MEANINGS
    ]
