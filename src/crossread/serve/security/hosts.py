"""Under which names the server may be asked for: a page elsewhere could have its own name point here (DNS rebinding)."""

from __future__ import annotations

import ipaddress
import re
import socket

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from crossread.serve.configuration import LOOPBACK, Configuration
from crossread.serve.problems import problem_answer
from crossread.serve.security.journal import Journal

_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")


class KnownHosts:
    """Refuses requests for any other name than loopback's, the one bound to, and those of the configuration.

    On the network numeric addresses will do, and the machine's own name: no name of somebody else's can be one of them.
    """

    def __init__(self, app: ASGIApp, *, configuration: Configuration, journal: Journal) -> None:
        self._app = app
        self._journal = journal
        self._numeric = not configuration.is_local
        names = {*LOOPBACK, configuration.host, *configuration.hosts}
        if self._numeric:
            names |= {socket.gethostname(), f"{socket.gethostname()}.local"}
        self._names = {name.lower().rstrip(".") for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        given = request.headers.getlist("host")
        if len(given) == 1 and self._is_known(given[0]):
            await self._app(scope, receive, send)
            return
        shown = ", ".join(given)[:100] or "none"
        self._journal.refused("host", address=request.client.host if request.client else "", host=shown)
        detail = (
            f"this desk is not served under the name {shown!r}; its owner can allow it with --allow-host NAME"
        )
        await problem_answer(request, 421, "Another name", detail)(scope, receive, send)

    def _is_known(self, given: str) -> bool:
        found = _HOST.fullmatch(given)
        if found is None:
            return False
        name = (found["v6"] or found["name"]).lower().rstrip(".")
        if name in self._names:
            return True
        if not self._numeric:
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True
