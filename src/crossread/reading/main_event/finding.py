"""The happening a report mainly tells of, from its day words and places near the top and tied to no mere aftermath."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from crossread.domain.dating import MainEvent
from crossread.domain.facts import Grain, Period
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.reading.ground import Ground
from crossread.reading.main_event.days import weigh_days
from crossread.reading.main_event.places import LocatedMention, weigh_places
from crossread.reading.main_event.towns_within import towns_within

# On the incidents of longtail's train part, where 0 to .2 are alike and .3 loses .005 of the days.
_LEAST_DAY_SCORE = 0.2
_OWN_DAY_SCORE = (
    0.25  # of the report's own day: first reports are often of the day itself, follow-ups are not
)
# Below it towns inside other names are asked too. Sweep of .3 to 1 on longtail's dev part: .764 of incidents within 25 km
# at .5, .775 at .85, .785 where they are always asked, which takes twice the time.
_UNSURE_PLACE = 0.85


def main_event_of(ground: Ground, *, gazetteer: Gazetteer | None = None) -> MainEvent:
    """Day and place of what a report mainly tells of; `day` is the report's own where its text gives none.

    Builds on the times and places of the ground; either may be empty. What follows a happening (an arrest, a
    funeral, a trial) is taken for news of the happening itself. With a gazetteer a report that names no town for sure is
    placed by towns inside other names ("Lindmark police", "LINDMARK, Ostra").
    """
    day, day_score, spans = _day_of(ground)
    place = _place_of(ground, gazetteer)
    if place:
        spans.append(place.mention.span)
    return MainEvent(
        day=Period(day.isoformat(), day.isoformat(), Grain.DAY) if day else None,
        place=place.mention if place else None,
        evidence=tuple(spans),
        day_score=round(day_score, 3),
        place_score=round(place.score, 3) if place else 0.0,
    )


def _day_of(ground: Ground) -> tuple[dt.date | None, float, list[Span]]:
    published = ground.report.published
    written = dt.date.fromisoformat(published.day) if published and published.day else None
    best = max(weigh_days(ground, written), key=lambda one: (one.score, -one.span.start), default=None)
    if best and best.score >= _LEAST_DAY_SCORE:
        return best.day, best.score, [best.span]
    return written, _OWN_DAY_SCORE if written else 0.0, []


def _place_of(ground: Ground, gazetteer: Gazetteer | None) -> LocatedMention | None:
    found = _likeliest(weigh_places(ground, ground.places))
    if gazetteer is None or (found and found.score >= _UNSURE_PLACE):
        return found
    within = towns_within(ground, gazetteer)
    return _likeliest(weigh_places(ground, [*ground.places, *within])) if within else found


def _likeliest(found: Sequence[LocatedMention]) -> LocatedMention | None:
    return max(found, key=lambda one: (one.score, -one.mention.span.start), default=None)
