"""Ends a connection once its time is over: a server that sends a byte now and then is never silent."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

_MADE = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Deadline:
    """A moment of `time.monotonic`; in a `with`, the connection that `trace` is told of lasts no longer than to it."""

    def __init__(self, until: float) -> None:
        self._until = until
        self._socket: socket.socket | None = None
        self._rang = False
        self._timer = threading.Timer(max(0.0, until - time.monotonic()), self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    @property
    def is_over(self) -> bool:
        """Whether the moment has come."""
        return self._rang or time.monotonic() >= self._until

    def trace(self, event: str, about: Mapping[str, Any]) -> None:
        """What httpcore calls, as the extension "trace" of a request, with each step of it."""
        if event in _MADE:
            self._socket = about["return_value"].get_extra_info("socket")
            if self.is_over:
                self._end()

    def _end(self) -> None:
        self._rang = True
        if self._socket is not None:
            with suppress(OSError):  # closed already
                # of the connection itself: that of TLS is in use by the thread that reads
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
