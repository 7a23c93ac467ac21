"""What every page and every route of the API costs on a desk, and how that grows with the desk."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serve.mix import API, BESIDE, FILES, FLOOR, PAGES, draw, kinds, visits
from benchmarks.serve.server import Caller, calling, served, settle
from benchmarks.serve.timing import AIM_BYTES, AIM_MS, Cost, Timed, percentile, time_visits
from benchmarks.serve.writing import add, csrf
from benchmarks.synthetic import invent_story
from benchmarks.tables import Cell, print_table

_JUDGED = 10
_A_JOB = 400_000  # the story whose report is added, so that there is a job to look at


@dataclass(frozen=True, slots=True)
class Costs:
    """What one desk's visits came to; `judged_ms` are decisions made and taken back over the API."""

    timed: tuple[Timed, ...]
    judged_ms: tuple[float, ...]

    def of(self, kind: str, *, first: bool) -> Cost | None:
        """The cost of one kind of address; None where nothing was asked for."""
        some = [one for one in self.timed if one.kind == kind and one.first is first]
        return Cost.of(some) if some else None


def time_desk(desk: Path, *, sessions: int) -> Costs:
    """Draw sessions from one server, then time them on another that has seen none of it."""
    with served(desk) as server, calling(server) as caller:
        add(caller, [report.record() for report in invent_story(_A_JOB, reports=1)])
        drawn = draw(caller.json, sessions=sessions)
    with served(desk) as server, calling(server) as caller:
        settle(caller)
        wanted = (*kinds(), *FILES, *BESIDE)
        timed = time_visits(caller, [visits(wanted, values) for values in drawn])
        return Costs(tuple(timed), tuple(_judge(caller)))


def print_costs(costs: Mapping[int, Costs]) -> None:
    """The tables of the largest desk, the growth, and what became of the aims."""
    largest = max(costs)
    shown = costs[largest]
    floor = shown.of(FLOOR, first=False)
    floor_ms = floor.p95_ms if floor else float("nan")
    print(
        f"\nThe floor: {floor_ms:.1f} ms at the 95th percentile for {FLOOR}, a page without anything of the desk."
    )
    _print_kinds(f"Pages, {largest:,} reports", PAGES, shown, floor_ms)
    _print_kinds(
        f"API, {largest:,} reports", [one for one in kinds() if one.startswith(API)], shown, floor_ms
    )
    _print_kinds(
        "Not waited for at a page: whole files, and answers of the process beside",
        (*FILES, *BESIDE),
        shown,
        floor_ms,
    )
    if shown.judged_ms:
        told = f"median {statistics.median(shown.judged_ms):.0f} ms, slowest {max(shown.judged_ms):.0f} ms"
        print(f"\nDecisions made and taken back ({len(shown.judged_ms)}): {told}")
    if len(costs) > 1:
        _print_growth(costs)
    _print_aims(shown)


def _print_kinds(title: str, wanted: Sequence[str], costs: Costs, floor_ms: float) -> None:
    rows: list[list[Cell]] = []
    for kind in wanted:
        first, again = costs.of(kind, first=True), costs.of(kind, first=False)
        if first is None and again is None:
            rows.append([f"`{kind}`", *[None] * 8])
            continue
        largest = max(cost.largest for cost in (first, again) if cost)
        over = (first or again).p95_ms / floor_ms  # type: ignore[union-attr]
        rows.append([f"`{kind}`", *_cells(first), *_cells(again)[1:], f"{largest / 1000:.0f}", f"{over:.1f}"])
    header = (
        "address",
        "visits",
        "first: median ms",
        "p95",
        "of it cpu",
        "again: median",
        "p95",
        "of it cpu",
        "largest kB",
        "x floor",
    )
    print_table(title, header, [row + [None] * (len(header) - len(row)) for row in rows])


def _cells(cost: Cost | None) -> list[Cell]:
    if cost is None:
        return [None] * 4
    return [cost.count, f"{cost.median_ms:.0f}", f"{cost.p95_ms:.0f}", f"{cost.cpu_p95_ms:.0f}"]


def _print_growth(costs: Mapping[int, Costs]) -> None:
    sizes = sorted(costs)
    rows: list[list[Cell]] = []
    for kind in PAGES:
        found = [costs[size].of(kind, first=True) or costs[size].of(kind, first=False) for size in sizes]
        if all(found):
            p95 = [one.p95_ms for one in found if one]
            cpu = [one.cpu_p95_ms for one in found if one]
            ratio = cpu[-1] / cpu[0] if cpu[0] else None
            rows.append(
                [
                    f"`{kind}`",
                    *(f"{ms:.0f}" for ms in p95),
                    *(f"{ms:.0f}" for ms in cpu),
                    ratio and f"{ratio:.2f}",
                ]
            )
    named = [f"{size:,}" for size in sizes]
    header = (
        "address",
        *(f"{name}: p95 ms" for name in named),
        *(f"{name}: cpu" for name in named),
        "cpu, last to first",
    )
    print_table("How first visits grow with the desk", header, rows)


def _print_aims(costs: Costs) -> None:
    usual = [one for one in costs.timed if one.kind not in (*FILES, *BESIDE)]
    pages = [one for one in usual if not one.kind.startswith(API)]
    late = [kind for kind in PAGES if (cost := costs.of(kind, first=True)) and cost.p95_ms > AIM_MS]
    large = sorted({one.kind for one in usual if one.size > AIM_BYTES})
    wrong = [one for one in costs.timed if one.status >= 400]
    p95_ms = percentile([one.wall_ms for one in pages], 95)
    cpu_p95_ms = percentile([one.cpu_ms for one in pages], 95)
    print(
        f"\nAll {len(pages):,} visits of pages: 95th percentile {p95_ms:.0f} ms (aim: at most {AIM_MS:.0f}), "
        f"{cpu_p95_ms:.0f} ms of the server's processor time."
    )
    print(f"Pages whose first visits miss it: {', '.join(late) or 'none'}.")
    print(f"Answers over {AIM_BYTES / 1000:.0f} kB: {', '.join(large) or 'none'}.")
    print(
        f"Answers that failed: {len(wrong)} of {len(costs.timed):,}"
        + "".join(f"\n  {one.status} {one.address}" for one in wrong[:10])
    )


def _judge(caller: Caller) -> list[float]:
    """Milliseconds of decisions that are made, then taken back."""
    headers = csrf(caller)
    took = []
    for question in caller.json(f"{API}/review?subject=discrepancy&limit={_JUDGED}")["items"]:
        asked = {"verdict": "accept", "targets": [question["id"]], "story": question["story"]}
        made = caller.post(f"{API}/judgements", asked, headers)
        took.append(made.wall_ms)
        if made.status == 201:
            took.append(caller.post(f"{API}/judgements/{_id(made.body)}/undo", {}, headers).wall_ms)
    return took


def _id(body: bytes) -> str:
    return str(json.loads(body)["id"])
