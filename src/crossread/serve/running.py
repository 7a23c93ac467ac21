"""Runs the server until it is told to stop."""

from __future__ import annotations

import gc
import socket
import ssl
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import cast

import uvicorn
from fastapi import FastAPI

from crossread.errors import UsageError
from crossread.serve.app import make_app
from crossread.serve.configuration import Configuration
from crossread.serve.parts import Parts

_TRIED_PORTS = 20
_GOODBYE_S = 3  # for requests under way
_MOST_AT_ONCE = 1_000  # connections; a browser opens six. Those beyond are told to come again (503)
# Objects made between collections of cycles, Python's own being (700, 10, 10). A story is tens of thousands of values in
# no cycle: looking through them takes half the time of reading it, and through all that are kept 0.1 s for each of 200
# reports, while nobody is answered.
_COLLECTS_AFTER = (50_000, 20, 100)
# A thread's turn, before another gets its own; with Python's 0.005 short answers wait for long ones
_TURN_S = 0.001


def run(
    configuration: Configuration,
    *,
    certificate: Path | None = None,
    key: Path | None = None,
    started: Callable[[str, int], None],
) -> None:
    """Serve a desk until Ctrl-C or a signal to end; `started` gets the address and the port once it answers.

    A port that is taken is passed over for the next free one.

    Raises:
        UsageError: when it cannot be served there, or the network could reach it and nobody was given access.
        DeskError: when the desk cannot be read.
    """
    _check_certificate(certificate, key)
    listening = _bound(configuration.host, configuration.port)
    port = int(listening.getsockname()[1])
    with listening:
        app = make_app(replace(configuration, port=port))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GOODBYE_S,
            limit_concurrency=_MOST_AT_ONCE,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
        scheme = "https" if certificate else "http"
        _Server(config, app, lambda: started(f"{scheme}://{_shown(configuration.host)}:{port}", port)).run(
            [listening]
        )


class _Server(uvicorn.Server):
    """Says when it answers, and lets go of those who watch jobs when it is to stop: they would hold it up."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._app = app
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            _let_readers_in()
            self._tell()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        cast("Parts", self._app.state.parts).workers.let_go()
        super().handle_exit(sig, frame)


def _let_readers_in() -> None:
    """Tunes this process for answering many at once rather than for finishing one thing soon."""
    gc.freeze()  # what stands by now stands for good
    gc.set_threshold(*_COLLECTS_AFTER)
    sys.setswitchinterval(_TURN_S)


def _bound(host: str, port: int) -> socket.socket:
    """A socket at the first of some ports that is free; port 0 is any.

    Raises:
        UsageError: when none is, or this machine has no such address.
    """
    wanted = range(port, min(port + _TRIED_PORTS, 65_536)) if port else range(1)
    wrong = ""
    for one in wanted:
        try:
            family, kind, proto, _, address = socket.getaddrinfo(
                "127.0.0.1" if host == "localhost" else host, one, type=socket.SOCK_STREAM
            )[0]
        except (OSError, UnicodeError) as error:
            raise UsageError(
                f"--host {host}: this machine has no such address ({error}); expected one of its own"
            ) from error
        made = socket.socket(family, kind, proto)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
            made.listen(128)
        except OSError as error:
            made.close()
            wrong = error.strerror or str(error)
            continue
        made.set_inheritable(True)
        return made
    last = wanted[-1]
    raise UsageError(f"{host}: no port from {port} to {last} can be used ({wrong}); name another with --port")


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    if certificate is None and key is None:
        return
    if certificate is None or key is None:
        raise UsageError("got one of --certificate and --key; expected both")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        raise UsageError(
            f"{certificate}, {key}: no certificate with its key ({error}); expected two PEM files"
        ) from error


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104  any address of this machine: one that works here
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
