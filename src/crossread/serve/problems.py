"""Errors as the web tells them: problem+json (RFC 9457) to programs, a page to people."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from crossread.errors import CrossreadError, DeskError, InputError, UsageError
from crossread.serve.pages.templating import page

MEDIA_TYPE = "application/problem+json"


class RequestError(Exception):
    """A request that cannot be answered: the HTTP status, a title of a few words, and what to do about it."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail


class ProblemDocument(BaseModel):
    """The body of every error answer of the API, RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


def missing(what: str, name: str) -> RequestError:
    """The problem of a thing the desk does not hold."""
    return RequestError(404, "Not found", f"the desk holds no {what} {name!r}")


def explain_problems(app: FastAPI) -> None:
    """Has every error of the app answered as a problem."""
    app.add_exception_handler(RequestError, _of_ours)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_values)
    app.add_exception_handler(CrossreadError, _of_crossread)


async def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)  # noqa: S101  the handler is registered for it
    return _answer(request, error.status, error.title, error.detail)


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    title = HTTPStatus(error.status_code).phrase
    answer = _answer(request, error.status_code, title, str(error.detail))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


async def _of_values(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    told = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg']}"
        for one in error.errors()
    )
    return _answer(request, 422, "Values do not fit", told)


async def _of_crossread(request: Request, error: Exception) -> Response:
    status = (
        400 if isinstance(error, InputError | UsageError) else 503 if isinstance(error, DeskError) else 500
    )
    return _answer(request, status, HTTPStatus(status).phrase, str(error))


def _answer(request: Request, status: int, title: str, detail: str) -> Response:
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", "text/html"):
        body = ProblemDocument(title=title, status=status, detail=detail, instance=request.url.path)
        return JSONResponse(body.model_dump(), status, media_type=MEDIA_TYPE)
    return page(request, "problem.html", {"title": title, "detail": detail, "status": status}, status=status)
