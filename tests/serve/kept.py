"""Desks made as values, kept in a file."""

from __future__ import annotations

from pathlib import Path

from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.store import open_desk


def keep(file: Path, desk: Desk) -> Path:
    """Writes a desk into a new file."""
    readings = {reading.report: reading for reading in desk.readings}
    with open_desk(file) as opened, opened.transaction():
        for report in desk.reports:
            opened.add_report(report, readings[report.id])
        opened.replace_story(
            retire=(),
            stories=desk.stories,
            lineages=desk.lineages,
            claims=desk.claims,
            discrepancies=desk.discrepancies,
            entities=desk.entities,
            events=desk.events,
        )
        opened.add_judgements(desk.judgements)
    return file


def keep_one(file: Path, report: Report, reading: Reading) -> Path:
    """Writes a desk of one report that is in no story."""
    with open_desk(file) as opened:
        opened.add_report(report, reading)
    return file
