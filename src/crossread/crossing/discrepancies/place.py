"""Place: one happening put in places of which only one can be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations, product

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.lone_happening import of_lone_happenings, of_main_happenings
from crossread.crossing.discrepancies.same_happening import SAME_PASSAGE, Happenings, alike
from crossread.crossing.discrepancies.same_people import name_other_people
from crossread.crossing.discrepancies.tally import (
    in_marks,
    number_word,
    one_each,
    reports_in_words,
    what_happened,
)
from crossread.crossing.discrepancies.told_places import (
    ToldPlace,
    exclude,
    telling,
    told_places,
)
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.crossing.whereabouts.naming import Naming
from crossread.crossing.whereabouts.where import apart_km
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import EventStatus, Figure, Place, PlacePrecision
from crossread.domain.span import Citation

_SAME_EVENT = 0.75  # closeness of the vectors of what happened; swept on the labelled dev stories
_LIKE_EVENT = 0.5  # the same where neither report names the other's place at all
_FEWEST_NAMES = 2  # that both reports print
_LONE, _MAIN, _SAME_COUNT = 0.65, 0.6, 0.6
_HARM = ("killed", "injured")
_FEWEST = 2  # one killed here and one there need not be the same
_LEAST, _MOST = 0.45, 0.9
_ONE_MATTER_DAYS = 7  # farther apart, two like happenings are two
Row = Sequence[ToldPlace]
Told = Mapping[str, Sequence[Row]]
Conflict = tuple[float, ToldPlace, ToldPlace]


def place_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each happening that reports put in places that exclude each other."""
    told = {key: told_places(report) for key, report in sorted(scene.reports.items())}
    groups: list[tuple[float, dict[Citation, ToldPlace]]] = []
    for confidence, a, b in _conflicts(scene, told):
        if _long_before(scene, a, b):
            continue
        places = {a.citation: a, b.citation: b}
        home = next((i for i, (_, g) in enumerate(groups) if {_key(a), _key(b)} <= _keys(g)), None)
        home = next((i for i, (_, g) in enumerate(groups) if g.keys() & places.keys()), home)
        if home is None:
            groups.append((confidence, places))
        else:
            groups[home] = max(groups[home][0], confidence), groups[home][1] | places
    for confidence, group in groups:
        yield _finding(scene, list(group.values()), confidence)


def _key(told: ToldPlace) -> str:
    return told.place.id if told.place is not None else " ".join((told.sort, *told.words))


def _keys(group: Mapping[Citation, ToldPlace]) -> set[str]:
    return {_key(told) for told in group.values()}


def _conflicts(scene: Scene, told: Told) -> Iterator[Conflict]:
    """Places of one happening that exclude each other, with how sure it is."""
    same, naming = Happenings(scene), {key: Naming(report) for key, report in scene.reports.items()}
    yield from _in_linked_passages(scene, told)
    yield from _of_one_count(scene, told)
    for sure, a, b in chain(
        _in_like_passages(scene, told, same),
        ((_LONE, a, b) for a, b in of_lone_happenings(scene, told, same)),
        ((_MAIN, a, b) for a, b in of_main_happenings(scene, told, same)),
    ):
        known = naming[b.citation.report].names(telling(a, b)) or naming[a.citation.report].names(
            telling(b, a)
        )
        if exclude(a, b) and not known:
            yield sure, a, b


def _long_before(scene: Scene, a: ToldPlace, b: ToldPlace) -> bool:
    """Whether the passages date what happened weeks apart: two air strikes, not one put in two places."""
    first, second = (_periods(scene, x) for x in (a, b))
    return bool(first and second) and all(
        _days_between(one, other) > _ONE_MATTER_DAYS for one in first for other in second
    )


def _periods(scene: Scene, told: ToldPlace) -> list[tuple[date, date]]:
    """First and last days of the passage's dates."""
    report = scene.reports[told.citation.report]
    passage = report.passages[told.passage].span
    found = []
    for time in scene.facts.times(report.id):
        period = scene.facts.period(report.id, time.span) if passage.contains(time.span) else None
        if period is not None and period.start and period.end:
            found.append((date.fromisoformat(period.start), date.fromisoformat(period.end)))
    return found


def _days_between(a: tuple[date, date], b: tuple[date, date]) -> int:
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def _in_linked_passages(scene: Scene, told: Told) -> Iterator[Conflict]:
    """Towns in passages that assert the same, whatever else the reports name."""
    for link in scene.linked:
        here, there = told[link.a.id][link.i], told[link.b.id][link.j]
        if not here or not there or name_other_people(scene, link) or _share_a_place(link):
            continue
        for a, b in product(here, there):
            same = alike(link, a.event, b.event, floor=_SAME_EVENT)
            located = a.place is not None and b.place is not None
            if located and same > 0 and _fits_nowhere(a, there) and _fits_nowhere(b, here):
                yield round(min(_MOST, max(_LEAST, same)), 3), a, b


def _in_like_passages(scene: Scene, told: Told, same: Happenings) -> Iterator[Conflict]:
    """Places of one sort in linked passages with like happenings; weaker, so that the reports must bear it out."""
    for link in scene.linked:
        here, there = told[link.a.id][link.i], told[link.b.id][link.j]
        if link.probability < SAME_PASSAGE or not here or not there or name_other_people(scene, link):
            continue
        for a, b in product(here, there):
            close = same.closeness(a, b)
            one = close >= _LIKE_EVENT and same.names_in_common(a, b) >= _FEWEST_NAMES
            if one and _fits_nowhere(a, there) and _fits_nowhere(b, here):
                sure = 0.5 * close + 0.5 * link.probability
                yield round(min(_MOST, max(_LEAST, sure)), 3), a, b


def _of_one_count(scene: Scene, told: Told) -> Iterator[Conflict]:
    """Towns where as many were killed or injured, in the same sentence."""
    found: dict[tuple[str, float], dict[str, list[ToldPlace]]] = {}
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        rows = by_passage(report, ((f.number.span, f) for f in report.reading.figures))
        for figures, row in zip(rows, told[report.id], strict=True):
            for figure in (f for f in figures if _counts_harm(f)):
                key = (figure.what, figure.number.best or 0.0)
                places = [place for place in row if place.place is not None]
                if places:
                    found.setdefault(key, {}).setdefault(report.id, []).extend(places)
    for _, by_report in sorted(found.items()):
        for here, there in combinations(by_report.values(), 2):
            for a, b in product(here, there):
                if _fits_nowhere(a, there) and _fits_nowhere(b, here):
                    yield _SAME_COUNT, a, b


def _counts_harm(figure: Figure) -> bool:
    number = figure.number
    counted = number.best is not None and number.best >= _FEWEST and not (figure.running or number.unit)
    return counted and figure.status is EventStatus.ACTUAL and figure.what in _HARM


def _fits_nowhere(one: ToldPlace, others: Row) -> bool:
    """Whether no place of its sort in the other passage can be the same."""
    return all(exclude(one, other) for other in others if other.sort == one.sort)


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


def _finding(scene: Scene, told: Sequence[ToldPlace], confidence: float) -> Finding:
    ordered = sorted(told, key=lambda one: one.citation)
    values: dict[str, set[str]] = {}
    for one in ordered:
        values.setdefault(one.text, set()).add(one.citation.report)
    ranked = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    said = [f"{reports_in_words(len(ranked[0][1]))} at {in_marks(ranked[0][0])}"]
    said += [f"{number_word(len(ids))} at {in_marks(name)}" for name, ids in ranked[1:]]
    first = ordered[0]
    report = scene.reports[first.citation.report]
    what = what_happened(report.reading.events[first.event].span.of(report.report.text))
    return Finding(
        kind=DiscrepancyKind.PLACE,
        detail="place",
        confidence=confidence,
        explanation=f"{what} is put in different places: by {', by '.join(said)}{_how_far(ordered)}.",
        points=one_each(Point(one.text, one.citation) for one in ordered),
    )


def _how_far(told: Sequence[ToldPlace]) -> str:
    """How far the farthest two lie apart, where the map knows every one."""
    known = [one.place for one in told if one.place is not None]
    if len(known) < len(told):
        return ""
    return f"; they lie {max(apart_km(a, b) for a, b in combinations(known, 2)):,.0f} km apart"
