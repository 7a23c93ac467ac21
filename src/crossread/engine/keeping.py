"""Put new reports on the desk: their layers, their sketch, and the lines they share with their outlet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crossread.crossing.stories import SKETCH_LAYER, profile
from crossread.domain.reading import Reading
from crossread.domain.report import FurnitureKind, Problem, Report
from crossread.errors import ModelError
from crossread.intake.repeated import line_hash, lines, repeated_lines, with_repeated
from crossread.models.reader import Reader
from crossread.reading import READING_LAYER, Layers, NamedGazetteer, read_reports
from crossread.store import DeskFile

logger = logging.getLogger(__name__)

# Reports that already hold a line, looked at when a new one brings it: a line in more is furniture in all of
# them already, so that the cost of one report does not grow with its outlet's archive.
_HOLDERS = 4
Progress = Callable[[str, int, int | None], None]
_LAYER_KEY = "reading layer"
_RENEWED_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """What reports are read with."""

    reader: Reader
    places: NamedGazetteer

    @property
    def layer(self) -> str:
        """Names the layers it makes: readings of another layer are done again."""
        return f"{READING_LAYER}/{self.reader.name}/{self.places.name}"

    def made(self, reading: Reading) -> bool:
        """Whether a reading of this version of the layers is one of its own."""
        return (reading.reader, reading.gazetteer) == (self.reader.name, self.places.name)


def read(reports: Sequence[Report], reading: ReadingRoom) -> tuple[list[Layers], list[Problem]]:
    """The layers of new reports, and one problem for each that could not be read; it has none then."""
    problems: list[Problem] = []
    return _read(reports, reading, problems), problems


def keep(
    desk: DeskFile, reports: Sequence[Report], layers: Sequence[Layers], reading: ReadingRoom
) -> list[Problem]:
    """Keep new reports with their layers inside the caller's transaction; older ones of their outlets may change.

    A line that turns out to be furniture because several reports of one outlet hold it is marked in all of
    them, so that the desk does not depend on the order in which reports came.

    Returns:
        One problem for each of those that could not be read again.
    """
    problems: list[Problem] = []
    for report, found in zip(reports, layers, strict=True):
        desk.add_report(report, found.reading)
        _put_computed(desk, report, found)
        if report.outlet:
            desk.put_lines(report.id, report.outlet, [line_hash(line) for _, line in lines(report)])
    for outlet in sorted({r.outlet for r in reports if r.outlet}):
        fresh = [r for r in reports if r.outlet == outlet]
        _replace(desk, list(_with_new_furniture(desk, outlet, fresh)), reading, problems)
    return problems


def renew(desk: DeskFile, reading: ReadingRoom, *, progress: Progress) -> list[Problem]:
    """Read all reports again where the desk's layers are of another reader or version of the reading room.

    In batches, each in one transaction: a run cut short is completed by the next.
    """
    problems: list[Problem] = []
    stamped = desk.metadata(_LAYER_KEY)
    if stamped == reading.layer:
        return problems
    ids = list(desk.report_ids())
    if str(stamped).startswith(f"{READING_LAYER}/"):  # what was read before an interruption is done
        ids = [report_id for report_id in ids if not reading.made(desk.reading(report_id))]
    for at in range(0, len(ids), _RENEWED_AT_ONCE):
        with desk.transaction():
            reports = [desk.report(report_id) for report_id in ids[at : at + _RENEWED_AT_ONCE]]
            _replace(desk, reports, reading, problems)
        progress("read again", min(at + _RENEWED_AT_ONCE, len(ids)), len(ids))
    with desk.transaction():
        desk.put_metadata(_LAYER_KEY, reading.layer)
    return problems


def event_layer(reading: Reading) -> str:
    """The layer under which the desk keeps the vectors of a reading's events."""
    return f"{reading.reader}/events"


def _replace(
    desk: DeskFile, reports: Sequence[Report], reading: ReadingRoom, problems: list[Problem]
) -> None:
    for report, layers in zip(reports, _read(reports, reading, problems), strict=True):
        before = desk.reading(report.id)
        desk.replace_report(report, layers.reading)
        desk.drop_vectors(report.id, layer=event_layer(before))
        _put_computed(desk, report, layers)


def _put_computed(desk: DeskFile, report: Report, layers: Layers) -> None:
    desk.put_sketch(report.id, layer=SKETCH_LAYER, vector=profile(report, layers.reading).sketch())
    if len(layers.event_vectors):
        desk.put_vectors(report.id, layer=event_layer(layers.reading), vectors=layers.event_vectors)


def _read(reports: Sequence[Report], reading: ReadingRoom, problems: list[Problem]) -> list[Layers]:
    """The layers of reports; where a layer fails on one it is kept without any, and the run goes on."""
    try:
        return read_reports(reports, reading.reader, reading.places)
    except ModelError:
        raise  # the reader itself is broken: it would fail on every report
    except Exception:  # one of the reports: find out which
        return [_read_alone(report, reading, problems) for report in reports]


def _read_alone(report: Report, reading: ReadingRoom, problems: list[Problem]) -> Layers:
    try:
        return read_reports([report], reading.reader, reading.places)[0]
    except Exception as error:
        logger.exception("reading %s failed", report.path or report.id)
        what = f"a layer failed on this text ({type(error).__name__}: {error})"
        problems.append(Problem(report.path or report.id, what, "kept, not measured; please report it"))
        return Layers.none(report, what)


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
