"""ETags: an answer that did not change since it was asked for last is not sent again."""

from __future__ import annotations

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HELD_TYPES = ("text/html", "application/json")


class ConditionalAnswers:
    """Gives every page and JSON answer an ETag of its bytes, and answers 304 where the caller has them.

    Streams of events and downloads pass as they come.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("if-none-match", "")
        held: list[Message] = []
        body: list[bytes] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_held(message):
                held.append(message)
            elif not held:
                await send(message)
            else:
                body.append(message.get("body", b""))
                if not message.get("more_body", False):
                    await _send(held[0], b"".join(body), asked, send)

        await self._app(scope, receive, hold)


def _is_held(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    is_download = headers.get("content-disposition", "").startswith("attachment")
    return start["status"] == 200 and kind in _HELD_TYPES and not is_download and "etag" not in headers


async def _send(start: Message, body: bytes, asked: str, send: Send) -> None:
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = MutableHeaders(scope=start)
    headers["etag"] = tag
    headers.setdefault("cache-control", "private, no-cache")
    known = {part.strip().removeprefix("W/") for part in asked.split(",")}
    if tag in known or "*" in known:
        start["status"], body = 304, b""
        for name in ("content-type", "content-length"):
            if name in headers:
                del headers[name]
    else:
        headers["content-length"] = str(len(body))
    await send(start)
    await send({"type": "http.response.body", "body": body})
