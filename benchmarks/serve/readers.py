"""Many readers at once, in a process and thread of their own: `python -m benchmarks.serve.readers` is started by run.py.

Every reader keeps one connection, goes through sessions in an order of its own, and after an answer thinks for a time that
is drawn evenly from half to one and a half times the mean. With no time to think the next request follows at once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import httpx

from benchmarks.serve.timing import percentile

_NICE = 10  # the server comes first: what is measured is how it answers, not how soon it is asked
_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd of readers met with; `errors` are statuses of 400 and more, empty bodies, and broken connections."""

    requests: int
    errors: int
    seconds: float
    median_ms: float
    p95_ms: float
    p99_ms: float
    slowest_ms: float
    slowest: str
    first_errors: tuple[str, ...] = ()


def main() -> None:
    """Read the sessions from standard input, write what happened as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--readers", type=int, required=True)
    parser.add_argument("--think", type=float, required=True, metavar="SECONDS")
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    os.nice(_NICE)
    sessions: list[list[str]] = json.load(sys.stdin)
    crowd = asyncio.run(
        read(
            options.server, sessions, readers=options.readers, think_s=options.think, seconds=options.seconds
        )
    )
    print(json.dumps(asdict(crowd)))


async def read(
    server: str, sessions: Sequence[Sequence[str]], *, readers: int, think_s: float, seconds: float
) -> Crowd:
    """Let readers read for a time."""
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=readers)
    took: list[tuple[float, str]] = []
    errors: list[str] = []
    start_s = time.perf_counter()
    async with httpx.AsyncClient(
        base_url=server, limits=limits, timeout=_TIMEOUT_S, trust_env=False
    ) as client:

        async def one(number: int) -> None:
            generator = random.Random(number)
            await asyncio.sleep(think_s * generator.random())
            while True:
                for address in generator.choice(sessions):
                    if time.perf_counter() - start_s > seconds:
                        return
                    took.append((await _ask(client, address, errors), address))
                    await asyncio.sleep(think_s * generator.uniform(0.5, 1.5))

        await asyncio.gather(*(one(number) for number in range(readers)))
    spent_s = time.perf_counter() - start_s
    times = [ms for ms, _ in took] or [0.0]
    slowest = max(took, default=(0.0, ""))
    return Crowd(
        requests=len(took),
        errors=len(errors),
        seconds=spent_s,
        median_ms=percentile(times, 50),
        p95_ms=percentile(times, 95),
        p99_ms=percentile(times, 99),
        slowest_ms=slowest[0],
        slowest=slowest[1],
        first_errors=tuple(errors[:5]),
    )


async def _ask(client: httpx.AsyncClient, address: str, errors: list[str]) -> float:
    """Milliseconds until all of the answer is there; what went wrong is added to the errors."""
    start_s = time.perf_counter()
    try:
        answer = await _got(client, address)
    except httpx.HTTPError as error:
        errors.append(f"{address}: {error!r}")
    else:
        if answer.status_code >= 400 or not answer.content:
            errors.append(f"{address}: {answer.status_code}")
    return 1000 * (time.perf_counter() - start_s)


async def _got(client: httpx.AsyncClient, address: str) -> httpx.Response:
    """The answer; a connection that the server let go because nobody asked for a while is opened anew, as browsers do."""
    try:
        return await client.get(address)
    except httpx.RemoteProtocolError:
        return await client.get(address)


if __name__ == "__main__":
    main()
