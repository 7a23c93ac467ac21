"""What reading costs: words per second against the bare network on the same windows, and memory over many reports."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.corpora import records
from benchmarks.reading.scoring import batches, raw_prose
from benchmarks.synthetic import invent_story
from benchmarks.tables import Cell, print_table
from crossread.models.reader import OnnxReader, Prose
from crossread.models.reader.windows import windows
from crossread.text.sentences import sentences
from crossread.text.words import words

ARTICLES, ROUNDS = 60, 3
REPORTS = (200, 1_000, 10_000)
AIM_GROWTH = 1.1  # of the peak, from the first to the last count of reports

_BATCH = 64
_SENTENCES = 2
_STORY_REPORTS = 50


def open_reader(folder: Path | None, threads: int = 1) -> OnnxReader:
    """The packaged reader, or the one of a folder."""
    if folder is None:
        return OnnxReader.from_package(threads=threads)
    return OnnxReader.from_folder(folder, threads=threads)


def report(folder: Path | None, *, reports: Sequence[int] = REPORTS) -> None:
    """Print both tables."""
    texts = [record["text"] for record in records("polnear/dev.jsonl.gz")][:ARTICLES]
    size_words = sum(len(words(text)) for text in texts)
    prose = [raw_prose(text) for text in texts]
    rows: list[list[Cell]] = []
    for threads in (1, 2):
        reader = open_reader(folder, threads)
        rows += _timed(reader, prose, threads=threads, size_words=size_words)
    header = ("", "threads", "words/s, median", "time, ratio to the network, median of rounds")
    print_table(
        f"Speed, {len(texts)} articles of PolNeAR dev, {size_words:,} words, {ROUNDS} rounds", header, rows
    )
    if not Path("/proc/self/status").exists():
        print("\nMemory left out: it is read from /proc, which is Linux's")
        return
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        peaks = pool.submit(peak_memory_mib, folder, tuple(reports)).result()
    shown: list[list[Cell]] = [
        [f"{size:,}", f"{peak:.0f}", f"{peak / peaks[0]:.3f}"]
        for size, peak in zip(reports, peaks, strict=True)
    ]
    title = f"Memory, invented reports of {_SENTENCES} sentences, batches of {_BATCH}"
    print_table(title, ("reports read", "peak memory, MiB", "ratio"), shown)
    print(f"\nGrowth {peaks[-1] / peaks[0]:.3f} (aim: at most {AIM_GROWTH})")


def peak_memory_mib(folder: Path | None, reports: Sequence[int]) -> list[float]:
    """The peak of this process once so many reports were read; meant for a fresh process."""
    reader = open_reader(folder)
    peaks: list[float] = []
    done = 0
    for batch in batches(_invented(reports[-1]), _BATCH):
        reader.read([raw_prose(text) for text in batch])
        done += len(batch)
        while len(peaks) < len(reports) and done >= reports[len(peaks)]:
            peaks.append(_peak_mib())
    return peaks


def _timed(reader: OnnxReader, texts: Sequence[Prose], *, threads: int, size_words: int) -> list[list[Cell]]:
    cuts = [reader.cut(prose) for prose in texts]
    lone = [
        replace(cut, windows=windows(cut.pieces, cut.sentence_starts, overlap_pieces=0) if cut.tokens else ())
        for cut in cuts
    ]
    reader.run(cuts[:1])  # opens the session
    ways: dict[str, Callable[[], object]] = {
        "reading, end to end": partial(reader.read, texts),
        "the network, same windows": partial(reader.run, cuts),
        "the network, windows without overlap": partial(reader.run, lone),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start_s = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - start_s)
    bare = seconds["the network, same windows"]
    return [
        [
            name,
            threads,
            f"{size_words / statistics.median(taken):,.0f}",
            f"{statistics.median(a / b for a, b in zip(taken, bare, strict=True)):.2f}",
        ]
        for name, taken in seconds.items()
    ]


def _invented(size: int) -> Iterator[str]:
    """Short reports, every one with words of its own."""
    made = 0
    for number in count(1):
        for invented in invent_story(number, reports=_STORY_REPORTS):
            if made == size:
                return
            made += 1
            last = sentences(invented.text)[_SENTENCES - 1]
            yield invented.text[: last.end]


def _peak_mib() -> float:
    """Linux's own count: `getrusage` also counts what the parent held before it started this process."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024
