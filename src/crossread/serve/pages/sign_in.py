"""Signing in and out."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.security.sessions import LASTS_S
from crossread.serve.visitors import visitor_of

router = APIRouter()
_WRONG = "Name and password do not fit together."


@router.get("/sign-in")
def show_sign_in(request: Request, served: Served, next: str = "/") -> Response:  # noqa: A002  the field's name
    """The form."""
    return _form(request, served.doors.sessions.form_token(), onward=next)


@router.post("/sign-in")
def sign_in(
    request: Request,
    served: Served,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=500)] = "",
    next: Annotated[str, Form(max_length=2_000)] = "/",  # noqa: A002
) -> Response:
    """Let somebody in, and on to where they wanted to go."""
    doors = served.doors
    address = request.client.host if request.client else ""
    name = " ".join(unicodedata.normalize("NFC", name).split())  # as names are kept
    wait_s = doors.counters.sign_in_wait_s(address, name)
    if wait_s:
        doors.journal.refused("too many attempts to sign in", address=address, name=name[:60])
        words = f"Too many attempts. Try again in {_span(wait_s)}."
        answer = _form(request, doors.sessions.form_token(), onward=next, name=name, wrong=words, status=429)
        answer.headers["retry-after"] = str(wait_s)
        return answer
    begun = doors.sessions.begin(name, password)
    if begun is None:
        doors.journal.refused("sign-in", address=address, name=name[:60])
        return _form(request, doors.sessions.form_token(), onward=next, name=name, wrong=_WRONG, status=401)
    visitor, cookie = begun
    doors.journal.note("sign-in", by=visitor.name, address=address)
    answer = RedirectResponse(_inside(next), 303)
    answer.set_cookie(
        doors.sessions.cookie,
        cookie,
        max_age=LASTS_S,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request, served: Served) -> Response:
    """End the session."""
    visitor = visitor_of(request)
    if visitor.session:
        served.doors.sessions.end(visitor.session)
        address = request.client.host if request.client else ""
        served.doors.journal.note("sign-out", by=visitor.name, address=address)
    answer = RedirectResponse("/sign-in" if visitor.session else "/", 303)
    answer.delete_cookie(served.doors.sessions.cookie, httponly=True, samesite="strict")
    answer.headers["clear-site-data"] = '"cache"'  # who sits down here next could go back to pages
    return answer


def _form(
    request: Request, token: str, *, onward: str, name: str = "", wrong: str = "", status: int = 200
) -> Response:
    values = {"form_token": token, "next": _inside(onward), "name": name, "wrong": wrong}
    answer = page(request, "sign_in.html", values, status=status)
    answer.headers["cache-control"] = "no-store"
    return answer


def _inside(address: str) -> str:
    """An address of this desk; anything else is its first page."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() and "\\" not in address else "/"


def _span(wait_s: int) -> str:
    return f"{wait_s} seconds" if wait_s < 120 else f"{-(-wait_s // 60)} minutes"
