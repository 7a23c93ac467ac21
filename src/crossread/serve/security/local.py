"""On loopback whoever runs the server is its owner."""

from __future__ import annotations

import secrets

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from crossread.serve.visitors import Role, Visitor, local_name


class LocalOwner(BaseHTTPMiddleware):
    """Lets everybody in as the owner; only for a server that only this machine can reach."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        self._visitor = Visitor(local_name(), Role.OWNER, secrets.token_urlsafe(24))

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """See the class."""
        request.state.visitor = self._visitor
        return await call_next(request)
