"""A process of the server's own, asked through a pipe: started when first needed, and again when it died."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from crossread.errors import CrossreadError, WorkerError

logger = logging.getLogger(__name__)

Tell = Callable[[Any], None]
Handle = Callable[[Any, Tell], Any]
_PATIENCE_S = 3.0  # for a process to end by itself


@dataclass(frozen=True, slots=True)
class Told:
    """Something said on the way to an answer."""

    what: Any


@dataclass(frozen=True, slots=True)
class Gave:
    """The answer."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """An error instead of an answer."""

    error: CrossreadError


class WorkerDiedError(WorkerError):
    """The process ended before it answered."""


class TooLongError(WorkerError):
    """The process was ended because it took too long."""


class Worker:
    """One process; `ask` it from one thread at a time. `main` runs in it with the pipe's other end and `arguments`."""

    def __init__(self, name: str, main: Callable[..., None], *arguments: Any) -> None:
        self._name = name
        self._main = main
        self._arguments = arguments
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process's number, while there is one."""
        process = self._process
        return process.pid if process is not None and process.is_alive() else None

    def ask(self, request: Any, *, limit_s: float | None = None, told: Tell | None = None) -> Any:
        """What the process makes of a request; what it says meanwhile goes to `told`.

        Raises:
            WorkerDiedError: when it ended first.
            TooLongError: when it took more than `limit_s`; it is ended then.
            CrossreadError: what it raised itself.
        """
        pipe = self._started()
        until = None if limit_s is None else time.monotonic() + limit_s
        try:
            pipe.send(request)
            while True:
                left_s = None if until is None else max(0.0, until - time.monotonic())
                if not pipe.poll(left_s):
                    self._end()
                    raise TooLongError(
                        f"{self._name}: no answer within {limit_s:g} seconds; ask for less at once, or again later"
                    )
                message = pipe.recv()
                if isinstance(message, Gave):
                    return message.value
                if isinstance(message, Raised):
                    raise message.error
                if told is not None:
                    told(message.what)
        except (EOFError, OSError) as error:
            self._end()
            raise WorkerDiedError(
                f"{self._name}: the process ended before it was done; if it happens again, look for memory running out"
            ) from error

    def close(self) -> None:
        """End the process for good; who asks it gets WorkerDiedError."""
        with self._lock:
            self._closed = True
        self._end()

    def _started(self) -> Connection:
        with self._lock:
            if self._closed:
                raise WorkerDiedError(f"{self._name}: the server is being stopped; ask again once it runs")
            if self._pipe is not None and self._process is not None and self._process.is_alive():
                return self._pipe
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=self._main,
                args=(theirs, *self._arguments),
                name=f"crossread {self._name}",
                daemon=True,
            )
            process.start()
            theirs.close()  # so that its end is seen here
            self._process, self._pipe = process, ours
            return ours

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            pipe, self._pipe = self._pipe, None
        if process is not None:
            process.terminate()
            process.join(_PATIENCE_S)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()
        if pipe is not None:
            pipe.close()


def attend(pipe: Connection, handle: Handle, *, nice: int = 0) -> None:
    """Answer requests until the other end is closed; the body of a process.

    It stays quiet on Ctrl-C, which the terminal sends to it too, and ends at once when the server is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_server, daemon=True).start()
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    while True:
        try:
            request = pipe.recv()
        except (EOFError, OSError):
            return
        with suppress(BrokenPipeError):
            pipe.send(_answered(handle, request, lambda what: pipe.send(Told(what))))


def _answered(handle: Handle, request: Any, tell: Tell) -> Gave | Raised:
    try:
        return Gave(handle(request, tell))
    except CrossreadError as error:
        return Raised(error)
    except Exception as error:
        logger.exception("a request failed")
        return Raised(
            WorkerError(f"an error nobody expected ({type(error).__name__}: {error}); please report it")
        )


def _end_with_server() -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)
