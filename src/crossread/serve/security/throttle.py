"""Slows down visitors who write, take exports, or have claims checked, faster than people do."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from crossread.serve.problems import problem_answer
from crossread.serve.security.forgery import SAFE_METHODS
from crossread.serve.security.rates import Counter, Counters, network_of

_CHECKS = ("/check", "/check/answer", "/api/v1/check")
_EXPORTS = "/api/v1/exports/"


class Throttle:
    """Answers 429, with when to come again, to those who come too often."""

    def __init__(self, app: ASGIApp, *, counters: Counters) -> None:
        self._app = app
        self._counters = counters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        counter = self._counter(scope)
        request = Request(scope)
        wait_s = counter.wait_s(_caller(request)) if counter else 0
        if not wait_s:
            await self._app(scope, receive, send)
            return
        answer = problem_answer(
            request, 429, "Too often", f"too many requests; try again in {wait_s} seconds"
        )
        answer.headers["retry-after"] = str(wait_s)
        await answer(scope, receive, send)

    def _counter(self, scope: Scope) -> Counter | None:
        changes = scope["method"] not in SAFE_METHODS
        if scope["path"] in _CHECKS and (changes or scope["query_string"]):
            return self._counters.check
        if scope["path"].startswith(_EXPORTS):
            return self._counters.export
        return self._counters.write if changes else None


def _caller(request: Request) -> str:
    visitor = request.state.visitor
    if visitor is not None:
        return f"visitor {visitor.name}"
    return f"address {network_of(request.client.host) if request.client else ''}"
