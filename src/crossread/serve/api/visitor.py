"""GET /visitor."""

from __future__ import annotations

from fastapi import APIRouter

from crossread.serve.answers.common import Answer
from crossread.serve.visitors import Reader

router = APIRouter(tags=["visitor"])


class VisitorAnswer(Answer):
    """Who the server takes the caller for, what they may do, and the token that their requests that change something carry.

    Send it as the header X-CSRF-Token; requests with a token of their own in Authorization need none, and get "".
    """

    name: str
    role: str
    csrf: str


@router.get("/visitor")
def get_visitor(visitor: Reader) -> VisitorAnswer:
    """Who asks."""
    return VisitorAnswer(name=visitor.name, role=visitor.role.name.lower(), csrf=visitor.token)
