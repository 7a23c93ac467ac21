"""The part of its day at which a report puts a happening: small hours, morning, noon, afternoon or night."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.domain.facts import TimeExpression
from crossread.text.tables import one_of

_CLOCK = re.compile(r"T(?P<hour>[01]\d|2[0-4]):")
_BEFORE_CHARS, _AFTER_CHARS = 30, 12
_STOP = re.compile(r"[,.;:()–—]")
_UNTIL = ((5, "small hours"), (12, "morning"), (13, "noon"), (18, "afternoon"), (25, "night"))


def part_of_day(report: Prepared, time: TimeExpression) -> str:
    """The part of the day that a time expression and the words beside it name, "" where they name none."""
    clock = _CLOCK.search(time.value)
    if clock is not None:
        return next(part for hour, part in _UNTIL if int(clock["hour"]) < hour)
    text, span = report.report.text, time.span
    before = _STOP.split(text[max(0, span.start - _BEFORE_CHARS) : span.start])[-1]
    after = _STOP.split(text[span.end : span.end + _AFTER_CHARS])[0]
    found = _phrases().search(f"{before}{span.of(text)}{after}".lower())
    return _parts()[" ".join(found.group().split())] if found is not None else ""


@cache
def _parts() -> dict[str, str]:
    return dict(_rows())


def _rows() -> Iterator[tuple[str, str]]:
    for line in lines_of("parts_of_day.tsv"):
        phrase, part = line.split("\t")
        yield phrase, part


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(_parts())}\b")
