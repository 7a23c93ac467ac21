"""When reports were written and what they tell of took place, in the JSON export."""

from __future__ import annotations

from crossread.domain.dating import Doubt, InferredDay, SharedEvent
from crossread.domain.desk import Desk
from crossread.export.json_facts import period_value, place_value
from crossread.export.json_values import Json, citation_value, share


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
