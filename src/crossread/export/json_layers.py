"""What single texts say, in the JSON export: attributions and figures."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.domain.desk import Desk
from crossread.domain.facts import Figure
from crossread.domain.ids import content_id
from crossread.domain.layers import Attribution
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.export.json_values import Json, count, optional_span, span_value


def attribution_values(desk: Desk) -> list[Json]:
    """Every attribution once, in the order of the reports and of their texts."""
    return _each_once(
        _attribution(desk.report(reading.report), attribution)
        for reading in desk.readings
        for attribution in reading.attributions
    )


def attribution_at(desk: Desk, voice: Citation, *, about: Citation) -> str | None:
    """The id of the attribution whose source stands at `voice`; of several, one about the passage `about`.

    None where a voice is named without an attribution of its own.
    """
    found = [a for a in desk.reading(voice.report).attributions if a.source == voice.span]
    telling = [a for a in found if any(part.overlaps(about.span) for part in a.content)]
    best = next(iter(telling or found), None)
    return attribution_id(voice.report, best) if best else None


def attribution_id(report_id: str, attribution: Attribution) -> str:
    """The id of an attribution, from its report, its kind and every place."""
    content = (place for span in attribution.content for place in _places(span))
    return content_id(
        "a", report_id, attribution.kind, *_places(attribution.source), *_places(attribution.cue), *content
    )


def figure_values(desk: Desk) -> list[Json]:
    """Every figure once, in the order of the reports and of their texts."""
    return _each_once(
        _figure(desk.report(reading.report), figure)
        for reading in desk.readings
        for figure in reading.figures
    )


def _each_once(values: Iterable[Json]) -> list[Json]:
    """Values by their ids, so that two of one place and content are one."""
    return list({str(value["id"]): value for value in values}.values())


def _attribution(report: Report, attribution: Attribution) -> Json:
    return {
        "id": attribution_id(report.id, attribution),
        "source": optional_span(report, attribution.source),
        "cue": optional_span(report, attribution.cue),
        "content": [span_value(report, span) for span in attribution.content],
        "kind": attribution.kind.value,
        "speaker": optional_span(report, attribution.speaker),
        "score": attribution.score,
        "entity": None,
    }


def _figure(report: Report, figure: Figure) -> Json:
    number = figure.number
    return {
        "id": _figure_id(report.id, figure),
        "span": span_value(report, figure.span),
        "number": span_value(report, number.span),
        "what": figure.what,
        "who": figure.who or None,
        "low": count(number.low),
        "best": count(number.best),
        "high": count(number.high),
        "qualifier": number.qualifier or None,
        "unit": number.unit or None,
        "place": optional_span(report, figure.place),
        "date": None,
        "origin": optional_span(report, figure.source),
    }


def _figure_id(report_id: str, figure: Figure) -> str:
    return content_id(
        "f", report_id, *_places(figure.span), *_places(figure.number.span), figure.what, figure.who
    )


def _places(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
