"""Errors as the web tells them: problem+json (RFC 9457) to programs, a page to people."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from crossread.errors import CrossreadError, DeskError, InputError, UsageError, WorkerError
from crossread.serve.pages.templating import page
from crossread.serve.refusals import RequestError
from crossread.serve.security.headers import SAFE_HEADERS

MEDIA_TYPE = "application/problem+json"


class ProblemDocument(BaseModel):
    """The body of every error answer of the API, RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How the API's own description tells of error answers."""
    body = {MEDIA_TYPE: {"schema": ProblemDocument.model_json_schema()}}
    return {status: {"description": HTTPStatus(status).phrase, "content": body} for status in statuses}


def explain_problems(app: FastAPI) -> None:
    """Has every error of the app answered as a problem."""
    app.add_exception_handler(RequestError, _of_ours)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_values)
    app.add_exception_handler(CrossreadError, _of_crossread)
    app.add_exception_handler(Exception, _of_nobody)


def problem_answer(request: Request, status: int, title: str, detail: str) -> Response:
    """An error as the caller wants it: a page for people, problem+json for programs."""
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", "text/html"):
        body = ProblemDocument(title=title, status=status, detail=detail, instance=request.url.path)
        return JSONResponse(body.model_dump(), status, media_type=MEDIA_TYPE)
    return page(request, "problem.html", {"title": title, "detail": detail, "status": status}, status=status)


async def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)  # noqa: S101  the handler is registered for it
    return problem_answer(request, error.status, error.title, error.detail)


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    title = HTTPStatus(error.status_code).phrase
    answer = problem_answer(request, error.status_code, title, str(error.detail))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


async def _of_values(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    told = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg']}"
        for one in error.errors()
    )
    return problem_answer(request, 422, "Values do not fit", told)


async def _of_crossread(request: Request, error: Exception) -> Response:
    waits = isinstance(error, DeskError | WorkerError)
    status = 400 if isinstance(error, InputError | UsageError) else 503 if waits else 500
    answer = problem_answer(request, status, HTTPStatus(status).phrase, str(error))
    if waits:
        answer.headers["retry-after"] = "5"
    return answer


async def _of_nobody(request: Request, error: Exception) -> Response:
    """A bug: the server logs where; the guards in front of the app have been passed by already."""
    what = f"an error nobody expected ({type(error).__name__}); please report it"
    answer = problem_answer(request, 500, HTTPStatus(500).phrase, what)
    answer.headers.update(SAFE_HEADERS)
    return answer
