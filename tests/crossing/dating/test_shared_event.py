from __future__ import annotations

from crossread.crossing.dating import shared_event
from crossread.domain.dating import MainEvent
from crossread.domain.facts import Grain, Period, Place, PlaceMention, PlacePrecision
from crossread.domain.span import Citation, Span


def event(day: str | None, town: str | None, *, score: float = 0.5) -> MainEvent:
    place = (
        Place(f"made:{town}", town, 50.0, 8.0, "XX", "Ostra", "PPL", 9000, PlacePrecision.TOWN)
        if town
        else None
    )
    return MainEvent(
        day=Period(day, day, Grain.DAY) if day else None,
        place=PlaceMention(Span(10, 16), place, 0.9) if place else None,
        evidence=(*([Span(0, 6)] if day else []), *([Span(10, 16)] if place else [])),
        day_score=score,
        place_score=score,
    )


def test_most_reports_decide_and_only_their_words_are_evidence() -> None:
    shared = shared_event(
        {
            "a": event("2031-05-11", "Kesten"),
            "b": event("2031-05-11", "Lindmark"),
            "c": event("2031-05-12", "Kesten"),
        }
    )
    assert shared.day == Period("2031-05-11", "2031-05-11", Grain.DAY)
    assert shared.place
    assert shared.place.name == "Kesten"
    assert shared.evidence == (
        Citation("a", Span(0, 6)),
        Citation("a", Span(10, 16)),
        Citation("b", Span(0, 6)),
        Citation("c", Span(10, 16)),
    )
    assert shared.day_score == shared.place_score == 0.667


def test_of_equals_the_earlier_day_is_taken() -> None:
    shared = shared_event({"a": event("2031-05-12", None), "b": event("2031-05-11", None)})
    assert shared.day
    assert shared.day.start == "2031-05-11"
    assert shared.place is None


def test_nothing_told_is_nothing_shared() -> None:
    shared = shared_event({"a": event(None, None)})
    assert (shared.day, shared.place, shared.evidence, shared.day_score) == (None, None, (), 0.0)
    assert shared_event({}).day is None
