"""The small values every part of the JSON export is made of: spans, shares, counts."""

from __future__ import annotations

from math import isfinite
from typing import TypeAlias

from crossread.domain.desk import Desk
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

Json: TypeAlias = dict[str, object]

_DIGITS = 4  # finer differences are noise of the arithmetic, not of the news
_EXACT = 2**53  # whole numbers up to here are the same in every reader of JSON


def span_value(report: Report, span: Span) -> Json:
    """Where some characters stand, and the characters."""
    return {"report": report.id, "start": span.start, "end": span.end, "text": span.of(report.text)}


def optional_span(report: Report, span: Span | None) -> Json | None:
    """A span, or null."""
    return None if span is None else span_value(report, span)


def citation_value(desk: Desk, citation: Citation) -> Json:
    """A span of a report of the desk."""
    return span_value(desk.report(citation.report), citation.span)


def share(value: float) -> float:
    """A share or a probability, to 4 decimal places."""
    return round(float(value), _DIGITS)


def count(value: float | None) -> int | float | None:
    """A quantity: whole where it is whole; null where it is open."""
    if value is None or not isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < _EXACT else float(value)
