"""One visitor, one request after the other: how long the server takes for each kind of address."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.serve.mix import Visit
from benchmarks.serve.server import Caller

AIM_MS = 150.0
AIM_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Timed:
    """One request and what came of it; `first` when nobody had asked for that address before."""

    kind: str
    address: str
    first: bool
    status: int
    size: int
    wall_ms: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What requests of one kind came to."""

    count: int
    median_ms: float
    p95_ms: float
    cpu_p95_ms: float
    largest: int

    @classmethod
    def of(cls, some: Sequence[Timed]) -> Cost:
        """The cost of some requests, one at least."""
        return cls(
            len(some),
            statistics.median(one.wall_ms for one in some),
            percentile([one.wall_ms for one in some], 95),
            percentile([one.cpu_ms for one in some], 95),
            max(one.size for one in some),
        )


def time_visits(caller: Caller, sessions: Iterable[Sequence[Visit]]) -> list[Timed]:
    """Every session's visits one after the other, then all of them a second time, before the next session begins."""
    seen: set[str] = set()
    found = []
    for session in sessions:
        for visit in (*session, *session):
            given = caller.get(visit.address)
            first = visit.address not in seen
            seen.add(visit.address)
            found.append(
                Timed(
                    visit.kind,
                    visit.address,
                    first,
                    given.status,
                    len(given.body),
                    given.wall_ms,
                    given.cpu_ms,
                )
            )
    return found


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many per cent of the values do not exceed, taken from the values themselves."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100).__trunc__() - 1)]
