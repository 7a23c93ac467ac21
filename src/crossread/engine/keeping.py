"""Put new reports on the desk: their layers, their sketch, and the lines they share with their outlet."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from crossread.crossing.stories import SKETCH_LAYER, profile
from crossread.domain.reading import Reading
from crossread.domain.report import FurnitureKind, Problem, Report
from crossread.intake.repeated import line_hash, lines, repeated_lines, with_repeated
from crossread.reading import READING_LAYER, read_layers
from crossread.store import DeskFile

logger = logging.getLogger(__name__)

# Reports that already hold a line, looked at when a new one brings it: a line in more is furniture in all of
# them already, so that the cost of one report does not grow with its outlet's archive.
_HOLDERS = 4
_LAYER_KEY = "reading layer"


def keep(desk: DeskFile, reports: Sequence[Report]) -> list[Problem]:
    """Read and keep new reports inside the caller's transaction; older ones of their outlets may change.

    A line that turns out to be furniture because several reports of one outlet hold it is marked in all of
    them, so that the desk does not depend on the order in which reports came.

    Returns:
        One problem for each report that could not be read; it is kept all the same, as not measured.
    """
    problems: list[Problem] = []
    for report in reports:
        reading = _read(report, problems)
        desk.add_report(report, reading)
        desk.put_sketch(report.id, layer=SKETCH_LAYER, vector=profile(report, reading).sketch())
        if report.outlet:
            desk.put_lines(report.id, report.outlet, [line_hash(line) for _, line in lines(report)])
    for outlet in sorted({r.outlet for r in reports if r.outlet}):
        fresh = [r for r in reports if r.outlet == outlet]
        for report in _with_new_furniture(desk, outlet, fresh):
            reading = _read(report, problems)
            desk.replace_report(report, reading)
            desk.put_sketch(report.id, layer=SKETCH_LAYER, vector=profile(report, reading).sketch())

    return problems


def renew(desk: DeskFile) -> list[Problem]:
    """Read all reports again where the desk's layers are of another version of the reading room."""
    problems: list[Problem] = []
    if desk.metadata(_LAYER_KEY) == READING_LAYER:
        return problems
    with desk.transaction():
        for report_id in desk.report_ids():
            report = desk.report(report_id)
            reading = _read(report, problems)
            desk.replace_report(report, reading)
            desk.put_sketch(report.id, layer=SKETCH_LAYER, vector=profile(report, reading).sketch())
        desk.put_metadata(_LAYER_KEY, READING_LAYER)
    return problems


def _read(report: Report, problems: list[Problem]) -> Reading:
    """The layers of a report; where a layer fails the report is kept without any, and the run goes on."""
    try:
        return read_layers(report)
    except Exception as error:
        logger.exception("reading %s failed", report.path or report.id)
        what = f"a layer failed on this text ({type(error).__name__}: {error})"
        problems.append(Problem(report.path or report.id, what, "kept, not measured; please report it"))
        return Reading(report=report.id, not_measured=what)


def _with_new_furniture(desk: DeskFile, outlet: str, fresh: Sequence[Report]) -> Iterator[Report]:
    hashes = {line_hash(line) for report in fresh for _, line in lines(report)}
    holders = desk.reports_sharing_lines(outlet, sorted(hashes), at_most=_HOLDERS)
    known = {report.id: report for report in fresh}
    for ids in holders.values():
        for report_id in ids:
            known.setdefault(report_id, desk.report(report_id))
    found = repeated_lines({report.id: lines(report) for report in known.values()})
    for report_id in sorted(found):
        before = known[report_id]
        marked = (f for f in before.furniture if f.kind is FurnitureKind.REPEATED)
        after = with_repeated(before, sorted({*marked, *found[report_id]}, key=lambda f: f.span))
        if after != before:
            yield after
