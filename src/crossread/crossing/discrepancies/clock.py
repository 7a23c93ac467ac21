"""Time: one happening put at hours of the day of which only one can be right ("at 7.40 pm", "shortly after noon")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.same_happening import alike, events_of
from crossread.crossing.discrepancies.same_people import name_other_people
from crossread.crossing.discrepancies.tally import (
    in_marks,
    number_word,
    one_each,
    reports_in_words,
    what_happened,
)
from crossread.crossing.discrepancies.told_clocks import ToldClock, miss, told_clocks
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

_SURE_EVENT = 0.55  # score of the alignment
_SAME_EVENT = 0.78  # closeness of the vectors of what happened; as for days
_LEAST, _MOST = 0.45, 0.85
Told = Mapping[str, Sequence[ToldClock]]


def clock_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each happening that reports put at hours of which none fits another report's."""
    told = {key: told_clocks(scene, scene.reports[key]) for key in sorted(scene.reports)}
    shown: set[Citation] = set()
    for sure, clocks in (*_of_events(scene, told), *_of_linked_passages(scene, told)):
        found = _conflicting(clocks)
        if found and not shown.issuperset(clock.citation for clock in found):
            shown |= {clock.citation for clock in found}
            yield _finding(scene, found, sure)


def _of_events(scene: Scene, told: Told) -> Iterator[tuple[float, Sequence[ToldClock]]]:
    events = events_of(scene)
    of_event: dict[str, list[ToldClock]] = {}
    for clock in (clock for clocks in told.values() for clock in clocks):
        event = events.get((clock.citation.report, clock.event))
        if event is not None and event.score >= _SURE_EVENT:
            of_event.setdefault(event.id, []).append(clock)
    for event in scene.events:
        yield event.score, of_event.get(event.id, ())


def _of_linked_passages(scene: Scene, told: Told) -> Iterator[tuple[float, Sequence[ToldClock]]]:
    """Hours in two passages that assert the same of like happenings: also where no events were aligned."""
    for link in scene.linked:
        here, there = link.a.passages[link.i].span, link.b.passages[link.j].span
        for a in (clock for clock in told[link.a.id] if here.contains(clock.citation.span)):
            for b in (clock for clock in told[link.b.id] if there.contains(clock.citation.span)):
                sure = alike(link, a.event, b.event, floor=_SAME_EVENT)
                if sure > 0 and not name_other_people(scene, link):
                    one = (o for o in told[link.a.id] if o.event == a.event)
                    other = (o for o in told[link.b.id] if o.event == b.event)
                    yield sure, (*one, *other)


def _conflicting(told: Sequence[ToldClock]) -> tuple[ToldClock, ...]:
    """The hours of reports that exclude all hours of another report."""
    by_report: dict[str, list[ToldClock]] = {}
    for clock in told:
        by_report.setdefault(clock.citation.report, []).append(clock)
    kept: dict[ToldClock, None] = {}
    for here, there in combinations(by_report.values(), 2):
        if all(miss(a, b) for a in here for b in there):
            kept |= dict.fromkeys((*here, *there))
    return tuple(kept)


def _finding(scene: Scene, told: Sequence[ToldClock], sure: float) -> Finding:
    ordered = sorted(told, key=lambda one: one.citation)
    values: dict[str, set[str]] = {}
    for one in ordered:
        values.setdefault(one.text, set()).add(one.citation.report)
    first = ordered[0]
    what = what_happened(_words(scene, first))
    return Finding(
        kind=DiscrepancyKind.DATE,
        detail="time",
        confidence=round(min(_MOST, max(_LEAST, sure)), 3),
        explanation=f"{what} is put at different hours: {_said(values)}.",
        points=one_each(Point(one.text, one.citation) for one in ordered),
    )


def _words(scene: Scene, told: ToldClock) -> str:
    report = scene.reports[told.citation.report]
    return report.reading.events[told.event].span.of(report.report.text)


def _said(values: Mapping[str, set[str]]) -> str:
    """ "“about 7.40 pm” in two reports, “noon” in one"."""
    ranked = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    first = f"{in_marks(ranked[0][0])} in {reports_in_words(len(ranked[0][1]))}"
    return ", ".join([first, *(f"{in_marks(text)} in {number_word(len(ids))}" for text, ids in ranked[1:])])
