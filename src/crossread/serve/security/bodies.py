"""How much may be sent: counted as it comes in, whatever its length was said to be."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.serve.configuration import Configuration
from crossread.serve.problems import problem_answer

UPLOADS = ("/api/v1/jobs", "/add", "/api/v1/judgements/import", "/review/history/import")
_TITLE = "Too much at once"


class BodyLimit:
    """Answers 413 to a body that is too large: files where they are added, a few words everywhere else."""

    def __init__(self, app: ASGIApp, *, configuration: Configuration) -> None:
        self._app = app
        self._upload_bytes = configuration.max_upload_bytes
        self._other_bytes = configuration.max_request_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._upload_bytes if scope["path"] in UPLOADS else self._other_bytes
        request = Request(scope)
        detail = f"more than {most:,} bytes; expected less: send it in parts"
        stated = request.headers.get("content-length", "")
        if stated.isdecimal() and int(stated) > most:
            await problem_answer(request, 413, _TITLE, detail)(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise HTTPException(413, detail)
            return message

        try:
            await self._app(scope, counted, send)
        except HTTPException as error:  # raised where no route was reached yet
            await problem_answer(request, error.status_code, _TITLE, detail)(scope, receive, send)
