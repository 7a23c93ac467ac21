"""What a person points at: the id of a result, or the start of one, or characters of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.crossing.judged.places import Places
from crossread.domain.crossing import Claim, Discrepancy, Lineage
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity, EntityKey
from crossread.domain.events import Event
from crossread.domain.judgements import Subject
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.errors import UsageError

_CHARACTERS = re.compile(r"(?P<report>r-[0-9a-f]*):(?P<start>\d{1,9})-(?P<end>\d{1,9})")
_SHOWN = 5  # ids named where none fits
_BY_CHARACTERS = (Subject.ENTITY, Subject.CLAIM, Subject.EVENT)
_Result = Entity | Claim | Event | Discrepancy | Lineage | Report


@dataclass(frozen=True, slots=True)
class Target:
    """What was meant: the characters of it; `detail` is what of it a judgement names, `reports` those it stands for."""

    given: str
    subject: Subject
    places: tuple[Citation, ...]
    detail: str = ""
    reports: tuple[str, ...] = ()


def find_target(desk: Desk, given: str, about: Subject | None = None) -> Target:
    """The one thing on the desk that `given` means; characters need to be told what they are `about`.

    Raises:
        UsageError: when nothing or more than one thing fits.
    """
    characters = _CHARACTERS.fullmatch(given)
    if characters:
        return _at_characters(desk, given, characters, about)
    kind = given.partition("-")[0]
    if kind == "s":
        raise UsageError(f"{given!r} is a story; name two of its reports, or a claim, entity or event in it")
    results = {result.id: result for result in _results(desk)}
    found = (
        [results[given]]
        if given in results
        else [r for i, r in results.items() if given and i.startswith(given)]
    )
    if len(found) == 1:
        return _of_result(desk, given, found[0])
    fitting = sorted(result.id for result in found) or sorted(
        i for i in results if i.partition("-")[0] == kind
    )
    what = "several things begin" if found else "nothing on the desk begins"
    expected = f"one of: {', '.join(fitting[:_SHOWN])}{', …' if len(fitting) > _SHOWN else ''}"
    if not fitting:
        expected = "an id as the export prints it, or characters of a report as in r-0123:120-164"
    raise UsageError(f"{what} with {given!r}; expected {expected}")


def report_places(desk: Desk, reports: Iterable[str]) -> tuple[Citation, ...]:
    """What stands for whole reports: the first passage of each."""
    return tuple(_first_passage(desk, report) for report in sorted(set(reports)))


def _results(desk: Desk) -> Iterator[_Result]:
    yield from desk.entities
    yield from desk.claims
    yield from desk.events
    yield from desk.discrepancies
    yield from desk.lineages
    yield from desk.reports


def _of_result(desk: Desk, given: str, result: _Result) -> Target:
    if isinstance(result, Entity):
        return Target(given, Subject.ENTITY, result.mentions)
    if isinstance(result, Claim):
        return Target(given, Subject.CLAIM, tuple(support.citation for support in result.support))
    if isinstance(result, Event):
        return Target(given, Subject.EVENT, result.mentions)
    if isinstance(result, Discrepancy):
        places = tuple(sorted({reading.citation for reading in result.readings}))
        return Target(given, Subject.DISCREPANCY, places, detail=f"{result.kind.value}/{result.detail}")
    reports = result.reports if isinstance(result, Lineage) else (result.id,)
    return Target(given, Subject.REUSE, report_places(desk, reports), reports=tuple(sorted(reports)))


def _at_characters(desk: Desk, given: str, found: re.Match[str], about: Subject | None) -> Target:
    if about not in _BY_CHARACTERS:
        can = ", ".join(subject.value for subject in _BY_CHARACTERS)
        raise UsageError(f"{given!r} may be several things; say which with --about: {can}")
    reports = [report.id for report in desk.reports if report.id.startswith(found["report"])]
    if len(reports) != 1:
        what = "several reports begin" if reports else "no report begins"
        raise UsageError(f"{what} with {found['report']!r}; expected the id of one as the export prints it")
    (report,) = reports
    start, end = int(found["start"]), int(found["end"])
    length_chars = len(desk.report(report).text)
    if not 0 <= start < end <= length_chars:
        raise UsageError(f"{given!r} is not within the {length_chars} characters of that report")
    reading = desk.reading(report)
    things = Places([reading]).things(about, [Citation(report, Span(start, end))])
    if not things:
        raise UsageError(f"at {given!r} there is no {about.value}; expected characters of one")
    return Target(given, about, tuple(_whole(desk, things)))


def _whole(desk: Desk, things: Sequence[object]) -> Iterator[Citation]:
    """All that a report says of what stands there."""
    for thing in things:
        if isinstance(thing, EntityKey):
            mentions = desk.reading(thing.report).entities[thing.index].mentions
            yield from (Citation(thing.report, span) for span in mentions)
        elif isinstance(thing, Citation):
            yield thing


def _first_passage(desk: Desk, report: str) -> Citation:
    passages = desk.reading(report).passages
    return Citation(report, passages[0].span if passages else Span(0, min(1, len(desk.report(report).text))))
