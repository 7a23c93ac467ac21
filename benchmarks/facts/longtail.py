"""The labelled incidents with their reports, parted by incident: train 60, dev 20, test 20 of a hundred.

An incident's part hangs on its id alone, so that a report is never in another part than its neighbours. The reports' dates
are the source's document times and partly the crawl's guess: about one in seven lies more than ten days after the
incident, where follow-ups do too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from benchmarks.corpora import records
from crossread.domain.report import Report
from crossread.intake import make_report

Part = Literal["train", "dev", "test"]
_MOST_BOILERPLATE = 0.3  # share of stock phrases from which a page is nearly always a sign-in wall


@dataclass(frozen=True, slots=True)
class Incident:
    """What the record says; degrees are WGS 84 and None where it gives none."""

    id: str
    day: dt.date
    city: str
    state: str
    latitude: float | None
    longitude: float | None
    killed: int
    injured: int
    reports: tuple[Report, ...]


def part_of(incident: str) -> Part:
    """Which part an incident is in."""
    number = int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 5
    return "train" if number < 3 else "dev" if number == 3 else "test"


def incidents(part: Part) -> list[Incident]:
    """The incidents of one part that have a record and at least one report that is no sign-in wall, by id."""
    reports = _reports()
    return [
        Incident(
            id=record["id"],
            day=dt.date.fromisoformat(record["date"][:10]),
            city=record["city"],
            state=record["state"],
            latitude=record["lat"],
            longitude=record["lon"],
            killed=record["killed"],
            injured=record["injured"],
            reports=tuple(reports[record["id"]]),
        )
        for record in sorted(records("longtail/incidents.jsonl.gz"), key=lambda record: record["id"])
        if part_of(record["id"]) == part and record["id"] in reports
    ]


@cache
def _reports() -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = defaultdict(list)
    for article in records("longtail/articles.jsonl.gz"):
        if (article["boilerplate_share"] or 0) < _MOST_BOILERPLATE:
            found[article["incident_id"]].append(
                make_report(
                    text=article["text"],
                    title=article["title"] or None,
                    url=article["url"],
                    outlet=article["domain"],
                    published=article["date"],
                    language="en",
                )
            )
    return found
