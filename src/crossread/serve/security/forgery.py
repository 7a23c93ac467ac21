"""Keeps pages of others from acting in a visitor's name (CSRF): by where a request comes from, and by a secret token."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from urllib.parse import unquote_plus, urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.serve.problems import problem_answer
from crossread.serve.security.identity import SIGN_IN
from crossread.serve.security.journal import Journal
from crossread.serve.security.sessions import Sessions

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_LOOKED_AT_BYTES = 65_536  # of a form: the token's field stands first
# Bounded, and looked for once in every byte: whoever sends this is not known yet, and must not keep the server busy.
_IN_PARTS = re.compile(rb'name="csrf"\r\n(?:[^\r\n]{1,200}\r\n){0,4}\r\n([^\r\n]{1,300})\r\n')
_IN_FORM = re.compile(rb"(?:^|&)csrf=([^&]{1,300})(&|$)")
_FIELD_BYTES = 1_200  # more than either can be long


class NoForgery:
    """Lets a request that changes something pass when our own page sent it, or a program with a token of its own."""

    def __init__(self, app: ASGIApp, *, sessions: Sessions, journal: Journal) -> None:
        self._app = app
        self._sessions = sessions
        self._journal = journal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or scope["state"]["by_token"]:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        wrong = _foreign(request.headers)
        if wrong is None:
            token = request.headers.get("x-csrf-token")
            if token is None:
                token, receive = await _token_in_body(receive, request.headers.get("content-type", ""))
            if not self._is_ours(request, token or ""):
                wrong = "the page is from before the server was set up anew, or no page of this desk: load it again"
        if wrong is None:
            await self._app(scope, receive, send)
            return
        address = request.client.host if request.client else ""
        self._journal.refused("forged request", address=address, path=scope["path"])
        await problem_answer(request, 403, "Not from a page of this desk", wrong)(scope, receive, send)

    def _is_ours(self, request: Request, token: str) -> bool:
        visitor = request.state.visitor
        if visitor is not None and hmac.compare_digest(
            visitor.token.encode(), token.encode("utf-8", "replace")
        ):
            return True
        return request.url.path == SIGN_IN and self._sessions.is_form_token(token)


def _foreign(headers: Mapping[str, str]) -> str | None:
    """What says that a page of another site sent this; programs send neither header."""
    site = headers.get("sec-fetch-site", "none")
    if site not in ("same-origin", "none"):
        return "another site's page sent this"
    origin = headers.get("origin")
    if origin is not None and _place(origin) != headers.get("host", "").lower():
        return f"a page of {origin[:80]!r} sent this"
    return None


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:  # a bracket that is not closed
        return None


async def _token_in_body(receive: Receive, content_type: str) -> tuple[str | None, Receive]:
    """The token in a form's first bytes, and a `receive` that gives those bytes again."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in ("multipart/form-data", "application/x-www-form-urlencoded"):
        return None, receive
    came: list[Message] = []
    data, token, more = b"", None, True
    while token is None and more and len(data) < _LOOKED_AT_BYTES:
        message = await receive()
        came.append(message)
        unseen = max(0, len(data) - _FIELD_BYTES)
        data += message.get("body", b"")
        more = bool(message.get("more_body", False))
        if kind == "multipart/form-data":
            found = _IN_PARTS.search(data, unseen)
            token = found[1].decode("latin-1") if found else None
        elif (found := _IN_FORM.search(data, unseen)) and (found[2] or not more):
            token = unquote_plus(found[1].decode("latin-1"))

    async def again() -> Message:
        return came.pop(0) if came else await receive()

    return token, again
