"""Invented pairs of reports with what differs in them and what only looks so, quoted from both: one case a line.

`conflict` and `fine` hold the words of each side, the sort before them where a set has several (`README.md` beside each
set). What is quoted stands once in its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crossing.matching import Card
from benchmarks.crossing.rooms import Workshop
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.scene import Scene
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.intake import make_report

HERE = Path(__file__).resolve().parent
KINDS = {1: "light rewrite", 2: "heavy rewrite", 3: "own account", 4: "next day"}
_SIDES = 2  # quoted words of one point
Pair = tuple[Citation, Citation]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of two reports; `sort` is "" in a set of one sort."""

    sort: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Case:
    """Two reports with the points on which they differ, and those that only look so."""

    name: str
    kind: str
    reports: tuple[Report, Report]
    conflicts: tuple[Point, ...]
    fine: tuple[Point, ...]


def cases(folder: str, part: str) -> Iterator[Case]:
    """All cases of a part ("dev", "test") of one set."""
    for line in (HERE / folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        a, b = (make_report(text=case[side], path=f"{case['id']}/{side}.txt") for side in "ab")
        yield Case(
            name=case["id"],
            kind=KINDS[case["kind"]],
            reports=(a, b),
            conflicts=tuple(_point((a, b), quoted) for quoted in case["conflict"]),
            fine=tuple(_point((a, b), quoted) for quoted in case["fine"]),
        )


def scenes(workshop: Workshop, folder: str, part: str) -> Iterator[tuple[Case, Scene]]:
    """Each case as a story of two reports."""
    for case in cases(folder, part):
        yield case, workshop.scene(case.reports)


def cards_of(scene: Scene) -> list[Card]:
    """What the product shows."""
    return [
        Card(found.kind.value, tuple(r.citation for r in found.readings)) for found in discrepancies(scene)
    ]


def holds(points: Sequence[Citation], pair: Pair) -> bool:
    """Whether both sides of a point are among the places of a card."""
    return all(any(p.report == q.report and p.span.overlaps(q.span) for p in points) for q in pair)


def printed(scene: Scene, points: Sequence[Citation]) -> str:
    """The words of some places, for people to read."""
    return " | ".join(" ".join(p.span.of(scene.reports[p.report].report.text).split()) for p in points)


def _point(reports: tuple[Report, Report], quoted: Sequence[str]) -> Point:
    sort = quoted[0] if len(quoted) > _SIDES + 1 else ""
    first, second = (
        _cited(report, words) for report, words in zip(reports, quoted[1:] if sort else quoted, strict=False)
    )
    return Point(sort, (first, second))


def _cited(report: Report, words: str) -> Citation:
    at = report.text.index(words)
    return Citation(report.id, Span(at, at + len(words)))
