"""Place: one happening put in towns of which only one can be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.lone_happening import of_lone_happenings
from crossread.crossing.discrepancies.same_happening import alike
from crossread.crossing.discrepancies.same_people import name_other_people
from crossread.crossing.discrepancies.tally import number_word, one_each, reports_in_words, what_happened
from crossread.crossing.discrepancies.told_places import ToldPlace, apart_km, exclude, told_places
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import EventStatus, Place, PlacePrecision
from crossread.domain.span import Citation, Span

_SAME_EVENT = 0.75  # closeness of the vectors of what happened; swept on the labelled dev stories
_SAME_COUNT, _LONE = 0.6, 0.65
_HARM = ("killed", "injured")
_FEWEST = 2
_LEAST, _MOST = 0.45, 0.9
Row = Sequence[ToldPlace]


def place_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each happening that reports put in towns too far from each other."""
    told = {key: told_places(report) for key, report in sorted(scene.reports.items())}
    groups: list[tuple[float, dict[Citation, ToldPlace]]] = []
    for confidence, a, b in _conflicts(scene, told):
        places = {a.citation: a, b.citation: b}
        home = next((i for i, (_, g) in enumerate(groups) if {a.place.id, b.place.id} <= _ids(g)), None)
        if home is None:
            groups.append((confidence, places))
        else:
            groups[home] = max(groups[home][0], confidence), groups[home][1] | places
    for confidence, group in groups:
        yield _finding(scene, list(group.values()), confidence)


def _ids(group: Mapping[Citation, ToldPlace]) -> set[str]:
    return {told.place.id for told in group.values()}


def _conflicts(
    scene: Scene, told: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[float, ToldPlace, ToldPlace]]:
    """Places of one happening that exclude each other, with how sure it is."""
    yield from _in_linked_passages(scene, told)
    for a, b in of_lone_happenings(scene, told):
        yield _LONE, a, b
    for places in _of_one_count(scene, told):
        by_report: dict[str, list[ToldPlace]] = {}
        for place in places:
            by_report.setdefault(place.citation.report, []).append(place)
        for here, there in combinations(by_report.values(), 2):
            for a, b in product(here, there):
                if _fits_nowhere(a, there) and _fits_nowhere(b, here):
                    yield _SAME_COUNT, a, b


def _in_linked_passages(
    scene: Scene, told: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[float, ToldPlace, ToldPlace]]:
    for link in scene.linked:
        here, there = told[link.a.id][link.i], told[link.b.id][link.j]
        if not here or not there or name_other_people(scene, link) or _share_a_place(link):
            continue
        for a, b in product(here, there):
            same = alike(link, a.event, b.event, floor=_SAME_EVENT)
            if same > 0 and _fits_nowhere(a, there) and _fits_nowhere(b, here):
                yield round(min(_MOST, max(_LEAST, same)), 3), a, b


def _fits_nowhere(one: ToldPlace, others: Row) -> bool:
    return all(exclude(one, other) for other in others)


def _share_a_place(link: Linked) -> bool:
    """Whether both passages name a town in common: then what differs is mostly how much they tell."""
    named = [
        {
            m.place.id
            for m in x.reading.places
            if m.place and x.passages[i].span.contains(m.span) and _is_town(m.place)
        }
        for x, i in ((link.a, link.i), (link.b, link.j))
    ]
    return bool(named[0] & named[1])


def _is_town(place: Place) -> bool:
    return place.precision in (PlacePrecision.TOWN, PlacePrecision.EXACT)


def _of_one_count(scene: Scene, told: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Places where as many were killed or injured, in the same sentence."""
    found: dict[tuple[str, float], list[ToldPlace]] = {}
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        rows = by_passage(report, ((f.number.span, f) for f in report.reading.figures))
        for figures, row in zip(rows, told[report.id], strict=True):
            for figure in figures:
                number = figure.number
                counted = (
                    number.best is not None and number.best >= _FEWEST and not (figure.running or number.unit)
                )
                if (
                    row
                    and counted
                    and figure.status is EventStatus.ACTUAL
                    and figure.what in _HARM
                    and number.best
                ):
                    found.setdefault((figure.what, number.best), []).extend(row)
    yield from (places for _, places in sorted(found.items()))


def _finding(scene: Scene, told: Sequence[ToldPlace], confidence: float) -> Finding:
    ordered = sorted(told, key=lambda one: one.citation)
    values: dict[str, set[str]] = {}
    for one in ordered:
        values.setdefault(one.place.name, set()).add(one.citation.report)
    ranked = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    said = [f"{reports_in_words(len(ranked[0][1]))} in {ranked[0][0]}"]
    said += [f"{number_word(len(ids))} in {name}" for name, ids in ranked[1:]]
    first = ordered[0]
    report = scene.reports[first.citation.report]
    what = what_happened(_event_span(report, first).of(report.report.text))
    apart = max(apart_km(a.place, b.place) for a, b in combinations(ordered, 2))
    return Finding(
        kind=DiscrepancyKind.PLACE,
        detail="place",
        confidence=confidence,
        explanation=(
            f"{what} is put in different places: by {', by '.join(said)}; they lie {apart:,.0f} km apart."
        ),
        points=one_each(Point(one.text, one.citation) for one in ordered),
    )


def _event_span(report: Prepared, told: ToldPlace) -> Span:
    return report.reading.events[told.event].span
