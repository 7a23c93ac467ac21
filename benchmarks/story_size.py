"""How the cost of crossing one story grows with its reports: `python -m benchmarks.story_size`.

Invented stories, read and encoded beforehand; what is timed is the comparisons of two reports, then events, claims and
discrepancies. The rival compares every pair, as stories of up to 13 reports do. Wall seconds are less than those of the
processor where the entailment network is asked in several threads.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.crossing.rooms import Workshop
from benchmarks.curve import draw_curves
from benchmarks.synthetic import invent_story
from benchmarks.tables import Cell, print_table
from crossread.crossing.bearing import AskAcross
from crossread.crossing.comparing.choosing import chosen_pairs
from crossread.crossing.comparing.pair import cross_pair
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.story import CrossedStory, cross_story
from crossread.intake import make_report

SIZES = (10, 20, 50, 100, 200)
_MOST_FOR_ALL = 50  # every pair of 200 reports is 19,900 comparisons


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of crossing one story: the processor's for comparing and for the rest, and those on the wall."""

    comparing_s: float
    rest_s: float
    wall_s: float

    @property
    def cpu_s(self) -> float:
        """All processor seconds."""
        return self.comparing_s + self.rest_s


def main() -> None:
    """Print seconds, the exponents, and what is lost by not comparing every pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports in the story")
    parser.add_argument("--picture", type=Path, help="write the curves into this SVG file")
    arguments = parser.parse_args()
    sizes = sorted(arguments.sizes)
    workshop = Workshop()
    reports = _prepared(workshop, sizes[-1])
    rows: list[list[Cell]] = []
    ours: list[tuple[float, float]] = []
    everyone: list[tuple[float, float]] = []
    with threadpool_limits(limits=1, user_api="blas"):
        cross(reports[:2], workshop.lexicon, workshop.ask, every=True)  # loads word lists and decisions
        for size in sizes:
            cost, chosen = cross(reports[:size], workshop.lexicon, workshop.ask, every=False)
            ours.append((size, cost.cpu_s))
            row: list[Cell] = [size, len(chosen_pairs({r.id: r for r in reports[:size]})), *_seconds(cost)]
            if size <= _MOST_FOR_ALL:
                full_cost, full = cross(reports[:size], workshop.lexicon, workshop.ask, every=True)
                everyone.append((size, full_cost.cpu_s))
                row += [
                    size * (size - 1) // 2,
                    *_seconds(full_cost),
                    cost.cpu_s / full_cost.cpu_s,
                    _kept(chosen, full),
                ]
            rows.append(row)
    seconds = ("comparing s", "the rest s", "wall s")
    header = ("reports", "pairs", *seconds, "every pair", *seconds, "ratio", "claims kept")
    print_table(
        "One story, by its reports", header, [row + [None] * (len(header) - len(row)) for row in rows]
    )
    print(f"\nExponent: {exponent(ours):.2f}; comparing every pair: {exponent(everyone):.2f}")
    if arguments.picture:
        draw_curves(
            arguments.picture,
            "Crossing one story",
            curves={"Crossread": ours, "every pair": everyone},
            axes=("reports in the story", "processor seconds"),
        )


def cross(
    reports: Sequence[Prepared], lexicon: Lexicon, ask: AskAcross, *, every: bool
) -> tuple[Cost, CrossedStory]:
    """What comparing costs, and what is made of the comparisons; and that."""
    by_id = {report.id: report for report in reports}
    start_s, wall_s = time.process_time(), time.perf_counter()
    wanted = combinations(sorted(by_id), 2) if every else chosen_pairs(by_id)
    pairs = [cross_pair(by_id[a], by_id[b], lexicon) for a, b in wanted]
    compared_s = time.process_time()
    story = cross_story(by_id, pairs, lexicon, ask=ask)
    cost = Cost(compared_s - start_s, time.process_time() - compared_s, time.perf_counter() - wall_s)
    return cost, story


def exponent(costs: Sequence[tuple[float, float]]) -> float:
    """Slope of the straight line through the logarithms."""
    slope, _ = np.polyfit([math.log(n) for n, _ in costs], [math.log(s) for _, s in costs], 1)
    return float(slope)


def _kept(chosen: CrossedStory, full: CrossedStory) -> float:
    """Share of the passage pairs in one claim that are still in one claim."""
    ours, theirs = _together(chosen), _together(full)
    return len(ours & theirs) / max(len(theirs), 1)


def _together(story: CrossedStory) -> set[frozenset[object]]:
    return {
        frozenset(two)
        for claim in story.claims
        for two in combinations(sorted({s.citation for s in claim.support}), 2)
    }


def _seconds(cost: Cost) -> list[Cell]:
    return [f"{cost.comparing_s:.2f}", f"{cost.rest_s:.2f}", f"{cost.wall_s:.2f}"]


def _prepared(workshop: Workshop, count: int) -> list[Prepared]:
    reports = [make_report(**invented.record()) for invented in invent_story(1, reports=count)]
    return list(workshop.prepare(reports).values())


if __name__ == "__main__":
    main()
