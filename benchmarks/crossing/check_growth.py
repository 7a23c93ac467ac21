"""What one check costs on desks of 100, 1,000 and 10,000 reports: `python -m benchmarks.crossing.check_growth`.

Synthetic reports with cheap readings (sentences, names, numbers by rules, random unit vectors) are written straight into
the desk: reading 10,000 reports would take hours and is not what is measured. Claims are sentences of those reports with
words exchanged. Everything is warm, in one process and thread; printed is the ratio to one call of the sentence encoder
measured between the checks. Aim: a median of at most 300 ms at 10,000.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.synthetic import Invented, invent_story
from benchmarks.tables import Cell, print_table
from crossread.engine.checking import Checker
from crossread.engine.rooms import Rooms
from crossread.intake import make_report
from crossread.reading import read_layers
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk

SIZES = (100, 1_000, 10_000)
AIM_MS = 300.0

_STORY_REPORTS = 4
_BLOCK = 250
_SENTENCE = "The harbour was closed after the crane fell on Monday."


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--claims", type=int, default=40, help="claims timed at each size")
    options = parser.parse_args()
    measure(sorted(options.sizes), claims=options.claims)


def measure(sizes: Sequence[int], *, claims: int) -> dict[int, float]:
    """Median milliseconds of one check at each size; the table is printed."""
    rooms = Rooms(Settings(threads=1))
    rows: list[list[Cell]] = []
    medians: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "growth.db") as desk:
        held = 0
        for size in sizes:
            held = fill(desk, rooms, held, size)
            medians[size], row = _timed(desk, rooms, size, claims)
            rows.append(row)
    header = ("reports", "passages", "median ms", "95th percentile", "encoder call ms", "ratio")
    print_table("One check, everything warm, one thread", header, rows)
    print(f"\nat {sizes[-1]:,} reports: {medians[sizes[-1]]:.0f} ms (aim: at most {AIM_MS:.0f})")
    return medians


def fill(desk: DeskFile, rooms: Rooms, held: int, size: int) -> int:
    """Write reports up to `size`; returns it."""
    layer = rooms.encoder.name
    width = rooms.encoder.encode([_SENTENCE]).shape[1]
    for first in range(held, size, _BLOCK):
        with desk.transaction():
            for number in range(first, min(first + _BLOCK, size)):
                _add(desk, number, layer=layer, width=width)
    return max(held, size)


def _add(desk: DeskFile, number: int, *, layer: str, width: int) -> None:
    invented = _invented(number)
    report = make_report(
        text=invented.text,
        title=invented.title,
        outlet=invented.outlet,
        published=invented.published,
        language="en",
    )
    reading = read_layers(report)
    if desk.add_report(report, reading):
        vectors = np.random.default_rng(number).standard_normal(
            (len(reading.passages), width), dtype=np.float32
        )
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        desk.put_vectors(report.id, layer=layer, vectors=vectors.astype(np.float16).astype(np.float32))


def _invented(number: int) -> Invented:
    story, place = divmod(number, _STORY_REPORTS)
    return invent_story(story + 1, reports=_STORY_REPORTS)[place]


def _timed(desk: DeskFile, rooms: Rooms, size: int, count: int) -> tuple[float, list[Cell]]:
    generator = random.Random(size)
    sentences = [
        s for n in generator.sample(range(size), min(count, size)) for s in _sentences(_invented(n).text)
    ]
    claims = generator.sample(sentences, count)
    checker = Checker(desk, rooms)
    checker.check(claims[0])
    checks_ms, calls_ms = [], []
    for claim in claims:
        checks_ms.append(_ms(lambda claim=claim: checker.check(claim)))  # type: ignore[misc]
        calls_ms.append(_ms(lambda claim=claim: rooms.encoder.encode([claim])))  # type: ignore[misc]
    median, call = statistics.median(checks_ms), statistics.median(calls_ms)
    slowest = statistics.quantiles(checks_ms, n=20)[-1]
    passages = desk.counts()["passages"]
    row: list[Cell] = [
        f"{size:,}",
        f"{passages:,}",
        f"{median:.0f}",
        f"{slowest:.0f}",
        f"{call:.1f}",
        f"{median / call:.0f}",
    ]
    return median, row


def _sentences(text: str) -> list[str]:
    return [s.strip() + "." for s in text.replace("\n", " ").split(". ") if len(s.split()) > 5][:3]


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
