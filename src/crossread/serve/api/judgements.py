"""What people decided: /judgements."""

from __future__ import annotations

from typing import Annotated, Self

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from crossread.domain.judgements import Subject, Verdict
from crossread.domain.span import Citation, Span
from crossread.export.json_export import dump_line
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.judgements import (
    JudgementAnswer,
    JudgementQuery,
    judgement_answer,
    judgement_lines,
    judgements_page,
)
from crossread.serve.deciding import decide_about, decide_on, import_judgements, undo
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader, Reviewer

router = APIRouter(prefix="/judgements", tags=["judgements"])

_LONGEST = 4_000
_MOST_PLACES = 5_000
_MOST_PROBLEMS = 50
_LINES = "application/x-ndjson"
Words = Annotated[str, Field(max_length=_LONGEST)]


class PlaceRequest(BaseModel):
    """Characters of a report: half-open [start, end) in Unicode code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: str = Field(max_length=100)
    start: int = Field(ge=0, le=1_000_000_000)
    end: int = Field(ge=1, le=1_000_000_000)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            raise ValueError(f"[{self.start}, {self.end}) has no characters; expected start < end")
        return self


class JudgementRequest(BaseModel):
    """A decision, about `targets` or about `places`.

    A target is the id of a claim, discrepancy, entity, event or lineage of `story`, or of a report; or characters of a
    report as "r-0123:120-164", with `about` saying what they are meant as. "same" and "different" are about two targets,
    and so is everything about reuse but "accept". `places` (and for two sides `others`) are about a `subject` that has to
    be named, as in a file of judgements.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Verdict
    targets: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(
        default_factory=list, max_length=2
    )
    story: str = Field(default="", max_length=100, description="the story that the targets are results of")
    about: Subject | None = None
    subject: Subject | None = None
    places: list[PlaceRequest] = Field(default_factory=list, max_length=_MOST_PLACES)
    others: list[PlaceRequest] = Field(default_factory=list, max_length=_MOST_PLACES)
    detail: Words = ""
    field: Words = Field(default="", description="what is corrected")
    value: Words = Field(default="", description="what is right")
    note: Words = ""

    @model_validator(mode="after")
    def _about_one_thing(self) -> Self:
        if bool(self.targets) == bool(self.places):
            raise ValueError("a decision is about targets or about places: expected one of them")
        if self.places and self.subject is None:
            raise ValueError("characters can be of several things: expected a subject")
        return self


class UndoRequest(BaseModel):
    """Why a judgement is taken back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    note: Words = ""


class ProblemLine(Answer):
    """A line of a file that was passed over: where it stands, what is wrong with it."""

    where: str
    what: str


class ImportAnswer(Answer):
    """How many judgements of a file were new, how many stood there, and lines that were passed over (50 at most)."""

    added: int
    known: int
    passed_over: int
    problems: tuple[ProblemLine, ...]


@router.get("")
def get_judgements(
    served: Served, visitor: Reader, wanted: Annotated[JudgementQuery, Query()]
) -> PageAnswer[JudgementAnswer]:
    """Judgements, the newest first, with what has become of each."""
    return judgements_page(served.library, wanted)


@router.post("", status_code=201)
def post_judgement(served: Served, visitor: Reviewer, asked: JudgementRequest) -> JudgementAnswer:
    """Decide something, in the visitor's name; the stories it is about are counted again soon."""
    if asked.places:
        made = decide_about(
            served,
            visitor,
            verdict=asked.verdict,
            subject=asked.subject or Subject.CLAIM,
            places=_citations(asked.places),
            others=_citations(asked.others),
            detail=asked.detail,
            field=asked.field,
            value=asked.value,
            note=asked.note,
        )
    else:
        made = decide_on(
            served,
            visitor,
            verdict=asked.verdict,
            targets=asked.targets,
            story=asked.story,
            about=asked.about,
            field=asked.field,
            value=asked.value,
            note=asked.note,
        )
    return judgement_answer(served.library, made.id)


@router.get("/export", response_class=StreamingResponse, responses={200: {"content": {_LINES: {}}}})
def export_judgements(served: Served, visitor: Reader) -> StreamingResponse:
    """All judgements, the oldest first, one a line, for a colleague's desk."""
    lines = (dump_line(value) for value in judgement_lines(served.library))
    headers = {"content-disposition": 'attachment; filename="judgements.jsonl"'}
    return StreamingResponse(lines, media_type=_LINES, headers=headers)


@router.post(
    "/import",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {kind: {"schema": {"type": "string"}} for kind in (_LINES, "text/plain")},
        }
    },
)
async def post_judgement_lines(request: Request, served: Served, visitor: Reviewer) -> ImportAnswer:
    """Add a colleague's judgements to those of the desk, as `GET /judgements/export` gives them."""
    data = await request.body()
    found = await run_in_threadpool(import_judgements, served, visitor, data, "the file")
    return ImportAnswer(
        added=found.added,
        known=found.known,
        passed_over=len(found.problems),
        problems=tuple(
            ProblemLine(where=one.where, what=one.what) for one in found.problems[:_MOST_PROBLEMS]
        ),
    )


@router.get("/{judgement}")
def get_judgement(served: Served, visitor: Reader, judgement: str) -> JudgementAnswer:
    """One judgement."""
    return judgement_answer(served.library, judgement)


@router.post("/{judgement}/undo", status_code=201)
def undo_judgement(
    served: Served, visitor: Reviewer, judgement: str, asked: UndoRequest | None = None
) -> JudgementAnswer:
    """Take a judgement back, in the visitor's name; this is a judgement too, and can be taken back."""
    made = undo(served, visitor, judgement, asked.note if asked else "")
    return judgement_answer(served.library, made.id)


def _citations(places: list[PlaceRequest]) -> list[Citation]:
    return [Citation(place.report, Span(place.start, place.end)) for place in places]
