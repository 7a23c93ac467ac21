"""What people decided, in the JSON export and as lines of a file of judgements."""

from __future__ import annotations

from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement
from crossread.domain.span import Citation
from crossread.export.json_values import Json
from crossread.lookup.judgements import standings


def judgement_values(desk: Desk) -> list[Json]:
    """Every judgement, the oldest first, with what has become of it."""
    return [
        {**judgement_value(desk, one.judgement), "state": one.state.value, "why": one.why}
        for one in standings(desk)
    ]


def judgement_value(desk: Desk, judgement: Judgement) -> Json:
    """One judgement, with the characters it is about where the desk has them."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "subject": judgement.subject.value,
        "places": [_place(desk, place) for place in judgement.places],
        "others": [_place(desk, place) for place in judgement.others],
        "detail": judgement.detail,
        "field": judgement.field,
        "value": judgement.value,
        "author": judgement.author,
        "at": judgement.at,
        "note": judgement.note,
        "undoes": judgement.undoes,
    }


def _place(desk: Desk, place: Citation) -> Json:
    return {
        "report": place.report,
        "start": place.span.start,
        "end": place.span.end,
        "text": _text(desk, place),
    }


def _text(desk: Desk, place: Citation) -> str | None:
    try:
        return desk.text(place)
    except KeyError:
        return None
