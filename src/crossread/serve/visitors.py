"""Who asks, and what they may do."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from crossread.serve.refusals import RequestError
from crossread.serve.roles import Role

__all__ = ["Owner", "Reader", "Reviewer", "Role", "Visitor", "local_name", "visitor_of"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person or program that is let in.

    `name` is the author of their judgements; `token` guards their forms (CSRF). Who signed in has a `session`.
    """

    name: str
    role: Role
    token: str
    session: str = ""


def visitor_of(request: Request) -> Visitor:
    """The visitor of this request, as the security middleware found them."""
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is None:
        raise RequestError(401, "Sign in first", "this desk is open to those who sign in or send a token")
    return known


def local_name() -> str:
    """The name of whoever runs the server."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "owner"


def _at_least(role: Role, what: str) -> object:
    def check(visitor: Annotated[Visitor, Depends(visitor_of)]) -> Visitor:
        if visitor.role < role:
            raise RequestError(
                403, "Not allowed", f"{what} needs the role {role.name.lower()}; ask the desk's owner for it"
            )
        return visitor

    return Depends(check)


Reader = Annotated[Visitor, Depends(visitor_of)]
Reviewer = Annotated[Visitor, _at_least(Role.REVIEWER, "judging")]
Owner = Annotated[Visitor, _at_least(Role.OWNER, "changing what the desk holds")]
