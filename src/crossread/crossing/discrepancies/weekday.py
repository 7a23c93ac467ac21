"""Weekday: a day of the week that does not fit the date it stands beside: "Tuesday, 3 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import in_marks, one_each, reports_in_words
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.report import FurnitureKind
from crossread.domain.span import Citation, Span
from crossread.text.tables import rows

_FIRST_YEAR = (
    1753  # the last big country of the West to leave the Julian calendar did so in 1752, Russia in 1918
)
_NEAR = timedelta(60)  # farther from the day of writing, a date without a year may be of another year
_SURE, _YEARLESS = 0.93, 0.85
_NOT_A_RANGE = r"(?!\d| ?[-–/&%:.,]\d| (?:and|to|or|until) \d| ?[ap]\.?m\b)"  # "May 3 and 4" is not one day
_NAMES = {"day": 7, "month": 12}


def weekday_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each weekday and date, stated together, that never were one day."""
    found: dict[tuple[date, int], list[tuple[Point, bool]]] = {}
    for report in sorted(scene.reports):
        for point, day, weekday, with_year in _stated(scene, scene.reports[report]):
            if day.weekday() != weekday:
                found.setdefault((day, weekday), []).append((point, with_year))
    for (day, weekday), points in sorted(found.items()):
        yield _finding(day, weekday, points)


def _finding(day: date, weekday: int, points: list[tuple[Point, bool]]) -> Finding:
    reports = {point.citation.report for point, _ in points}
    days = _calendar("day")
    return Finding(
        kind=DiscrepancyKind.ARITHMETIC,
        detail="weekday",
        confidence=_SURE if any(with_year for _, with_year in points) else _YEARLESS,
        explanation=(
            f"{reports_in_words(len(reports), first=True)} write{'s' if len(reports) == 1 else ''} "
            f"{in_marks(points[0][0].value)}, but {day.day} {_calendar('month')[day.month - 1].capitalize()} {day.year} "
            f"was a {days[day.weekday()].capitalize()}, not a {days[weekday].capitalize()}."
        ),
        points=one_each(point for point, _ in points),
    )


def _stated(scene: Scene, report: Prepared) -> Iterator[tuple[Point, date, int, bool]]:
    """Weekdays with dates in the news text and in date lines; of other furniture nobody answers for the days."""
    written = scene.facts.written(report.id) or scene.story.last
    text = report.report.text
    dated = {mark.span for mark in report.report.furniture if mark.kind is FurnitureKind.DATE_LINE}
    for stretch in sorted({*(passage.span for passage in report.passages), *dated}):
        found = (m for p in _patterns() for m in p.finditer(text, stretch.start, stretch.end))
        for match in found:
            day = _day(match.groupdict(), written)
            if day is not None and not (stretch in dated and _may_be_of_a_name(match["day"], report)):
                span = Span(match.start(), match.end())
                point = Point(" ".join(span.of(text).split()), Citation(report.id, span))
                yield point, day, _number("day", match["day"]), match["year"] is not None


def _may_be_of_a_name(day: str, report: Prepared) -> bool:
    """Whether a day in a date line may be a paper's: "Daily Sun, 3 May 2024", "The Mail on Sunday, 3 May 2024"."""
    return day.casefold() not in _calendar("day") or day in (report.report.outlet or "").split()


def _day(parts: Mapping[str, str | None], written: str | None) -> date | None:
    """The date; without a year the one near the day of writing. None for dates that are none."""
    month = _number("month", parts["month"] or parts["month2"] or "") + 1
    of_month = int(parts["of_month"] or parts["of_month2"] or 0)
    try:
        if parts["year"]:
            year = int(parts["year"])
            return date(year, month, of_month) if year >= _FIRST_YEAR else None
        return _nearest(month, of_month, date.fromisoformat(written)) if written else None
    except (ValueError, OverflowError):
        return None


def _nearest(month: int, of_month: int, written: date) -> date | None:
    near = (date(written.year + step, month, of_month) for step in (-1, 0, 1))
    return next((day for day in near if abs(day - written) <= _NEAR), None)


def _number(what: str, word: str) -> int:
    """Which day or month a word names, from 0; short forms by their first three letters."""
    return next((at for at, name in enumerate(_calendar(what)) if name[:3] == word[:3].lower()), -1)


@cache
def _calendar(what: str) -> tuple[str, ...]:
    """The names of the days or of the months, in order."""
    return tuple(row[0] for row in rows("calendar") if row[1] == what)[: _NAMES[what]]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Weekday before a date, and a date before its weekday in brackets, each with the year where it is given."""
    weekday, month = f"(?P<day>{_one_of('day', 'Tues', 'Thur', 'Thurs')})", _one_of("month", "Sept")
    number = r"(?:3[01]|[12]\d|0?[1-9])"
    british = rf"(?P<of_month>{number})(?:st|nd|rd|th)?(?: of)? (?P<month>{month})"
    american = rf"(?P<month2>{month}) (?P<of_month2>{number})(?:st|nd|rd|th)?{_NOT_A_RANGE}"
    year = r"(?:,? (?P<year>(?:1[7-9]|20)\d\d)\b|(?!,? \d{3}))"
    return (
        re.compile(rf"\b{weekday}(?:,? the |,? \(|,? )(?:{british}|{american}){year}"),
        re.compile(rf"\b(?:{british}|{american}){year}(?: \(|, a ){weekday}"),
    )


def _one_of(what: str, *shorter: str) -> str:
    """A pattern for the names of days or months, whole or short, with a capital."""
    whole = [name.capitalize() for name in _calendar(what)]
    short = sorted(
        {*(name[:3] for name in whole), *shorter} - set(whole), key=lambda name: (-len(name), name)
    )
    return rf"(?:{'|'.join(whole)}|(?:{'|'.join(short)})\b\.?)(?!\w)"
