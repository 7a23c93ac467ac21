"""Happenings as people judged them: joined, parted, left out, coded anew. Estimates are to be made after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.crossing.judged.index import Judged
from crossread.crossing.judged.partition import Order, hold
from crossread.domain.events import Event
from crossread.domain.ids import content_id
from crossread.domain.judgements import Subject, Verdict
from crossread.domain.span import Citation

TYPE = "type"


def judged_events(events: Iterable[Event], judged: Judged) -> tuple[tuple[Event, ...], frozenset[str]]:
    """The events that are left, each with the judgements that formed it; and all judgements that were followed."""
    events = tuple(events)
    if not any(one.subject is Subject.EVENT for one in judged.judgements):
        return events, frozenset()
    parted = [part for event in events for part in _parted(event, judged)]
    kept: list[Event] = []
    followed: set[str] = set()
    for event in _joined(parted, judged):
        things = frozenset(judged.places.happenings(event.mentions))
        by = set(judged.joins_or_parts(Subject.EVENT, things))
        stands = judged.decision(Subject.EVENT, things, Verdict.ACCEPT, Verdict.REJECT)
        if stands is not None and stands.verdict is Verdict.REJECT:
            followed.add(stands.id)
            continue
        typed = judged.decision(Subject.EVENT, things, Verdict.CORRECT, field=TYPE)
        by |= {one.id for one in (stands, typed) if one is not None}
        followed |= by
        kept.append(
            replace(
                event,
                type=typed.value if typed else event.type,
                mode="" if typed and typed.value != event.type else event.mode,
                score=1.0 if stands else event.score,
                judged=tuple(sorted(by)),
            )
        )
    return tuple(sorted(kept, key=lambda e: (-len(e.mentions), e.id))), frozenset(followed)


def _parted(event: Event, judged: Judged) -> list[Event]:
    """An event whose mentions are held apart, in two or more; what nobody judged goes with its report, else the largest."""
    held = judged.happenings
    places = {mention: _place(mention, judged) for mention in event.mentions}
    if not held.any_apart(places.values(), places.values()):
        return [event]
    sides: list[list[Citation]] = []
    for mention in event.mentions:
        if places[mention] not in held.group_of:
            continue
        fit = (s for s in sides if not held.any_apart([places[mention]], [places[m] for m in s]))
        side = next(fit, None)
        if side is None:
            sides.append([mention])
        else:
            side.append(mention)
    largest = max(sides, key=len)
    for mention in event.mentions:
        if places[mention] not in held.group_of:
            own = next((s for s in sides if any(m.report == mention.report for m in s)), largest)
            own.append(mention)
    return [_with_mentions(event, side, events=[event]) for side in sides]


def _joined(events: Sequence[Event], judged: Judged) -> list[Event]:
    """Events with mentions that are held together, as one; the largest says what it is."""
    by_place = {_place(mention, judged): at for at, event in enumerate(events) for mention in event.mentions}
    orders = [
        Order("", tuple(sorted({by_place[place] for place in group if place in by_place})))
        for group in judged.happenings.together
    ]
    groups = hold(orders).together
    grouped = {at for group in groups for at in group}
    found = [event for at, event in enumerate(events) if at not in grouped]
    for group in groups:
        members = sorted((events[at] for at in group), key=lambda e: (-len(e.mentions), e.id))
        mentions = [mention for event in members for mention in event.mentions]
        found.append(_with_mentions(members[0], mentions, events=members))
    return found


def _with_mentions(event: Event, mentions: Sequence[Citation], *, events: Sequence[Event]) -> Event:
    """The event with other mentions, and those of the figures that stand in their reports; estimates go."""
    reports = {mention.report for mention in mentions}
    figures = sorted({figure for one in events for figure in one.figures if figure.report in reports})
    ordered = tuple(sorted(set(mentions)))
    return replace(
        event,
        id=content_id("e", *(f"{m.report}:{m.span.start}-{m.span.end}" for m in ordered)),
        mentions=ordered,
        figures=tuple(figures),
        estimates=(),
    )


def _place(mention: Citation, judged: Judged) -> Citation:
    return next(iter(judged.places.happenings([mention])), mention)
