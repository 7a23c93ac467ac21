"""All layers on one report, in the order they build on each other."""

from __future__ import annotations

from crossread.domain.reading import Quotation, Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.reading.attributions import attributions
from crossread.reading.figures import figures
from crossread.reading.passages import passages
from crossread.text.names import names
from crossread.text.numbers import numbers
from crossread.text.quotes import quotations

READING_LAYER = "reading/1"  # raise when a layer changes: older readings are redone

READ_LANGUAGE = "en"
_FEWEST_CHARS = 80


def read_layers(report: Report) -> Reading:
    """Read one report; one that cannot be measured says why and has no layers."""
    why_not = _why_not_measured(report)
    if why_not:
        return Reading(report=report.id, not_measured=why_not)
    text, body = report.text, report.body
    found_passages = passages(text, body)
    found_quotations = _inside(body, quotations(text))
    found_names = tuple(n for part in body for n in names(text, part))
    found_numbers = tuple(n for part in body for n in numbers(text, part))
    told = attributions(text, found_passages, found_quotations)
    return Reading(
        report=report.id,
        passages=found_passages,
        quotations=found_quotations,
        names=found_names,
        numbers=found_numbers,
        figures=figures(text, found_passages, found_numbers, names=found_names, told=told),
        attributions=told,
    )


def _why_not_measured(report: Report) -> str | None:
    if report.language not in (READ_LANGUAGE, "und"):
        return f"language {report.language} is kept but not read; English is"
    chars = sum(len(span) for span in report.body)
    if chars < _FEWEST_CHARS:
        return f"too little text: {chars} characters of news, {_FEWEST_CHARS} needed"
    return None


def _inside(body: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    return tuple(q for q in quotations if any(part.contains(q.span) for part in body))
