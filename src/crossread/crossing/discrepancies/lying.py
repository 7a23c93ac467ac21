"""Which place a stated distance tells of, also where the reading left it open: "It lies 45 miles from X"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.facts import PlacePrecision, StatedDistance
from crossread.domain.span import Citation, Span

_LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)
_SAME = 0.25  # least probability of asserting the same: that both count from one place says the rest
_LIES = r"(?:is|was|lies|lay|sits|stands|is located|is situated)(?: just| only| about| some| roughly)?\s*"
_MOST_PEOPLE = {"village": 30_000, "settlement": 30_000, "town": 500_000}
"""Who may live in what is called so; a larger place is not the one meant."""
_STANDS_FOR = re.compile(rf"(?P<subject>It|The (?:town|city|village|place|port|settlement)) {_LIES}")
_LONG_SUBJECT = re.compile(rf",[^.;:]*, {_LIES}")  # "Hereford, a town of 15,000 that ..., is"


def subject_of(scene: Scene, report: Prepared, stated: StatedDistance) -> Citation | None:
    """The mention of the place told of, maybe of another report.

    It is the reading's, else the name that opens the sentence, or what "it" and "the town" stand for: by the reading's
    chains, by a linked passage that counts from the same place, or the town that the report mainly tells of.
    """
    if stated.subject is not None:
        return Citation(report.id, stated.subject)
    at, passage = next(
        ((i, p.span) for i, p in enumerate(report.passages) if p.span.contains(stated.span)), (0, None)
    )
    if passage is None:
        return None
    text = report.report.text
    opening = next((p.span for p in report.reading.places if p.span.start == passage.start), None)
    if opening is not None and _LONG_SUBJECT.fullmatch(text, opening.end, stated.span.start):
        return Citation(report.id, opening)
    pointing = _STANDS_FOR.fullmatch(text[passage.start : stated.span.start])
    if pointing is None:
        return None
    pointer = Span(passage.start, passage.start + pointing.end("subject"))
    named = _in_the_chain(report, pointer)
    if named is not None:
        return Citation(report.id, named)
    linked = next(_in_linked(scene, report, at, stated), None)
    kind = pointing["subject"].removeprefix("The ")
    return linked or (_only_town(report, at - 1) if kind == "It" else _main_town(report, kind))


def _in_the_chain(report: Prepared, pointer: Span) -> Span | None:
    """The first place that a chain of the pointer's begins a mention with."""
    starts = {place.span.start: place.span for place in report.reading.places}
    chains = (chain for chain in report.reading.chains if pointer in chain.mentions)
    named = (
        starts[mention.start] for chain in chains for mention in chain.mentions if mention.start in starts
    )
    return next(named, None)


def _in_linked(scene: Scene, report: Prepared, at: int, stated: StatedDistance) -> Iterator[Citation]:
    """What passages that assert the same name as lying at a distance from the same place."""
    origin = scene.facts.place(report.id, stated.origin)
    if origin is None or origin.place is None:
        return
    for link in scene.linked:
        sides = ((link.a, link.i), (link.b, link.j))
        if link.probability < _SAME or (report.id, at) not in ((one.id, i) for one, i in sides):
            continue
        other, index = next((one, i) for one, i in sides if one.id != report.id)
        for told in other.reading.distances:
            there = scene.facts.place(other.id, told.origin)
            same = there is not None and there.place is not None and there.place.id == origin.place.id
            if same and told.subject is not None and other.passages[index].span.contains(told.span):
                yield Citation(other.id, told.subject)


def _only_town(report: Prepared, at: int) -> Citation | None:
    """The town that the sentence before names, where it names no other."""
    before = report.passages[at].span if at >= 0 else Span(0, 0)
    towns = [
        m
        for m in report.reading.places
        if m.place and before.contains(m.span) and m.place.precision in _LYING
    ]
    same = len({m.place.id for m in towns if m.place}) == 1
    return Citation(report.id, towns[0].span) if same else None


def _main_town(report: Prepared, kind: str) -> Citation | None:
    """The town that the report mainly tells of: "the place" without a name."""
    main = report.reading.main
    place = main.place.place if main is not None and main.place is not None else None
    if main is None or main.place is None or place is None or place.precision is not PlacePrecision.TOWN:
        return None
    return (
        Citation(report.id, main.place.span) if place.population <= _MOST_PEOPLE.get(kind, math.inf) else None
    )
