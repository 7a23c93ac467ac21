"""The page where claims are checked: it stands at once, and the answers come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crossread.errors import CrossreadError
from crossread.serve.answers.checks import checks_answer
from crossread.serve.answers.report_refs import outlets
from crossread.serve.answers.statements import statements
from crossread.serve.pages.check_views import AnswerView, answer_view
from crossread.serve.pages.templating import page
from crossread.serve.parts import Parts, Served
from crossread.serve.visitors import Reader

router = APIRouter()

_MOST_CHARS = 60_000
Text = Annotated[str, Query(max_length=_MOST_CHARS)]


@router.get("/check")
def show_check(
    request: Request, served: Served, visitor: Reader, q: Text = "", now: bool = False
) -> Response:
    """The box, and a place for the answer to every claim in it; with `now` the answers themselves, for want of script."""
    asked = statements(q)
    values = {
        "q": q,
        "asked": asked,
        "answers": _answers(served, asked.claims) if now and asked.claims else (),
        "now": f"/check?{urlencode({'q': q, 'now': 'true'})}",
        "parts": [(claim, _part(claim)) for claim in asked.claims],
    }
    return page(request, "check.html", values)


@router.get("/check/answer")
def show_answer(request: Request, served: Served, visitor: Reader, claim: Text) -> Response:
    """The answer to one claim, to be put into the page."""
    try:
        (answer,) = _answers(served, [claim])
    except CrossreadError as error:
        failed = {"claim": claim, "why": str(error), "again": _part(claim)}
        return page(request, "check_answer.html", {"one": None, "failed": failed})
    return page(request, "check_answer.html", {"one": answer, "failed": None})


def _answers(served: Parts, claims: Sequence[str]) -> tuple[AnswerView, ...]:
    found = checks_answer(served.library, served.workers.check(claims))
    cited = {evidence.report for one in found.checks for evidence in one.evidence}
    near = {one.near.report for one in found.checks if one.near}
    named = outlets(served.library, sorted(cited | near))
    return tuple(answer_view(one, named) for one in found.checks)


def _part(claim: str) -> str:
    return f"/check/answer?{urlencode({'claim': claim})}"
