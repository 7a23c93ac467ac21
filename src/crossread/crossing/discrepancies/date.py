"""Date: one happening put on different days, in passages that tell of the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from crossread.crossing.discrepancies.clock import clock_findings
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.main_days import of_like_happenings
from crossread.crossing.discrepancies.same_happening import SAME_PASSAGE, Happenings, alike, events_of
from crossread.crossing.discrepancies.same_people import name_other_people, tell_of_other_people
from crossread.crossing.discrepancies.tally import (
    in_marks,
    number_word,
    one_each,
    reports_in_words,
    what_happened,
)
from crossread.crossing.discrepancies.told_days import ToldDay, exclude, told_days
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import EventStatus
from crossread.domain.span import Citation, Span

_SAME_EVENT = 0.78  # closeness of the vectors of what happened; both swept on the labelled dev stories
_SAME_SINCE = 0.8  # probability of asserting the same from which what began on one day began on the other
_SURE_EVENT, _EVENT_ALONE = 0.55, 0.9
_ONE_WEEKDAY, _SAME_COUNT = 0.8, 0.6
_HARM = ("killed", "injured")
_FEWEST = 2  # one killed here and one there need not be the same
_MAYBE_EVENT = 0.5  # from which a day told for another happening speaks against a disagreement
_LEAST, _MOST = 0.45, 0.92
_HANGS_ON_WRITING = 0.15  # "yesterday" is only as good as the day the report is dated
Row = Sequence[ToldDay]
Days = Mapping[str, Sequence[Row]]


def date_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each happening that two reports or more put on days of which none fits both."""
    told: Days = {key: told_days(scene, report) for key, report in sorted(scene.reports.items())}
    groups: list[dict[Citation, ToldDay]] = []
    surest: list[float] = []
    for confidence, a, b in _conflicts(scene, told):
        home = next((i for i, group in enumerate(groups) if a.citation in group or b.citation in group), None)
        if home is None:
            groups.append({})
            surest.append(0.0)
            home = len(groups) - 1
        groups[home] |= {a.citation: a, b.citation: b}
        surest[home] = max(surest[home], confidence)
    for group, confidence in zip(groups, surest, strict=True):
        yield _finding(scene, list(group.values()), confidence)
    yield from clock_findings(scene)


def _conflicts(scene: Scene, told: Days) -> Iterator[tuple[float, ToldDay, ToldDay]]:
    """Days of one happening that exclude each other, with how sure it is."""
    yield from _in_linked_passages(scene, told)
    yield from _in_one_event(scene, told)
    for sure, a, b in of_like_happenings(told, Happenings(scene)):
        if not _of_other_people(scene, a, b):
            yield round(min(_MOST, max(_LEAST, sure)), 3), a, b
    for days in _of_one_count(scene, told):
        by_report: dict[str, list[ToldDay]] = {}
        for day in days:
            by_report.setdefault(day.citation.report, []).append(day)
        for here, there in combinations(by_report.values(), 2):
            for a, b in product(here, there):
                yield from _conflict(_SAME_COUNT, a, b, (here, there))
    for a, b in _of_one_weekday(scene, told):
        if a.citation.report != b.citation.report:
            yield from _conflict(_ONE_WEEKDAY, a, b, ((a,), (b,)))


def _in_linked_passages(scene: Scene, told: Days) -> Iterator[tuple[float, ToldDay, ToldDay]]:
    """Days of like happenings in passages that assert the same, where neither report has the other's day for it."""
    events = events_of(scene)
    for link in scene.linked:
        for a, b in product(told[link.a.id][link.i], told[link.b.id][link.j]):
            sure = alike(link, a.event, b.event, floor=_SAME_EVENT)
            event = None if a.relative or b.relative else events.get((link.a.id, a.event))
            same = event is not None and event is events.get((link.b.id, b.event))
            if event is not None and same and link.probability >= SAME_PASSAGE:
                sure = max(sure, 0.5 * event.score + 0.5 * link.probability)
            if a.since and b.since and link.probability >= _SAME_SINCE:
                sure = max(sure, link.probability - _HANGS_ON_WRITING)
            if sure > 0 and not name_other_people(scene, link):
                yield from _conflict(sure, a, b, _others(scene, told, a, b))


def _in_one_event(scene: Scene, told: Days) -> Iterator[tuple[float, ToldDay, ToldDay]]:
    """Days of the mentions of one aligned event, wherever in their reports they stand."""
    events = events_of(scene)
    of_event: dict[str, dict[tuple[object, ...], list[ToldDay]]] = {}
    for report, rows in told.items():
        for day in (day for row in rows for day in row):
            event = events.get((report, day.event))
            if event is not None and event.score >= _SURE_EVENT and day.fine and not day.relative:
                of_event.setdefault(event.id, {}).setdefault(_key(day), []).append(day)
    scores = {event.id: event.score for event in scene.events}
    for event_id, by_value in sorted(of_event.items()):
        for one, other in combinations(by_value.values(), 2):
            for a, b in dict.fromkeys((*product(one[:1], other), *product(one, other[:1]))):
                if a.citation.report != b.citation.report and not _of_other_people(scene, a, b):
                    yield from _conflict(_EVENT_ALONE * scores[event_id], a, b, _others(scene, told, a, b))


def _of_other_people(scene: Scene, a: ToldDay, b: ToldDay) -> bool:
    one, other = ((scene.reports[day.citation.report], day.passage) for day in (a, b))
    return tell_of_other_people(scene, one, other)


def _key(day: ToldDay) -> tuple[object, ...]:
    return (day.first, day.last, day.month_day, day.weekday, day.printed, day.before, day.after, day.since)


def _others(scene: Scene, told: Days, a: ToldDay, b: ToldDay) -> tuple[Row, Row]:
    """All days that each of two reports tells for what may be the same happening."""
    one, other = scene.reports[a.citation.report], scene.reports[b.citation.report]
    here = _of_like_events(one, told[one.id], other, b)
    there = _of_like_events(other, told[other.id], one, a)
    return (a, *here), (b, *there)


def _of_like_events(report: Prepared, rows: Sequence[Row], other: Prepared, day: ToldDay) -> Row:
    """The days a report tells for happenings that may be the one that the other report puts on `day`."""
    if len(report.event_vectors) != len(report.reading.events) or not len(other.event_vectors):
        return ()
    vector = other.event_vectors[day.event]
    return [
        one for row in rows for one in row if float(report.event_vectors[one.event] @ vector) >= _MAYBE_EVENT
    ]


def _conflict(
    alike: float, a: ToldDay, b: ToldDay, told: tuple[Row, Row]
) -> Iterator[tuple[float, ToldDay, ToldDay]]:
    """The two days, where they exclude all that the other side tells: lists of days would else look like a conflict."""
    here, there = told
    if alike <= 0 or not (a.fine and b.fine) or a.since != b.since:
        return
    if all(exclude(a, o) for o in there if o.since == a.since) and all(
        exclude(b, o) for o in here if o.since == b.since
    ):
        hanging = _HANGS_ON_WRITING * (a.relative or b.relative)
        yield round(min(_MOST, max(_LEAST, alike - hanging)), 3), a, b


def _of_one_weekday(scene: Scene, told: Days) -> Iterator[tuple[ToldDay, ToldDay]]:
    """Pairs of days printed with one weekday on two dates that cannot both be it, whatever happened on them.

    Also two weekdays printed for the one date on which the story mainly happens.
    """
    period = scene.story.event.day if scene.story.event is not None else None
    main = date.fromisoformat(period.start) if period is not None and period.start else None
    found: dict[tuple[int, int, int, bool], list[ToldDay]] = {}
    for day in (day for rows in told.values() for row in rows for day in row):
        if day.printed is not None and day.month_day is not None and day.fine:
            found.setdefault((day.printed, *day.month_day, day.dated), []).append(day)
    for one, other in combinations(sorted(found), 2):
        on_the_day = main is not None and one[1:3] == other[1:3] == (main.month, main.day)
        in_common = one[0] == other[0] or (on_the_day and (one[3] or other[3]))
        if in_common and exclude(found[one][0], found[other][0]):
            yield from product(found[one], found[other])


def _of_one_count(scene: Scene, told: Days) -> Iterator[Row]:
    """Days on which as many were killed or injured: the same number may be the same people."""
    found: dict[tuple[str, float], list[ToldDay]] = {}
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        harm = [f for f in report.reading.figures if f.what in _HARM]
        rows = by_passage(report, ((f.span, f) for f in harm))
        days = {
            day.citation.span: day
            for row, figures in zip(told[report.id], rows, strict=True)
            for day in row
            if any(_event_span(report, day).overlaps(f.span) for f in figures)
        }
        for figure in harm:
            number = figure.number
            counted = (
                number.best is not None and number.best >= _FEWEST and not (figure.running or number.unit)
            )
            if counted and figure.status is EventStatus.ACTUAL and number.best and figure.time in days:
                found.setdefault((figure.what, number.best), []).append(days[figure.time])
    yield from (days for _, days in sorted(found.items()))


def _event_span(report: Prepared, day: ToldDay) -> Span:
    return report.reading.events[day.event].span


def _finding(scene: Scene, days: Sequence[ToldDay], confidence: float) -> Finding:
    ordered = sorted(days, key=lambda day: day.citation)
    values: dict[str, set[str]] = {}
    for day in ordered:
        values.setdefault(_value(day), set()).add(day.citation.report)
    ranked = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    first = ordered[0]
    report = scene.reports[first.citation.report]
    what = what_happened(_event_span(report, first).of(report.report.text))
    said = [f"{reports_in_words(len(ranked[0][1]))} on {ranked[0][0]}"]
    said += [f"{number_word(len(ids))} on {value}" for value, ids in ranked[1:]]
    return Finding(
        kind=DiscrepancyKind.DATE,
        detail="day",
        confidence=confidence,
        explanation=f"{what} is put on different days: by {', by '.join(said)}.",
        points=one_each(Point(day.text, day.citation) for day in ordered),
    )


def _value(day: ToldDay) -> str:
    """The day in words: as printed, with the date where the words alone do not tell it."""
    if day.first is None or day.first != day.last:
        return in_marks(day.text)
    return in_marks(day.text) if day.dated else f"{in_marks(day.text)} ({day.first.day} {day.first:%B})"
