"""Killed and injured per incident against the labelled incidents: python -m benchmarks.facts.incidents [--part test].

Each report is made by the intake from its plain text and title, so that page furniture is left out, and read by the reader.
Its toll must be exactly the record's; a toll that is untold counts as none. The incidents are parted by a seeded hash of
their id, train 60, dev 20, test 20 of a hundred: the word lists and limits came from train, test is only counted.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Literal

from benchmarks.corpora import records
from benchmarks.facts.event_grounds import ground_of
from benchmarks.tables import Cell, print_table
from crossread.domain.report import Report
from crossread.intake import make_report
from crossread.models.reader import OnnxReader, Reader
from crossread.reading import read_reports
from crossread.reading.figures.toll import toll_of
from crossread.text.numbers import numbers

Part = Literal["train", "dev", "test"]
Count = tuple[int, int]
PUBLISHED = (
    "Published: no figure for this question. SemEval-2018 task 5 (Postma, Ilievski and Vossen 2018) asks another of the "
    "same records: how many were killed or injured in all incidents that fit a time, a place or a name."
)
_BATCH = 64
_NEAR_CHARS = 40
_FATAL_WORDS = re.compile(r"\b(?:kill(?:ed|ing|s)?|dead|died|deaths?|fatal\w*)\b", re.IGNORECASE)
_HURT_WORDS = re.compile(r"\b(?:wound(?:ed|ing|s)|injur(?:ed|ing|ies|y)|hurt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an incident: what the record says, what was found, both (killed, injured)."""

    incident: str
    true: Count
    found: Count


def part_of(incident: str) -> Part:
    """Which part an incident is in; other parts than `longtail.part_of`'s.

    The word lists and limits of the toll came from this train part, so that on the other parting its test would hold
    incidents they were chosen on.
    """
    number = int(hashlib.sha256(f"toll:{incident}".encode()).hexdigest(), 16) % 10
    return "train" if number < 6 else "dev" if number < 8 else "test"


def report(reader: Reader, part: Part = "test") -> None:
    """Print the tables of one part."""
    told_of = list(articles(part))
    reports = [one for _, _, one in told_of]
    began = time.perf_counter()
    ours, spent_s = tolls(reports, reader)
    read_s = time.perf_counter() - began
    rows: list[list[Cell]] = []
    incident_rows: list[list[Cell]] = []
    answers: tuple[tuple[str, Sequence[Count]], ...] = (
        ("toll of the report", ours),
        ("rival: first number near", [first_number_near(one) for one in reports]),
        ("rival: the same, one where only the word stands", [_word_is_one(one) for one in reports]),
        ("rival: nobody killed, one injured", [(0, 1)] * len(reports)),
    )
    for name, found in answers:
        told = [Told(i, true, count) for (i, true, _), count in zip(told_of, found, strict=True)]
        rows.append([name, len(told), *_shares(told)])
        medians = list(_medians(told))
        incident_rows.append([name, len(medians), *_shares(medians)])
    header = ["", "reports", "killed", "injured", "both"]
    print_table(f"longtail, {part}: each report against its incident's record, exact", header, rows)
    header[1] = "incidents"
    print_table(f"longtail, {part}: the median of an incident's reports, exact", header, incident_rows)
    words = sum(len(one.text.split()) for one in reports)
    print(
        f"\nToll: {spent_s / words * 5e5:.1f} ms for 500 words, {spent_s / read_s:.1%} of the time to read."
    )
    print(PUBLISHED)


def first_number_near(one: Report) -> Count:
    """The first number within 40 characters of a word of killing, and of wounding; none without one."""
    killed, injured = (_near(one, words) for words in (_FATAL_WORDS, _HURT_WORDS))
    return killed or 0, injured or 0


def _near(one: Report, words: re.Pattern[str]) -> int | None:
    text = _with_title(one)
    counts = [n for n in numbers(text) if n.unit in ("", "people", "persons")]
    for word in words.finditer(text):
        for number in counts:
            before, after = word.start() - number.span.end, number.span.start - word.end()
            if 0 <= max(before, after) <= _NEAR_CHARS:
                return int(number.best or number.low or 0)
    return None


def _word_is_one(one: Report) -> Count:
    found = first_number_near(one)
    text = _with_title(one)
    killed, injured = (
        count or int(words.search(text) is not None)
        for count, words in zip(found, (_FATAL_WORDS, _HURT_WORDS), strict=True)
    )
    return killed, injured


def _with_title(one: Report) -> str:
    return f"{one.title}.\n{one.text}"


def articles(part: Part) -> Iterator[tuple[str, Count, Report]]:
    """The articles of one part whose incident has a record: its id, its killed and injured, the report."""
    true = {r["id"]: (r["killed"], r["injured"]) for r in records("longtail/incidents.jsonl.gz")}
    for article in records("longtail/articles.jsonl.gz"):
        incident = article["incident_id"]
        if incident in true and part_of(incident) == part:
            made = make_report(
                text=article["text"],
                title=article["title"] or None,
                published=article["date"] or None,
                language="en",
            )
            yield incident, true[incident], made


def tolls(reports: Sequence[Report], reader: Reader) -> tuple[list[Count], float]:
    """Killed and injured of each report, and the seconds that the tolls took without the reading."""
    found: list[Count] = []
    spent_s = 0.0
    for start in range(0, len(reports), _BATCH):
        batch = reports[start : start + _BATCH]
        for one, layers in zip(batch, read_reports(batch, reader), strict=True):
            began = time.perf_counter()
            toll = toll_of(ground_of(one, layers), layers.reading.figures)
            spent_s += time.perf_counter() - began
            found.append((int(toll.killed.best or 0), int(toll.injured.best or 0)))
    return found, spent_s


def _medians(told: Sequence[Told]) -> Iterator[Told]:
    """One answer an incident: the lower median of its reports' counts."""
    by_incident: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_incident[one.incident].append(one)
    for incident, group in by_incident.items():
        killed, injured = (median_low(one.found[which] for one in group) for which in (0, 1))
        yield Told(incident, group[0].true, (killed, injured))


def _shares(told: Sequence[Told]) -> list[float]:
    right: tuple[Callable[[Told], bool], ...] = (
        lambda one: one.found[0] == one.true[0],
        lambda one: one.found[1] == one.true[1],
        lambda one: one.found == one.true,
    )
    return [sum(map(is_right, told)) / len(told) for is_right in right]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("train", "dev", "test"), default="test")
    report(OnnxReader.from_package(threads=1), parser.parse_args().part)
