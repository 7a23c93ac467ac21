"""Finds out who asks, and lets nobody else further than the door."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from crossread.errors import DeskError
from crossread.serve.problems import problem_answer
from crossread.serve.roles import Role
from crossread.serve.security.doors import Doors
from crossread.serve.visitors import Visitor, local_name

SIGN_IN = "/sign-in"
_SCHEME = "bearer "


class Identify:
    """Puts the visitor into the request's state.

    A token in `Authorization` goes before a session's cookie. On loopback whoever is on this machine is the owner,
    until the desk has users: then everybody signs in, since the server may stand behind a proxy. That stays so while the
    server runs, also when the last user is removed, or the access file is lost.
    """

    def __init__(self, app: ASGIApp, *, doors: Doors, local: bool) -> None:
        self._app = app
        self._doors = doors
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            visitor, by_token = self._who(request)
        except DeskError as error:
            await problem_answer(request, 503, "Service Unavailable", str(error))(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["visitor"], state["by_token"] = visitor, by_token
        if visitor is None and not _is_open(scope["path"]):
            await self._turned_away(request, by_token)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _who(self, request: Request) -> tuple[Visitor | None, bool]:
        """The visitor, and whether a token says so."""
        given = request.headers.get("authorization", "")
        if given[: len(_SCHEME)].lower() == _SCHEME:
            entry = self._doors.access.read().by_token(given[len(_SCHEME) :].strip())
            return (None if entry is None else Visitor(entry.name, entry.role, "")), True
        sessions = self._doors.sessions
        self._doors.access.read()
        if self._local and not self._doors.access.had_users:
            return Visitor(local_name(), Role.OWNER, sessions.local_token()), False
        cookie = request.cookies.get(sessions.cookie)
        return (sessions.visitor(cookie) if cookie else None), False

    def _turned_away(self, request: Request, by_token: bool) -> Response:
        if by_token:
            address = request.client.host if request.client else ""
            self._doors.journal.refused("token", address=address, path=request.url.path)
        wants_page = "text/html" in request.headers.get("accept", "") and not by_token
        if wants_page and not request.url.path.startswith("/api/"):
            where = SIGN_IN
            if request.method == "GET" and request.url.path != "/":
                query = f"?{request.url.query}" if request.url.query else ""
                where += f"?next={quote(request.url.path + query, safe='')}"
            return RedirectResponse(where, 303)
        what = (
            "this token is not known"
            if by_token
            else "this desk is open to those who sign in or send a token"
        )
        answer = problem_answer(request, 401, "Sign in first", what)
        answer.headers["www-authenticate"] = "Bearer"
        if "hx-request" in request.headers:
            answer.headers["hx-redirect"] = SIGN_IN
        return answer


def _is_open(path: str) -> bool:
    return path == SIGN_IN or path.startswith("/assets/")
