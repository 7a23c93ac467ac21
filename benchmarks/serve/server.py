"""The real server in a process of its own, and one caller who keeps the connection."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.corpora import ROOT
from crossread.serve.configuration import Configuration
from crossread.serve.running import run
from crossread.serve.security.rates import Rates

_STARTED = re.compile(r"is served at (?P<address>http://\S+)")
_OFTEN = "1000000/minute"  # all the callers are one visitor here
_WAITS_S = 600.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str
    pid: int

    @property
    def host(self) -> str:
        """Name and port."""
        return urlsplit(self.address).netloc

    def cpu_s(self) -> float:
        """Processor seconds of the process and its threads so far, to the nanosecond; 0 where the system does not say."""
        try:
            return time.clock_gettime(
                (~self.pid << 3) | 2
            )  # the clock of another process, as clock_getcpuclockid makes it
        except (OSError, AttributeError, OverflowError):
            return 0.0


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: whole, with how long it took from the first byte sent to the last one got."""

    status: int
    body: bytes
    wall_ms: float
    cpu_ms: float


class Caller:
    """One connection, kept open."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection = http.client.HTTPConnection(server.host, timeout=_WAITS_S)

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Given:
        """Ask for an address."""
        return self._request("GET", address, None, headers or {})

    def post(self, address: str, value: object, headers: Mapping[str, str]) -> Given:
        """Send a value as JSON."""
        return self._request(
            "POST", address, json.dumps(value).encode(), {"content-type": "application/json", **headers}
        )

    def json(self, address: str) -> Any:
        """The JSON that an address gives.

        Raises:
            RuntimeError: when it gives none.
        """
        given = self.get(address)
        if given.status != 200:
            raise RuntimeError(f"{address}: {given.status} {given.body[:300]!r}")
        return json.loads(given.body)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _request(self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> Given:
        cpu_s, start_s = self._server.cpu_s(), time.perf_counter()
        try:
            status, got = self._exchange(method, address, body, headers)
        except (ConnectionError, http.client.HTTPException):  # after an error the server hangs up
            self._connection.close()
            status, got = self._exchange(method, address, body, headers)
        wall_s = time.perf_counter() - start_s
        return Given(status, got, 1000 * wall_s, 1000 * (self._server.cpu_s() - cpu_s))

    def _exchange(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        self._connection.request(method, address, body, dict(headers))
        answer = self._connection.getresponse()
        return answer.status, answer.read()


@contextmanager
def served(desk: Path) -> Iterator[Server]:
    """What `crossread serve` runs, but for its limits on how often one visitor may ask; it ends with the block."""
    command = [sys.executable, "-m", __name__, str(desk)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Server(_address(process), process.pid)
        finally:
            process.terminate()


@contextmanager
def calling(server: Server) -> Iterator[Caller]:
    """A connection for the length of a block."""
    caller = Caller(server)
    try:
        yield caller
    finally:
        caller.close()


def settle(caller: Caller) -> None:
    """Wait until the processes beside the server have loaded what they need: nothing of it is timed."""
    caller.get("/check/answer?claim=The+harbour+was+closed+on+Monday.")


def _serve(desk: Path) -> None:
    rates = Rates(write=_OFTEN, check=_OFTEN, export=_OFTEN)
    configuration = Configuration(desk, port=0, rates=rates, warm=True)
    run(configuration, started=lambda address, _: print(f"is served at {address}", flush=True))


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := _STARTED.search(line):
            return found["address"]
    raise RuntimeError("the server ended before it answered; its own words stand above")


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
