"""What the 10th, the 100th and the 1,000th report cost: `python -m benchmarks.growth`.

Reports come in the order of their dates, as a reader of feeds gets them: local news where the corpora lie, invented
stories elsewhere. Around each size single reports are added one by one, each a run of its own on a desk file with the
models loaded; the median counts. Aim: the 1,000th costs at most 1.5 times the 10th. A run that takes longer than its
budget ends early and says which sizes it did not reach.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import corpora_folder, records
from benchmarks.synthetic import invent_story
from benchmarks.tables import Cell, print_table
from crossread.engine import read_into
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk

SIZES = (10, 30, 100, 300, 1_000)
AIM_RATIO = 1.5

_AROUND = 8  # single additions on either side of a size
_BLOCK = 50  # reports a run between two sizes
_STORY_REPORTS = 4
_FEWEST_WORDS = 80
_MOST_FURNITURE = 0.3  # the corpus's own mark of a sign-in wall

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Addition:
    """What one added report cost, and how large its story became."""

    wall_ms: float
    cpu_ms: float
    story_reports: int


@dataclass(frozen=True, slots=True)
class Size:
    """The additions around one size, by their medians; `story_reports` is the largest story met."""

    report: int
    wall_ms: float
    cpu_ms: float
    story_reports: int

    @classmethod
    def of(cls, report: int, additions: Sequence[Addition]) -> Size:
        """The medians of some additions."""
        return cls(
            report,
            statistics.median(a.wall_ms for a in additions),
            statistics.median(a.cpu_ms for a in additions),
            max(a.story_reports for a in additions),
        )


def main() -> None:
    """Print the curve and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="which additions to time")
    parser.add_argument("--invented", action="store_true", help="invented stories even where corpora lie")
    parser.add_argument("--budget", type=float, default=180.0, metavar="SECONDS", help="end early after that")
    options = parser.parse_args()
    sizes = sorted(options.sizes)
    real = corpora_folder() is not None and not options.invented
    stream = (_local_news if real else _invented)(sizes[-1] + _AROUND)
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "growth.db") as desk:
        curve = grow(desk, stream, sizes=sizes, folder=Path(folder), budget_s=options.budget)
    print_curve(curve, source="local news by date" if real else "invented stories")
    missed = sizes[len(curve) :]
    if missed:
        print(f"\nNot reached within {options.budget:.0f} s: {', '.join(f'{size:,}' for size in missed)}")


def grow(
    desk: DeskFile, stream: Sequence[Record], *, sizes: Sequence[int], folder: Path, budget_s: float
) -> list[Size]:
    """Fill the desk from the stream; time single additions around each size."""
    rooms = Rooms(Settings())
    _add(desk, rooms, [invent_story(0, reports=1)[0].record()], folder=folder)  # loads the models
    ends_s = time.monotonic() + budget_s
    curve: list[Size] = []
    held = 0
    for size in sizes:
        first = max(size - _AROUND, held)
        for at in range(held, first, _BLOCK):
            _add(desk, rooms, stream[at : min(at + _BLOCK, first)], folder=folder)
            if time.monotonic() > ends_s:
                return curve
        singles = stream[first : size + _AROUND]
        curve.append(Size.of(size, [_add(desk, rooms, [record], folder=folder) for record in singles]))
        held = size + _AROUND
    return curve


def print_curve(curve: Sequence[Size], *, source: str) -> None:
    """One row a size; ratios to the first."""
    first, last = curve[0], curve[-1]
    rows: list[list[Cell]] = [
        [
            f"{size.report:,}th",
            f"{size.wall_ms:.0f}",
            f"{size.wall_ms / first.wall_ms:.2f}",
            f"{size.cpu_ms:.0f}",
            f"{size.cpu_ms / first.cpu_ms:.2f}",
            size.story_reports,
        ]
        for size in curve
    ]
    header = ("report", "median wall ms", "ratio", "median cpu ms", "ratio", "largest story met")
    print_table(f"One more report on a desk, {source}", header, rows)
    ratio = f"{last.cpu_ms / first.cpu_ms:.2f}"
    print(
        f"\n{last.report:,}th against {first.report:,}th, processor time: {ratio} (aim: at most {AIM_RATIO})"
    )


def _add(desk: DeskFile, rooms: Rooms, some: Sequence[Record], *, folder: Path) -> Addition:
    """One run that reads the records."""
    file = folder / "records.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in some), encoding="utf-8")
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    outcome = read_into(desk, [file], rooms=rooms)
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    stories = [x for story in outcome.stories for x in desk.snapshot_stories([story]).stories]
    return Addition(1000 * wall_s, 1000 * cpu_s, max((len(story.reports) for story in stories), default=0))


def _local_news(count: int) -> list[Record]:
    """The last articles by date that are articles."""
    articles = sorted(
        (r["date"], r["id"], r["text"], r["title"], r["domain"])
        for r in records("longtail/articles.jsonl.gz")
        if r["n_words"] >= _FEWEST_WORDS and (r["boilerplate_share"] or 0) < _MOST_FURNITURE and r["date"]
    )
    return [
        {
            "text": text,
            "title": title,
            "outlet": domain,
            "published": date,
            "url": f"https://{domain}/{article}",
        }
        for date, article, text, title, domain in articles[-count:]
    ]


def _invented(count: int) -> list[Record]:
    stories = -(-count // _STORY_REPORTS)
    found = [report for n in range(1, stories + 1) for report in invent_story(n, reports=_STORY_REPORTS)]
    return [report.record() for report in found[:count]]


if __name__ == "__main__":
    main()
