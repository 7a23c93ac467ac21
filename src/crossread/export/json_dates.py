"""When reports were written and what they tell of took place, in the JSON export."""

from __future__ import annotations

from crossread.domain.dating import Doubt, InferredDay, MainEvent, SharedEvent
from crossread.domain.desk import Desk
from crossread.domain.facts import Range, Toll
from crossread.domain.report import Report
from crossread.export.json_facts import period_value, place_value, range_value
from crossread.export.json_values import Json, citation_value, optional_span, share, span_value


def inferred_value(desk: Desk, inferred: InferredDay | None) -> Json | None:
    """The day a report was written, worked out."""
    if inferred is None:
        return None
    return {
        "value": inferred.value,
        "precision": inferred.precision.value if inferred.precision else None,
        "earliest": inferred.earliest,
        "latest": inferred.latest,
        "score": share(inferred.score),
        "reasons": list(inferred.reasons),
        "evidence": [citation_value(desk, citation) for citation in inferred.evidence],
    }


def doubt_value(desk: Desk, doubt: Doubt | None) -> Json | None:
    """Why a stated day can hardly be that of writing."""
    if doubt is None:
        return None
    return {
        "stated": doubt.stated,
        "instead": inferred_value(desk, doubt.instead),
        "score": share(doubt.score),
        "reasons": list(doubt.reasons),
        "evidence": [citation_value(desk, citation) for citation in doubt.evidence],
    }


def main_event_value(report: Report, main: MainEvent | None) -> Json | None:
    """What a report mainly tells of."""
    if main is None:
        return None
    toll = main.toll or Toll(Range(), Range())
    return {
        "date": period_value(main.day),
        "place": place_value(main.place.place if main.place else None),
        "place_span": optional_span(report, main.place.span if main.place else None),
        "killed": range_value(report, toll.killed),
        "injured": range_value(report, toll.injured),
        "date_score": share(main.day_score),
        "place_score": share(main.place_score),
        "evidence": [span_value(report, span) for span in main.evidence],
    }


def shared_event_value(desk: Desk, event: SharedEvent | None) -> Json | None:
    """Day and place of what a story tells of."""
    if event is None:
        return None
    return {
        "date": period_value(event.day),
        "place": place_value(event.place),
        "date_score": share(event.day_score),
        "place_score": share(event.place_score),
        "evidence": [citation_value(desk, citation) for citation in event.evidence],
    }
