"""The facts of single texts in the JSON export: figures, places, times, distances, control of places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from crossread.domain.desk import Desk
from crossread.domain.facts import (
    Control,
    Figure,
    Period,
    Place,
    PlaceMention,
    Range,
    StatedDistance,
    TimeExpression,
)
from crossread.domain.ids import content_id
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.export.json_values import Json, count, optional_span, share, span_value
from crossread.lookup import FactIndex

Fact = TypeVar("Fact")


def figure_values(desk: Desk, index: FactIndex) -> list[Json]:
    """Every figure once, in the order of the reports and of their texts."""
    return _each(desk, lambda reading: reading.figures, lambda r, f: _figure(index, r, f))


def place_values(desk: Desk, index: FactIndex) -> list[Json]:
    """Every name of a place, located or not."""
    return _each(desk, lambda reading: reading.places, lambda r, p: _place_mention(index, r, p))


def time_values(desk: Desk, index: FactIndex) -> list[Json]:
    """Every time expression, counted from the day its report was written."""
    return _each(desk, lambda reading: index.times(reading.report), lambda r, t: _time(index, r, t))


def distance_values(desk: Desk) -> list[Json]:
    """Every stated distance or direction."""
    return _each(desk, lambda reading: reading.distances, _distance)


def control_values(desk: Desk, index: FactIndex) -> list[Json]:
    """Every statement of who holds, took or lost a place."""
    return _each(desk, lambda reading: reading.controls, lambda r, c: _control(index, r, c))


def place_value(place: Place | None) -> Json | None:
    """Where a place lies."""
    if place is None:
        return None
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision.value,
        "gazetteer_id": place.id,
        "name": place.name,
        "country": place.country or None,
        "admin1": place.admin1 or None,
        "feature": place.feature or None,
        "population": place.population or None,
    }


def range_value(report: Report, found: Range) -> Json:
    """How many, at least, at best and at most, with the characters that say so."""
    return {
        "low": count(found.low),
        "best": count(found.best),
        "high": count(found.high),
        "evidence": [span_value(report, span) for span in found.evidence],
    }


def period_value(period: Period | None) -> Json | None:
    """First and last day; an open end is null."""
    if period is None:
        return None
    return {"start": period.start, "end": period.end, "precision": period.grain.value}


def figure_id(report_id: str, figure: Figure) -> str:
    """The id of a figure, from its report, its places and what it counts."""
    return content_id(
        "f", report_id, *_places(figure.span), *_places(figure.number.span), figure.what, figure.who
    )


def _each(
    desk: Desk, facts: Callable[[Reading], Iterable[Fact]], value: Callable[[Report, Fact], Json]
) -> list[Json]:
    """Values by their ids, so that two of one place and content are one; in the order of reports and texts."""
    found = (value(desk.report(reading.report), fact) for reading in desk.readings for fact in facts(reading))
    return list({str(item["id"]): item for item in found}.values())


def _figure(index: FactIndex, report: Report, figure: Figure) -> Json:
    number = figure.number
    period = index.period(report.id, figure.time)
    located = index.place(report.id, figure.place)
    whole = index.figure(report.id, figure.part_of)
    kind = index.source_type(report.id, figure.source)
    return {
        "id": figure_id(report.id, figure),
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
        "date": period.start if period and period.start == period.end else None,
        "origin": optional_span(report, figure.source),
        "located": place_value(located.place if located else None),
        "time": optional_span(report, figure.time),
        "period": period_value(period),
        "part_of": figure_id(report.id, whole) if whole else None,
        "running": figure.running,
        "implied": figure.implied,
        "status": figure.status.value,
        "origin_type": kind.value if kind else None,
    }


def _place_mention(index: FactIndex, report: Report, mention: PlaceMention) -> Json:
    entity = index.entity(report.id, mention.span)
    return {
        "id": content_id("g", report.id, *_places(mention.span)),
        "span": span_value(report, mention.span),
        "place": place_value(mention.place),
        "town": optional_span(report, mention.town),
        "score": share(mention.score),
        "reasons": list(mention.reasons),
        "entity": entity.id if entity else None,
    }


def _time(index: FactIndex, report: Report, time: TimeExpression) -> Json:
    return {
        "id": content_id("t", report.id, *_places(time.span)),
        "span": span_value(report, time.span),
        "kind": time.kind.value,
        "value": time.value,
        "modifier": time.modifier or None,
        "anchor": optional_span(report, time.anchor),
        "period": period_value(index.period(report.id, time.span)),
    }


def _distance(report: Report, distance: StatedDistance) -> Json:
    return {
        "id": content_id("k", report.id, *_places(distance.span), *_places(distance.origin)),
        "span": span_value(report, distance.span),
        "origin": span_value(report, distance.origin),
        "subject": optional_span(report, distance.subject),
        "number": optional_span(report, distance.number.span if distance.number else None),
        "km": count(distance.km),
        "direction": distance.direction or None,
    }


def _control(index: FactIndex, report: Report, control: Control) -> Json:
    located = index.place(report.id, control.place)
    holder = index.entity(report.id, control.holder)
    return {
        "id": content_id("h", report.id, *_places(control.span), *_places(control.place), control.change),
        "span": span_value(report, control.span),
        "place": span_value(report, control.place),
        "located": place_value(located.place if located else None),
        "change": control.change.value,
        "holder": optional_span(report, control.holder),
        "holder_entity": holder.id if holder else None,
        "former": optional_span(report, control.former),
        "exceptions": [span_value(report, span) for span in control.exceptions],
        "date": period_value(index.period(report.id, control.time)),
        "time": optional_span(report, control.time),
        "status": control.status.value,
        "claimed_by": optional_span(report, control.claimed_by),
        "score": share(control.score),
    }


def _places(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
