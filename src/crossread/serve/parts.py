"""The parts of a running server, wired once in app.py, and how a request gets at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from crossread.serve.configuration import Configuration
from crossread.serve.jobs.workers import Workers
from crossread.serve.library import Library
from crossread.serve.security.doors import Doors


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Everything that outlives a request."""

    configuration: Configuration
    library: Library
    workers: Workers
    doors: Doors


def parts_of(request: Request) -> Parts:
    """The parts of the server that got this request."""
    return cast("Parts", request.app.state.parts)


Served = Annotated[Parts, Depends(parts_of)]
