"""The JSON export of a desk of any size, in little memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from crossread.domain.desk import Desk
from crossread.domain.judgements import reports_of
from crossread.domain.report import Report
from crossread.export.json_judgements import judgement_values
from crossread.export.json_spool import JsonSpool
from crossread.export.json_values import Json
from crossread.store import DeskFile, open_desk

_PART_REPORTS = 48  # stories are taken together up to so many reports; a larger story is a part of its own


def export_file(desk: Path, out: Path) -> None:
    """Writes the whole desk at one moment to `out`, byte for byte what `dump_json(export_json(...))` gives.

    Rows wait in an unnamed file beside `out`, which takes as much room again.

    Raises:
        DeskError: when the desk cannot be read.
        InputError: where a text cannot be kept as JSON, see `dump_json`.
    """
    with (
        open_desk(desk, create=False, read_only=True) as opened,
        opened.browsing().together(),
        tempfile.TemporaryFile(dir=out.parent) as rows,
        out.open("wb") as file,
    ):
        spool = JsonSpool(rows)
        for part in _parts(opened):
            spool.add(part)
        file.writelines(spool.pieces(_judgements(opened)))


def _parts(desk: DeskFile) -> Iterator[Desk]:
    members = desk.browsing().members()
    batch: list[str] = []
    size = 0
    for story, reports in members.items():
        if batch and size + len(reports) > _PART_REPORTS:
            yield replace(desk.snapshot_stories(batch), judgements=())
            batch, size = [], 0
        batch.append(story)
        size += len(reports)
    if batch:
        yield replace(desk.snapshot_stories(batch), judgements=())
    for report in sorted(set(desk.report_ids()) - {one for reports in members.values() for one in reports}):
        yield Desk(reports=(desk.report(report),), readings=(desk.reading(report),))


def _judgements(desk: DeskFile) -> list[Json]:
    """They cite few reports, and ask of the others no more than whether they are there and in which story."""
    judgements = desk.judgements()
    if not judgements:
        return []
    held = desk.report_ids()
    cited: Mapping[str, Report] = {
        report: desk.report(report)
        for report in sorted({report for one in judgements for report in reports_of(one)} & set(held))
    }
    stories = tuple(desk.browsing().story(story) for story in desk.browsing().members())
    reports = tuple(cited.get(report) or Report(report, "", "", "und") for report in held)
    return judgement_values(Desk(reports=reports, stories=stories, judgements=judgements))
