"""A story of two hundred reports: each of its sections asked for by a server that knows nothing of it, then again."""

from __future__ import annotations

import random
import statistics
from pathlib import Path

from benchmarks.serve.mix import API, Visit, about, visits
from benchmarks.serve.server import Given, calling, served, settle
from benchmarks.serve.timing import percentile
from benchmarks.tables import Cell, print_table

# Sections of one story; those that rest on all texts first give a page that asks for them, `now` gives them at once.
SECTIONS = (
    "/stories/{story}",
    "/stories/{story}/claims",
    "/stories/{story}/claims/{claim}",
    "/stories/{story}/discrepancies",
    "/stories/{story}/lineages",
    "/stories/{story}/relations",
    "/stories/{story}/labels",
    "/stories/{story}/timeline",
    "/stories/{story}/timeline?now=1",
    "/stories/{story}/timeline/{happening}",
    "/stories/{story}/map",
    "/stories/{story}/map?now=1",
    "/stories/{story}/map/place?id={place_id}",
    "/stories/{story}/figures",
    "/stories/{story}/figures?now=1",
    "/reports/{report}",
    "/compare?a={report}&b={other}",
    f"{API}/stories/{{story}}/claims?limit=200",
    f"{API}/stories/{{story}}/entities?limit=200",
    f"{API}/stories/{{story}}/figures?limit=200",
    f"{API}/stories/{{story}}/timeline",
)

_WARM = 10  # visits


def measure(desk: Path) -> None:
    """Print the table, and what the first page of a server that has just started costs."""
    wanted, other = _visits(desk)
    rows: list[list[Cell]] = []
    starts = []
    for visit, warming in zip(wanted, other, strict=True):
        with served(desk) as server, calling(server) as caller:
            starts.append(caller.get("/").wall_ms)
            settle(caller)
            caller.get(
                warming.address
            )  # the same section of a small story: what is measured is this story's own
            cold = caller.get(visit.address)
            rows.append(_row(visit.kind, cold, [caller.get(visit.address) for _ in range(_WARM)]))
    header = ("section", "cold ms", "of it cpu", "warm: median", "p95", "of it cpu", "kB", "status")
    print_table("The story of 200 reports", header, rows)
    print(f"\nFirst page of a server just started: median {statistics.median(starts):.0f} ms")


def _visits(desk: Path) -> tuple[list[Visit], list[Visit]]:
    with served(desk) as server, calling(server) as caller:
        generator = random.Random(0)
        (big,) = caller.json(f"{API}/stories?sort=accounts&limit=1")["items"]
        mine = visits(SECTIONS, about(caller.json, big["id"], generator))
        small = next(
            one
            for one in caller.json(f"{API}/stories?sort=accounts&limit=50&offset=20")["items"]
            if one["discrepancies" if "discrepancies" in one else "kinds"]
        )
        given = {**about(caller.json, big["id"], generator), **about(caller.json, small["id"], generator)}
        return mine, visits([visit.kind for visit in mine], given)


def _row(kind: str, cold: Given, warm: list[Given]) -> list[Cell]:
    times, cpu = [one.wall_ms for one in warm], [one.cpu_ms for one in warm]
    return [
        f"`{kind}`",
        f"{cold.wall_ms:.0f}",
        f"{cold.cpu_ms:.0f}",
        f"{statistics.median(times):.0f}",
        f"{percentile(times, 95):.0f}",
        f"{percentile(cpu, 95):.0f}",
        f"{max(len(cold.body), *(len(one.body) for one in warm)) / 1000:.0f}",
        cold.status,
    ]
