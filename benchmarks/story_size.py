"""How the cost of crossing one story grows with its reports: `python -m benchmarks.story_size`.

An invented story, read and encoded beforehand; what is timed is every comparison of two reports, then lineages,
claims and discrepancies. Every pair must be compared once, so the exponent is near 2.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence

import numpy as np

from benchmarks.synthetic import invent_story
from benchmarks.tables import Cell, print_table
from crossread.crossing.choosing import chosen_pairs
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.pair import cross_pair
from crossread.crossing.prepared import Prepared
from crossread.crossing.story import cross_story
from crossread.intake import make_report
from crossread.models import OnnxEncoder, StaticVectors
from crossread.models.reader import OnnxReader
from crossread.reading import read_layers

SIZES = (5, 10, 20, 35, 50)


def main() -> None:
    """Print seconds and the exponent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports in the story")
    sizes = sorted(parser.parse_args().sizes)
    reports = _prepared(sizes[-1])
    lexicon = Lexicon(StaticVectors.from_package())
    cross(reports[:2], lexicon)  # loads word lists and decisions
    costs = {size: cross(reports[:size], lexicon) for size in sizes}
    rows: list[list[Cell]] = [
        [n, n * (n - 1) // 2, f"{pairs_s:.2f}", f"{rest_s:.2f}", f"{2000 * pairs_s / (n * (n - 1)):.1f}"]
        for n, (pairs_s, rest_s) in costs.items()
    ]
    header = ("reports", "pairs", "comparing s", "lineages, claims, discrepancies s", "ms a pair")
    print_table("One story, by its reports", header, rows)
    print(f"\nExponent of the whole: {exponent(sizes, [sum(costs[n]) for n in sizes]):.2f}")


def cross(reports: Sequence[Prepared], lexicon: Lexicon) -> tuple[float, float]:
    """Processor seconds of comparing every pair, and of what is made of the comparisons."""
    start_s = time.process_time()
    by_id = {report.id: report for report in reports}
    pairs = [cross_pair(by_id[a], by_id[b], lexicon) for a, b in chosen_pairs(by_id)]
    compared_s = time.process_time()
    cross_story(by_id, pairs, lexicon)
    return compared_s - start_s, time.process_time() - compared_s


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Slope of the straight line through the logarithms."""
    slope, _ = np.polyfit([math.log(n) for n in sizes], [math.log(s) for s in seconds], 1)
    return float(slope)


def _prepared(count: int) -> list[Prepared]:
    encoder = OnnxEncoder.from_package()
    reader = OnnxReader.from_package()
    found = []
    for invented in invent_story(1, reports=count):
        report = make_report(**invented.record())
        reading = read_layers(report, reader)
        vectors = encoder.encode([p.span.of(report.text) for p in reading.passages])
        found.append(Prepared(report, reading, vectors))
    return found


if __name__ == "__main__":
    main()
