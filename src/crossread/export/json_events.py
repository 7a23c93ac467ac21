"""What happened, in the JSON export: events of several reports, each with the codings of single reports behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.domain.desk import Desk
from crossread.domain.events import Estimate, Event
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.domain.ids import content_id
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.export.event_codings import Coding, codings_of
from crossread.export.json_facts import figure_id, period_value, place_value
from crossread.export.json_values import Json, citation_value, count, optional_span, share, span_value
from crossread.lookup import FactIndex


def event_values(desk: Desk, index: FactIndex) -> list[Json]:
    """The events of the stories as the desk has them, then every coding that belongs to none, report by report."""
    codings = codings_of(desk)
    shared = [_event(desk, index, event, codings.of(event)) for event in desk.events]
    alone = [_alone(desk, index, coding) for coding in codings.alone]
    return list({str(row["id"]): row for row in (*shared, *alone)}.values())


def coding_value(index: FactIndex, report: Report, coded: CodedEvent) -> Json:
    """Who did what to whom, as one report tells it."""
    place = index.entity(report.id, coded.place)
    located = index.place(report.id, coded.place)
    figures = (index.figure(report.id, number) for number in coded.figures)
    return {
        "id": _coding_id(report.id, coded),
        "type": coded.type,
        "acled": _acled(coded.acled_type, coded.acled_sub_type),
        "date": period_value(index.period(report.id, coded.time)),
        "place": place.id if place else None,
        "actors": _entities(index, report.id, coded.actors),
        "targets": _entities(index, report.id, coded.targets),
        "figures": [figure_id(report.id, figure) for figure in figures if figure],
        "passages": _passage(index.reading(report.id), report, coded),
        "mode": coded.mode or None,
        "span": span_value(report, coded.span),
        "actor_spans": [span_value(report, span) for span in coded.actors],
        "target_spans": [span_value(report, span) for span in coded.targets],
        "instrument": optional_span(report, coded.instrument),
        "place_span": optional_span(report, coded.place),
        "located": place_value(located.place if located else None),
        "time": optional_span(report, coded.time),
        "status": coded.status.value,
        "origin": optional_span(report, coded.source),
        "score": share(coded.score),
        "rule": coded.rule,
    }


def _event(desk: Desk, index: FactIndex, event: Event, codings: Sequence[Coding]) -> Json:
    told = [coding_value(index, desk.report(coding.report), coding.coded) for coding in codings]
    figures = ((cited.report, index.figure(cited.report, cited.span)) for cited in event.figures)
    return {
        "id": event.id,
        "story": event.story,
        "type": event.type or None,
        "mode": event.mode or None,
        "acled": _acled(event.acled_type, event.acled_sub_type),
        "date": period_value(event.day),
        "place": next((value["place"] for value in told if value["place"]), None),
        "located": place_value(event.place),
        "actors": _union(told, "actors"),
        "targets": _union(told, "targets"),
        "status": _status(codings),
        "figures": [figure_id(report, figure) for report, figure in figures if figure],
        "passages": [citation_value(desk, passage) for passage in _passages(desk, event.mentions)],
        "mentions": [citation_value(desk, mention) for mention in event.mentions],
        **_counts(desk, (mention.report for mention in event.mentions)),
        "estimates": [_estimate(desk, estimate) for estimate in event.estimates],
        "agreed": list(event.agreed),
        "score": share(event.score),
        "codings": told,
        "judged": list(event.judged),
    }


def _alone(desk: Desk, index: FactIndex, coding: Coding) -> Json:
    """A coding as an event of its own, with its own id."""
    report, story = desk.report(coding.report), desk.story_of(coding.report)
    told = coding_value(index, report, coding.coded)
    same = ("type", "mode", "acled", "date", "place", "located", "actors", "targets", "status", "figures")
    return {
        "id": told["id"],
        "story": story.id if story else None,
        **{key: told[key] for key in same},
        "passages": told["passages"],
        "mentions": [told["span"]],
        **_counts(desk, (report.id,)),
        "estimates": [],
        "agreed": [],
        "score": told["score"],
        "codings": [told],
        "judged": [],
    }


def _estimate(desk: Desk, estimate: Estimate) -> Json:
    return {
        "what": estimate.what,
        "rule": estimate.rule.value,
        "low": count(estimate.low),
        "best": count(estimate.best),
        "high": count(estimate.high),
        "low_from": [citation_value(desk, cited) for cited in estimate.low_from],
        "best_from": [citation_value(desk, cited) for cited in estimate.best_from],
        "high_from": [citation_value(desk, cited) for cited in estimate.high_from],
        "reasons": list(estimate.reasons),
    }


def _counts(desk: Desk, reports: Iterable[str]) -> Json:
    """How many reports tell it, and how many accounts that makes; null where some report was not measured."""
    telling = dict.fromkeys(reports)
    lineages = [desk.lineage_of(report) for report in telling]
    measured = {lineage.id for lineage in lineages if lineage}
    return {"reports": len(telling), "lineages": None if None in lineages else len(measured)}


def _status(codings: Sequence[Coding]) -> str | None:
    """What one report tells as having happened has happened as far as the event goes; else what comes first."""
    statuses = {coding.coded.status for coding in codings}
    return next((status.value for status in EventStatus if status in statuses), None)


def _acled(event_type: str, sub_event_type: str) -> Json | None:
    return {"event_type": event_type, "sub_event_type": sub_event_type} if event_type else None


def _union(told: Iterable[Json], key: str) -> list[object]:
    found: list[object] = []
    for value in told:
        ids = value[key]
        if isinstance(ids, list):
            found.extend(ids)
    return list(dict.fromkeys(found))


def _passages(desk: Desk, mentions: Iterable[Citation]) -> list[Citation]:
    """The passages that mentions stand in, each once."""
    return list(
        dict.fromkeys(
            Citation(mention.report, passage.span)
            for mention in mentions
            for passage in desk.reading(mention.report).passages
            if passage.span.overlaps(mention.span)
        )
    )


def _entities(index: FactIndex, report: str, spans: Iterable[Span]) -> list[str]:
    found = (index.entity(report, span) for span in spans)
    return list(dict.fromkeys(entity.id for entity in found if entity))


def _passage(reading: Reading, report: Report, coded: CodedEvent) -> list[Json]:
    inside = 0 <= coded.passage < len(reading.passages)
    return [span_value(report, reading.passages[coded.passage].span)] if inside else []


def _coding_id(report: str, coded: CodedEvent) -> str:
    return content_id("e", report, coded.span.start, coded.span.end, coded.type, coded.mode)
