"""Day and place of the happening that the reports of a story tell of, from what each mainly tells of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from crossread.domain.dating import MainEvent, SharedEvent
from crossread.domain.facts import Grain, Period, Place
from crossread.domain.span import Citation, Span


def shared_event(events: Mapping[str, MainEvent]) -> SharedEvent:
    """The day and the place for which most speaks, by the scores of the reports (of equals the earlier, the more populous).

    Args:
        events: each report's main event, by the report's id; copies of one account count once where only one is given.
    """
    days: dict[str, float] = defaultdict(float)
    towns: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for event in events.values():
        if event.day and event.day.start:
            days[event.day.start] += event.day_score
        if event.place and event.place.place:
            places[event.place.place.id] = event.place.place
            towns[event.place.place.id] += event.place_score
    day = max(days, key=lambda one: (days[one], -dt.date.fromisoformat(one).toordinal()), default=None)
    town = max(towns, key=lambda one: (towns[one], places[one].population, one), default=None)
    return SharedEvent(
        day=Period(day, day, Grain.DAY) if day else None,
        place=places[town] if town else None,
        evidence=tuple(
            Citation(report, span)
            for report, event in sorted(events.items())
            for span in _agreeing(event, day=day, town=town)
        ),
        day_score=_share(days, day),
        place_score=_share(towns, town),
    )


def _agreeing(event: MainEvent, *, day: str | None, town: str | None) -> list[Span]:
    """Those words of a main event that give this day, or this place."""
    at = event.place.span if event.place else None
    same_day = event.day is not None and event.day.start == day
    same_town = event.place is not None and event.place.place is not None and event.place.place.id == town
    return [span for span in event.evidence if (same_town if span == at else same_day)]


def _share(weights: Mapping[str, float], chosen: str | None) -> float:
    total = sum(weights.values())
    return round(weights[chosen] / total, 3) if chosen is not None and total else 0.0
