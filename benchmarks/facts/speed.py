"""What facts cost beside the reader, layer by layer, and how that grows with a report's length."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

from benchmarks.corpora import records
from benchmarks.tables import Cell, print_table
from crossread.domain.report import Report
from crossread.gazetteer import Gazetteer
from crossread.models.reader import OnnxReader, Reader
from crossread.reading import ground_of, prose_of
from crossread.reading.control import controls_of
from crossread.reading.entities import entities_of
from crossread.reading.events import events_of
from crossread.reading.figures import figures_of
from crossread.reading.figures.toll import toll_of
from crossread.reading.ground import Ground
from crossread.reading.main_event import main_event_of
from crossread.reading.places import distances_of, places_of
from crossread.reading.sources import with_source_types
from crossread.text.times import find_times, resolve_times

ARTICLES, ROUNDS = 60, 3
AIM_SHARE = 0.30  # of the reader's own time
LENGTHS_WORDS = (500, 2_000, 8_000)
_PER_WORDS = 500


class Stopwatch:
    """Processor seconds by name."""

    def __init__(self) -> None:
        self.spent_s: dict[str, float] = defaultdict(float)

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Add what runs inside to `name`."""
        start = time.process_time()
        yield
        self.spent_s[name] += time.process_time() - start


def report(reader: Reader) -> None:
    """Print both tables; times are of one core."""
    gazetteer = Gazetteer.from_package()
    texts = [record["text"] for record in records("polnear/dev.jsonl.gz")][:ARTICLES]
    reports = [Report(f"r-{number}", text, "", "en") for number, text in enumerate(texts)]
    size_words = sum(len(text.split()) for text in texts)
    rounds = [_measured(reader, reports, gazetteer) for _ in range(ROUNDS)]
    spent = {name: median(one[name] for one in rounds) for name in rounds[0]}
    reading_s = spent.pop("the reader")
    shown = {**spent, "all facts": sum(spent.values()), "the reader": reading_s}
    rows: list[list[Cell]] = [
        [name, 1000 * seconds / size_words * _PER_WORDS, seconds / reading_s]
        for name, seconds in shown.items()
    ]
    header = ["", f"ms per {_PER_WORDS} words", "share of the reader's time"]
    print_table(f"Cost of facts, {len(texts)} articles of PolNeAR dev, {size_words:,} words", header, rows)
    said = "reached" if shown["all facts"] <= AIM_SHARE * reading_s else "missed"
    print(f"\nAim: at most {AIM_SHARE:.2f} of the reader's time for all facts; {said}.")
    whole = " ".join(texts).split(" ")
    growth: list[list[Cell]] = []
    for length in LENGTHS_WORDS:
        one = _measured(reader, [Report("r", " ".join(whole[:length]), "", "en")], gazetteer)
        read_s = one.pop("the reader")
        facts_s = sum(one.values())
        growth.append([f"{length:,}", 1000 * facts_s / length * _PER_WORDS, facts_s / read_s])
    print_table("The same in one report of so many words", ["words", *header[1:]], growth)


def _measured(reader: Reader, reports: Sequence[Report], gazetteer: Gazetteer) -> dict[str, float]:
    """Processor seconds of the reader and of each layer over all reports, each layer on what the ones before it found."""
    watch = Stopwatch()
    proses = [prose_of(one) for one in reports]
    with watch.at("the reader"):
        analyses = reader.read(proses)
    for one, prose, analysis in zip(reports, proses, analyses, strict=True):
        _facts(watch, one, ground_of(one, prose, analysis), gazetteer)
    return dict(watch.spent_s)


def _facts(watch: Stopwatch, one: Report, ground: Ground, gazetteer: Gazetteer) -> None:
    with watch.at("times"):
        resolve_times(one.text, find_times(one.text), day="2024-12-02")
    with watch.at("places"):
        places = places_of(ground, gazetteer)
    ground = replace(ground, places=places)
    with watch.at("distances"):
        distances_of(ground, places)
    with watch.at("source types"):
        told = with_source_types(ground)
    ground = replace(ground, attributions=told)
    with watch.at("figures"):
        figures = figures_of(ground)
    with watch.at("toll"):
        toll_of(ground, figures)
    with watch.at("events"):
        events_of(ground, figures)
    with watch.at("control"):
        controls_of(ground)
    with watch.at("entities"):
        entities_of(ground)
    with watch.at("main event"):
        main_event_of(ground, gazetteer=gazetteer)


if __name__ == "__main__":
    report(OnnxReader.from_package(threads=1))
