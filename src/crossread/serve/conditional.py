"""ETags: an answer that did not change since it was asked for last is not sent again."""

from __future__ import annotations

from hashlib import blake2b

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response

_HELD_TYPES = ("text/html", "application/json")


class ConditionalAnswers(BaseHTTPMiddleware):
    """Gives every page and JSON answer an ETag of its bytes, and answers 304 where the caller has them."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """See the class."""
        response = await call_next(request)
        kind = response.headers.get("content-type", "").partition(";")[0]
        if request.method not in ("GET", "HEAD") or response.status_code != 200 or kind not in _HELD_TYPES:
            return response
        body = b"".join([part async for part in response.body_iterator])  # type: ignore[attr-defined]
        tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = {name: value for name, value in response.headers.items() if name != "content-length"}
        headers["etag"] = tag
        headers.setdefault("cache-control", "private, no-cache")
        asked = {
            part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")
        }
        if tag in asked or "*" in asked:
            kept = {k: v for k, v in headers.items() if k != "content-type"}
            return Response(status_code=304, headers=kept, background=response.background)
        return Response(body, 200, headers, background=response.background)
