"""What a request is refused with."""

from __future__ import annotations


class RequestError(Exception):
    """A request that cannot be answered: the HTTP status, a title of a few words, and what to do about it."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail


def missing(what: str, name: str) -> RequestError:
    """The refusal of a thing the desk does not hold."""
    return RequestError(404, "Not found", f"the desk holds no {what} {name!r}")
