"""What one more report costs a desk of 10, 1,000 and 10,000: `python -m benchmarks.store`.

Synthetic reports in stories of five. One addition is all the writing the engine does for a report: text
and layers, vectors, sketch, line hashes, ties, comparisons, and its story's results.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from crossread.domain.crossing import Claim, Lineage, Status, Story, Support
from crossread.domain.layers import Name, Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.store import DeskFile, open_desk

SIZES = (10, 1_000, 10_000)

_LAYER = "benchmark/1"
_STORY_REPORTS = 5
_PASSAGES = 20
_WORDS_A_PASSAGE = 18
_OUTLETS = 50
_OUTLET_LINES = 12
_REPEATED_LINES = 3
_DIMENSIONS = 256


def main() -> None:
    """Prints what one addition costs at each size, and the ratio to the smallest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports already in the desk")
    parser.add_argument("--added", type=int, default=200, help="additions timed at each size")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "benchmark.db") as desk:
        report_costs(desk, sizes=options.sizes, added=options.added)


def report_costs(desk: DeskFile, *, sizes: Sequence[int], added: int) -> None:
    """Fills the desk to each size in turn and times additions there; the ratio is of processor time."""
    print(
        f"{'reports':>8} {'cpu ms':>7} {'ratio':>6} {'median ms':>10} {'sketches ms':>12} {'snapshot s':>11}"
    )
    first_cpu_ms = 0.0
    held = 0
    for size in sorted(sizes):
        with desk.transaction():
            for number in range(held, size):
                add(desk, number)
        held = size + added
        cpu_start_s = time.process_time()
        costs_ms = [_timed_ms(partial(add, desk, number)) for number in range(size, held)]
        cpu_ms = (time.process_time() - cpu_start_s) * 1000 / added
        first_cpu_ms = first_cpu_ms or cpu_ms
        sketches_ms = _timed_ms(partial(desk.sketches, layer=_LAYER))
        snapshot_s = _timed_ms(desk.snapshot) / 1000
        print(
            f"{size:>8,} {cpu_ms:>7.2f} {cpu_ms / first_cpu_ms:>6.2f} {statistics.median(costs_ms):>10.2f} "
            f"{sketches_ms:>12.1f} {snapshot_s:>10.2f}"
        )


def add(desk: DeskFile, number: int) -> None:
    """Adds synthetic report `number`, as the engine would, in one transaction."""
    chance = random.Random(number)
    report, reading = synthetic(number)
    outlet = f"outlet {number % _OUTLETS}"
    with desk.transaction():
        desk.add_report(report, reading)
        numbers = np.random.default_rng(number)
        vectors = numbers.standard_normal((_PASSAGES, _DIMENSIONS), dtype=np.float32)
        desk.put_vectors(report.id, layer=_LAYER, vectors=vectors.astype(np.float16).astype(np.float32))
        desk.put_sketch(report.id, layer=_LAYER, vector=vectors.mean(axis=0))
        lines = [chance.getrandbits(64) for _ in range(_OUTLET_LINES)] + list(range(_REPEATED_LINES))
        desk.reports_sharing_lines(outlet, lines, at_most=3)
        desk.put_lines(report.id, outlet, lines)
        earlier = [_id(other) for other in range(number - number % _STORY_REPORTS, number)]
        desk.put_links([(report.id, other, 0.5) for other in earlier])
        for other in earlier:
            desk.put_pair(report.id, other, layer=_LAYER, payload=b"x" * 2_000)
        (members,) = desk.component([report.id])
        desk.pairs(members, layer=_LAYER)
        _cross(desk, members)


def synthetic(number: int) -> tuple[Report, Reading]:
    """Report `number`: some 2,000 characters of made-up words, with passages and names."""
    chance = random.Random(number)
    passages: list[Passage] = []
    names: list[Name] = []
    text = ""
    for index in range(_PASSAGES):
        sentence = " ".join(f"word{int(chance.paretovariate(0.6)) % 30_000}" for _ in range(_WORDS_A_PASSAGE))
        passages.append(Passage(index, Span(len(text), len(text) + len(sentence) + 1), index // 3))
        names.append(Name(Span(len(text), len(text) + 5), sentence[:5]))
        text += sentence + ". "
    report = Report(_id(number), text, f"Report {number}", "en", outlet=f"outlet {number % _OUTLETS}")
    return report, Reading(report.id, passages=tuple(passages), names=tuple(names))


def _cross(desk: DeskFile, members: frozenset[str]) -> None:
    reports = tuple(sorted(members))
    story = Story(f"s-{'-'.join(reports)}", "A story", reports)
    support = tuple(Support(Citation(report, Span(0, 50)), "l", "outlet: x") for report in reports)
    desk.replace_story(
        retire=desk.stories_of(reports),
        stories=[story],
        lineages=[Lineage(f"l-{report}", story.id, (report,)) for report in reports],
        claims=[
            Claim(f"c-{n}-{reports[0]}", story.id, "Text", Status.CORROBORATED, 2, 2, 2, 2, support)
            for n in range(10)
        ],
        discrepancies=[],
    )


def _id(number: int) -> str:
    return f"r-{random.Random(number).getrandbits(48):012x}"


def _timed_ms(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
