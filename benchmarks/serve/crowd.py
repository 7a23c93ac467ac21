"""Twenty readers at once, alone and beside somebody who adds reports."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.corpora import ROOT
from benchmarks.serve.mix import API, FLOOR, PAGES, Values, about, draw, visits
from benchmarks.serve.neighbours import Neighbours
from benchmarks.serve.readers import Crowd
from benchmarks.serve.server import Server, calling, served, settle
from benchmarks.serve.writing import Writer
from benchmarks.tables import Cell, print_table

AIM_MS = 300.0
# A page a second and reader: somebody who looks through pages opens one every few seconds, a newsroom of 20 at its busiest
# asks for a third of this.
THINK_S = 1.0

_SESSIONS = 60
_BIG_SESSIONS = 6


def measure(desk: Path, *, readers: int, seconds: float, with_big: bool) -> None:
    """Print a row for each crowd: of an empty page, then of all pages, with time to think and without, beside a writer."""
    with served(desk) as server, calling(server) as caller:
        drawn = draw(caller.json, sessions=_SESSIONS)
        if with_big:
            (big,) = caller.json(f"{API}/stories?sort=accounts&limit=1")["items"]
            drawn += [about(caller.json, big["id"], random.Random(at)) for at in range(_BIG_SESSIONS)]
    sessions = _addresses(drawn)
    rows = []
    for name, asked, think_s, writes in (
        ("an empty one", [[FLOOR]], THINK_S, False),
        ("all", sessions, THINK_S, False),
        ("all", sessions, THINK_S, True),
        ("all", sessions, 0.0, False),
        ("all", sessions, 0.0, True),
    ):
        beside = Neighbours()
        crowd, added = _meet(desk, asked, readers=readers, think_s=think_s, seconds=seconds, writes=writes)
        rows.append([*_row(name, crowd, think_s, added), beside.cores()])
    header = (
        "pages", "think s", "reports added a minute", "requests", "a second", "errors", "p50 ms", "p95", "p99", "slowest",
        "which", "cores others took",
    )  # fmt: skip
    print_table(f"{readers} readers, {seconds:.0f} s each time", header, rows)
    print(
        f"\nAim: no error, and a 95th percentile of at most {AIM_MS:.0f} ms beside the writer, with time to think"
    )


def _meet(
    desk: Path, sessions: list[list[str]], *, readers: int, think_s: float, seconds: float, writes: bool
) -> tuple[Crowd, int | None]:
    """What the readers met with on a server that has just started, and how many reports were added meanwhile."""
    with served(desk) as server, calling(server) as caller, ExitStack() as stack:
        settle(caller)
        held = caller.json(f"{API}/desk")["reports"]
        writer = stack.enter_context(Writer(server)) if writes else None
        crowd = _read(server, sessions, readers=readers, think_s=think_s, seconds=seconds)
        added = caller.json(f"{API}/desk")["reports"] - held
    for error in (*crowd.first_errors, *(writer.failed if writer else ())):
        print(f"error: {error}")
    return crowd, added if writes else None


def _addresses(drawn: Sequence[Values]) -> list[list[str]]:
    """Sessions as readers go through them: all pages there are about a story, in an order of their own."""
    found = []
    for number, values in enumerate(drawn):
        addresses = [visit.address for visit in visits(PAGES, values)]
        random.Random(number).shuffle(addresses)
        found.append(addresses)
    return found


def _read(
    server: Server, sessions: list[list[str]], *, readers: int, think_s: float, seconds: float
) -> Crowd:
    command = [sys.executable, "-m", "benchmarks.serve.readers", "--server", server.address]
    command += ["--readers", str(readers), "--think", str(think_s), "--seconds", str(seconds)]
    ended = subprocess.run(
        command, cwd=ROOT, input=json.dumps(sessions), stdout=subprocess.PIPE, text=True, check=True
    )
    given = json.loads(ended.stdout)
    return Crowd(**{**given, "first_errors": tuple(given["first_errors"])})


def _row(name: str, crowd: Crowd, think_s: float, added: int | None) -> list[Cell]:
    return [
        name,
        f"{think_s:.0f}",
        f"{60 * added / crowd.seconds:.0f}" if added is not None else None,
        f"{crowd.requests:,}",
        f"{crowd.requests / crowd.seconds:.1f}",
        crowd.errors,
        f"{crowd.median_ms:.0f}",
        f"{crowd.p95_ms:.0f}",
        f"{crowd.p99_ms:.0f}",
        f"{crowd.slowest_ms:.0f}",
        f"`{crowd.slowest}`",
    ]
