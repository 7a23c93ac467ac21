"""The page of what was decided: by whom, when, what about, what has become of it, each to be taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from crossread.domain.judgements import Subject, Verdict
from crossread.domain.span import Span
from crossread.export.page_words import count, day_words, label
from crossread.lookup.judgements import State
from crossread.serve.answers.judgements import (
    JudgedPlace,
    JudgementAnswer,
    JudgementQuery,
    authors_answer,
    judgements_page,
)
from crossread.serve.answers.review import stories_counting
from crossread.serve.answers.texts_desk import report_address
from crossread.serve.deciding import Imported, import_judgements, undo
from crossread.serve.pages.lists import active_filters, asked_of, pager
from crossread.serve.pages.review_views import told
from crossread.serve.pages.templating import page
from crossread.serve.parts import Parts, Served
from crossread.serve.refusals import RequestError
from crossread.serve.visitors import Reader, Reviewer, Role

router = APIRouter(prefix="/review/history")

_PATH = "/review/history"
_FILTERS = (("author", "By"), ("subject", "About"), ("verdict", "Decided"), ("since", "Since"))
_ID = re.compile(r"(newer )?(j-[0-9a-f]{16})\b")
_DAY = re.compile(r"(?<= on )\d{4}-\d\d-\d\d\b")
_SHOWN = 3  # places of one side
_MOST_PROBLEMS = 20
_STATES = {
    State.IN_FORCE: "counts",
    State.UNDONE: "taken back",
    State.OVERRULED: "overruled",
    State.WAITING: "waits",
    State.WITHOUT_EFFECT: "without effect",
}


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What was judged: words of a report, or (not `quoted`) the report. `address` is "" where the desk does not hold it."""

    words: str
    quoted: bool
    outlet: str
    address: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A judgement as one entry of the list; `why` it has its state, as long as that will not change at once.

    Each piece of it comes with the id of the judgement it names, "" for none.
    """

    given: JudgementAnswer
    said: str
    state: str
    why: tuple[tuple[str, str], ...]
    slug: str
    sides: tuple[tuple[PlaceView, ...], ...]
    more: int
    between: str
    look: str


@router.get("")
def show_history(
    request: Request, served: Served, visitor: Reader, wanted: Annotated[JudgementQuery, Query()]
) -> Response:
    """The list, the newest first."""
    return _whole(request, served, wanted)


@router.post("/undo")
def take_back(
    request: Request, served: Served, visitor: Reviewer, judgement: Annotated[str, Form(max_length=100)]
) -> Response:
    """Take a judgement back; the list shows it so."""
    try:
        undo(served, visitor, judgement)
    except RequestError as error:
        words = f"{error.detail[:1].upper()}{error.detail[1:]}."
        return _whole(request, served, JudgementQuery(), notice=words, status=error.status)
    return RedirectResponse(_PATH, 303)


@router.post("/import")
async def add_lines(request: Request, served: Served, visitor: Reviewer) -> Response:
    """A colleague's judgements, as a form sends the file."""
    async with request.form(max_files=1, max_fields=5) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            return await run_in_threadpool(
                _whole, request, served, JudgementQuery(), notice="Choose a file of judgements.", status=400
            )
        data, name = await file.read(), label(file.filename, limit_chars=80)
    found = await run_in_threadpool(import_judgements, served, visitor, data, name)
    return await run_in_threadpool(_whole, request, served, JudgementQuery(), imported=found)


def _whole(
    request: Request,
    served: Parts,
    wanted: JudgementQuery,
    *,
    notice: str = "",
    imported: Imported | None = None,
    status: int = 200,
) -> Response:
    found = judgements_page(served.library, wanted)
    asked = asked_of(wanted, _FILTERS)
    values: dict[str, Any] = {
        "lines": [_view(one) for one in found.items],
        "asked": asked,
        "active": active_filters(_PATH, asked, _FILTERS),
        "pager": pager(_PATH, asked, found),
        "authors": authors_answer(served.library),
        "subjects": [subject.value for subject in Subject],
        "verdicts": [verdict.value for verdict in Verdict],
        "notice": notice or (_imported(imported) if imported else ""),
        "problems": imported.problems[:_MOST_PROBLEMS] if imported else (),
        "may_judge": request.state.visitor.role >= Role.REVIEWER,
        "counting": stories_counting(served.library),
        "reload": True,
    }
    return page(request, "review_history.html", values, status=status)


def _view(one: JudgementAnswer) -> DecisionView:
    whole = one.subject is Subject.REUSE
    sides = tuple(_places(side, whole=whole) for side in (one.places, one.others) if side)
    shown = sum(len(side) for side in sides)
    look = ""
    if one.result and len(one.stories) == 1:
        about = {"subject": one.subject.value, "story": one.stories[0], "id": one.result}
        look = f"/review?{urlencode(about)}"
    counting = one.counting and one.state is not State.UNDONE
    return DecisionView(
        given=one,
        said=told(one),
        state="counting again" if counting else _STATES[one.state],
        why=() if counting and not one.undoes else why_pieces(one.why),
        slug="counting" if counting else one.state.value.replace(" ", "-"),
        sides=sides,
        more=one.more + len(one.places) + len(one.others) - shown,
        between="against" if one.verdict in (Verdict.DIFFERENT, Verdict.REJECT) else "and",
        look=look,
    )


def why_pieces(why: str) -> tuple[tuple[str, str], ...]:
    """Words with the ids in them told apart, and spelled as "a judgement": nobody reads ids."""
    found, at = list[tuple[str, str]](), 0
    words = _DAY.sub(lambda day: day_words(day[0]), label(why))
    for one in _ID.finditer(words):
        found += [(words[at : one.start()], ""), ("newer judgement" if one[1] else "a judgement", one[2])]
        at = one.end()
    return tuple(piece for piece in (*found, (words[at:], "")) if piece[0])


def _places(side: Sequence[JudgedPlace], *, whole: bool) -> tuple[PlaceView, ...]:
    return tuple(_place(place, whole=whole) for place in side[:_SHOWN])


def _place(place: JudgedPlace, *, whole: bool) -> PlaceView:
    if place.text is None:
        what = "a report" if whole else "words of a report"
        return PlaceView(f"{what} that is not on this desk", False, place.outlet, "")
    if whole:
        return PlaceView(place.title or "Untitled report", False, place.outlet, report_address(place.report))
    at = report_address(place.report, Span(place.start, place.end))
    return PlaceView(label(place.text, limit_chars=160), True, place.outlet, at)


def _imported(found: Imported) -> str:
    already = f", {found.known} stood here already" if found.known else ""
    wrong = f", {count(len(found.problems), 'line')} passed over" if found.problems else ""
    return f"{count(found.added, 'judgement')} added{already}{wrong}."
