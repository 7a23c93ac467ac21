"""The guards in front of an app, in the order they are met."""

from __future__ import annotations

from fastapi import FastAPI

from crossread.serve.configuration import Configuration
from crossread.serve.security.bodies import BodyLimit
from crossread.serve.security.doors import Doors
from crossread.serve.security.forgery import NoForgery
from crossread.serve.security.headers import SafeHeaders
from crossread.serve.security.hosts import KnownHosts
from crossread.serve.security.identity import Identify
from crossread.serve.security.throttle import Throttle


def guard(app: FastAPI, doors: Doors, configuration: Configuration) -> None:
    """Put the guards in front of an app; the last one added is met first."""
    app.add_middleware(NoForgery, sessions=doors.sessions, journal=doors.journal)
    app.add_middleware(Throttle, counters=doors.counters)
    app.add_middleware(Identify, doors=doors, local=configuration.is_local)
    app.add_middleware(BodyLimit, configuration=configuration)
    app.add_middleware(KnownHosts, configuration=configuration, journal=doors.journal)
    app.add_middleware(SafeHeaders)
