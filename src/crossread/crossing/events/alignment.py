"""The happenings of a story: mentions of its reports brought together, each event with why, when, where and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from crossread.crossing.events.agreement import agreed_slots
from crossread.crossing.events.grouping import ABSENT
from crossread.crossing.events.news import is_news
from crossread.crossing.events.pairing import Grouped, group_tellings
from crossread.crossing.events.telling import Telling
from crossread.crossing.events.tellings import tellings
from crossread.crossing.scene import Scene
from crossread.domain.events import Event
from crossread.domain.facts import CodedEvent, Period, Place
from crossread.domain.ids import content_id
from crossread.domain.span import Citation

_OWN, _NEAR = 2, 1  # what a member's own day or place counts, and what the nearest of its passage does


def align_events(scene: Scene) -> tuple[Event, ...]:
    """What happened, by the words that tell of it.

    Kept are happenings that the codebook codes, and those that two reports or more tell of. Every mention is of one event
    at most. Told by most reports first, then by the first mention.
    """
    told = tuple(one for one in tellings(scene) if is_news(one))
    found = group_tellings(scene, told)
    events = (
        _event(scene, [told[at] for at in members], score=score)
        for members, score in zip(found.groups, _sureness(found), strict=True)
        if _is_kept([told[at] for at in members])
    )
    return tuple(sorted(events, key=lambda e: (-len({m.report for m in e.mentions}), e.mentions)))


def event_of(events: Sequence[Event]) -> Mapping[Citation, str]:
    """The id of the event that each mention is of."""
    return MappingProxyType({mention: event.id for event in events for mention in event.mentions})


def _is_kept(members: Sequence[Telling]) -> bool:
    return any(one.coded for one in members) or len({one.citation.report for one in members}) > 1


def _sureness(found: Grouped) -> list[float]:
    """How sure each group is: the mean probability of its pairs, those not compared counting as unlikely."""
    group_of = np.zeros(sum(map(len, found.groups)), dtype=np.intp)
    for number, members in enumerate(found.groups):
        group_of[list(members)] = number
    first, second = group_of[found.pairs[:, 0]], group_of[found.pairs[:, 1]]
    inside = first[first == second]
    count = len(found.groups)
    sums = np.bincount(inside, weights=found.probability[first == second], minlength=count)
    compared = np.bincount(inside, minlength=count)
    sizes = np.array([len(members) for members in found.groups])
    pairs = sizes * (sizes - 1) // 2
    means = (sums + ABSENT * (pairs - compared)) / np.maximum(pairs, 1)
    return [round(float(mean), 4) for mean in means]


def _event(scene: Scene, members: Sequence[Telling], *, score: float) -> Event:
    mentions = tuple(sorted({one.citation for one in members}))
    coded = [one.coded for one in members if one.coded is not None]
    type_, mode = _majority([(c.type, c.mode) for c in coded])
    acled, sub = _majority([(c.acled_type, c.acled_sub_type) for c in coded if c.acled_type])
    figures = {
        Citation(one.citation.report, number) for one in members if one.coded for number in one.coded.figures
    }
    return Event(
        id=content_id("e", *(f"{m.report}:{m.span.start}-{m.span.end}" for m in mentions)),
        story=scene.story.id,
        mentions=mentions,
        type=type_,
        mode=mode,
        acled_type=acled,
        acled_sub_type=sub,
        day=_day(members),
        place=_place(members),
        figures=tuple(sorted(figures)),
        agreed=agreed_slots(scene, members),
        score=score if len(members) > 1 else _alone(coded),
    )


def _alone(coded: Sequence[CodedEvent]) -> float:
    """A mention by itself is as sure as its coding."""
    return max((one.score for one in coded), default=1.0)


def _majority(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The commonest first part, and the commonest second part that goes with it; of equals the first told."""
    if not pairs:
        return "", ""
    first = Counter(one for one, _ in pairs).most_common(1)[0][0]
    second = Counter(two for one, two in pairs if one == first and two).most_common(1)
    return first, second[0][0] if second else ""


def _day(members: Sequence[Telling]) -> Period | None:
    """The day most members give, their own before their passage's; the finer, then the earlier of equals."""
    weights: dict[Period, int] = {}
    for one in members:
        if one.day is not None:
            weights[one.day] = weights.get(one.day, 0) + (_OWN if one.own_day else _NEAR)
    return max(weights, key=lambda p: (weights[p], _order(p)), default=None)


def _order(period: Period) -> tuple[bool, int]:
    return period.start is not None and period.start == period.end, -int(
        (period.start or "0").replace("-", "")[:8] or 0
    )


def _place(members: Sequence[Telling]) -> Place | None:
    """The place most members give, their own before their passage's; the narrower of equals."""
    weights: dict[str, int] = {}
    places: dict[str, Place] = {}
    for one in members:
        if one.place is not None:
            places[one.place.id] = one.place
            weights[one.place.id] = weights.get(one.place.id, 0) + (_OWN if one.own_place else _NEAR)
    best = max(weights, key=lambda key: (weights[key], -places[key].population, key), default=None)
    return places[best] if best is not None else None
