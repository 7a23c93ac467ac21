"""HEAD wherever there is GET: the same headers, and nothing behind them."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ENDLESS = "/events"  # what a job tells as it goes on: no GET of it ends while the job runs


class HeadsLikeGets:
    """Asks as GET and keeps the body to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or scope["path"].endswith(_ENDLESS):
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        # A copy: whoever writes to the network must go on knowing that this is a HEAD.
        await self._app({**scope, "method": "GET"}, receive, without_body)
