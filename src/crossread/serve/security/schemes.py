"""How the API's description says who is let in; the guards in front of the app do the work."""

from __future__ import annotations

from typing import Any

from fastapi import Depends
from fastapi.security import APIKeyCookie, HTTPBearer

_TOKEN = HTTPBearer(
    scheme_name="token",
    description="A token of `crossread access add NAME --token`.",
    auto_error=False,
)
_SESSION = APIKeyCookie(
    name="crossread-session",
    scheme_name="session",
    description="The cookie of /sign-in; its own name ends in letters that tell desks apart. Requests that change "
    "something carry the header X-CSRF-Token as well, with the token that GET /visitor gives. On loopback, as long as the "
    "desk has no users, that token alone is enough.",
    auto_error=False,
)

SCHEMES: list[Any] = [Depends(_TOKEN), Depends(_SESSION)]
