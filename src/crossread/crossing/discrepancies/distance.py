"""Distance: how far, or in which direction, one place is said to lie from another, against the map and other reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from crossread.crossing.discrepancies.circumstance import way_findings
from crossread.crossing.discrepancies.ends import End, Ends
from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.discrepancies.implied import Implied, implied, origins_of
from crossread.crossing.discrepancies.joining import told_of, with_implied
from crossread.crossing.discrepancies.lying import subject_of
from crossread.crossing.discrepancies.measured import WRONG_DEG, Pair, Told
from crossread.crossing.discrepancies.tally import in_marks, number_word, one_each, reports_in_words
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

_USUAL_ROAD = 1.3  # roads against the straight line in most countries; said in explanations, decides nothing
_APART, _APART_KM = 1.45, 3.0  # two figures that straight line and road do not explain, small distances aside
_OPPOSED_DEG = (
    112.5  # the neighbouring point of eight on either side, and half a point for where the places lie
)
_ONE_WAY_DEG = 45.0


def distance_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of towns of which a report says what the map, or another report, excludes.

    Then one for every other distance or direction that two reports surely tell of one thing.
    """
    known = list(_of_towns(scene))
    yield from known
    yield from way_findings(scene, known)


def _of_towns(scene: Scene) -> Iterator[Finding]:
    ends = Ends(scene)
    open_ones = [
        (report, stated)
        for report in sorted(scene.reports)
        for stated in implied(scene, scene.reports[report])
        if stated.origin is None
    ]
    pairs, rest = with_implied(scene, ends, _pairs(scene, ends), open_ones)
    for pair in (*pairs, *_of_one_subject(scene, ends, rest)):
        finding = _on_the_map(pair) or _against_each_other(pair) or _by_compass(pair)
        if finding is not None:
            yield finding
    for report, stated in rest:
        yield from _from_wherever(scene, ends, report, stated)


def _from_wherever(scene: Scene, ends: Ends, report: str, stated: Implied) -> Iterator[Finding]:
    """A statement that says from where only by "here" or "away", if no town that it can count from fits it.

    The finding names the town that fits best.
    """
    found: list[tuple[float, Finding]] = []
    for origin in origins_of(scene, stated):
        both = ends.both(origin, stated.subject)
        if both is None or both[0].place is None or both[1].place is None:
            continue
        told = told_of(scene, report, stated, stated.subject)
        places = both[0].place, both[1].place
        pair = Pair(places, (told,), both[0].place.name, beyond_doubt=_is_beyond_doubt(both))
        finding = _on_the_map(pair) or _by_compass(pair)
        if finding is None:
            return
        found.append((pair.excess(told), finding))
    if found:
        yield min(found, key=lambda item: item[0])[1]


def _pairs(scene: Scene, ends: Ends) -> dict[tuple[str, str], Pair]:
    """What reports tell of two towns that they name, by the keys of both in their order."""
    found: dict[tuple[str, str], Pair] = {}
    for report in sorted(scene.reports):
        for origin, named, told in _of_named(scene, report):
            both = ends.both(origin, named)
            if both is None:
                continue
            turned = both[1].key < both[0].key
            first, second = both[::-1] if turned else both
            places = None if first.place is None or second.place is None else (first.place, second.place)
            known = found.get((first.key, second.key)) or Pair(
                places, (), beyond_doubt=_is_beyond_doubt(both)
            )
            found[first.key, second.key] = replace(known, told=(*known.told, replace(told, turned=turned)))
    return dict(sorted(found.items()))


def _is_beyond_doubt(both: tuple[End, End]) -> bool:
    return both[0].is_beyond_doubt and both[1].is_beyond_doubt


def _of_named(scene: Scene, report: str) -> Iterator[tuple[Citation, Citation, Told]]:
    """What a report states of two places that it names: counted from, told of, and what."""
    prepared = scene.reports[report]
    for stated in scene.facts.reading(report).distances:
        named = subject_of(scene, prepared, stated)
        if named is not None:
            yield Citation(report, stated.origin), named, told_of(scene, report, stated, named)
    for one in implied(scene, prepared):
        if one.origin is not None:
            yield one.origin, one.subject, told_of(scene, report, one, one.subject)


def _of_one_subject(scene: Scene, ends: Ends, rest: Sequence[tuple[str, Implied]]) -> Iterator[Pair]:
    """ "X, 80 km to the north-east", "X, 80 miles to the north-east": reports that point one way count from one place."""
    groups: dict[str, list[Told]] = {}
    for report, stated in rest:
        key = ends.key(stated.subject)
        if key and stated.direction:
            groups.setdefault(key, []).append(told_of(scene, report, stated, stated.subject))
    for _, told in sorted(groups.items()):
        pair = Pair(None, tuple(told))
        if all(pair.between_deg(a, b) < _ONE_WAY_DEG for a in told for b in told):
            yield pair


def _on_the_map(pair: Pair) -> Finding | None:
    """A distance that is too short for the straight line, or too long for any road."""
    if pair.places is None:
        return None
    wrong = [(pair.excess(t), t) for t in pair.told if t.km and pair.excess(t) > 1]
    if not wrong or all(pair.is_lost(t) for _, t in wrong):
        return None
    straight, least_sure = pair.straight_km, max(excess for excess, _ in wrong)
    fits = any(t.km and pair.excess(t) <= 1 for t in pair.told)
    also = " The direction does not fit either." if any(pair.points_elsewhere(t) for _, t in wrong) else ""
    return Finding(
        kind=DiscrepancyKind.DISTANCE,
        detail="distance",
        confidence=round(min(0.97, 0.6 + 0.8 * min(least_sure - 1, 0.35) + 0.1 * fits), 3),
        explanation=f"{_said(pair, pair.told)}; "
        f"on the map it is {_km(straight)}{_from(pair)} in a straight line, "
        f"about {_km(straight * _USUAL_ROAD)} by road.{also}",
        points=one_each(t.point for t in pair.told),
    )


def _against_each_other(pair: Pair) -> Finding | None:
    """Two reports whose distances lie farther apart than straight line and road do."""
    measured = [t for t in pair.told if t.km is not None and t.km[0] > 0 and t.km[1] < float("inf")]
    reports = {t.point.citation.report for t in measured}
    if len(reports) < 2:
        return None
    shortest = min(measured, key=lambda t: (t.km[1] if t.km else 0.0, t.point))
    longest = max(measured, key=lambda t: (t.km[0] if t.km else 0.0, t.point))
    if shortest.km is None or longest.km is None:
        return None
    allowed = shortest.km[1] * _APART + _APART_KM
    if longest.km[0] <= allowed or shortest.point.citation.report == longest.point.citation.report:
        return None
    return Finding(
        kind=DiscrepancyKind.DISTANCE,
        detail="distance",
        confidence=round(min(0.9, 0.55 + 0.3 * min(longest.km[0] / allowed - 1, 1.0)), 3),
        explanation=f"{_said(pair, measured)}; a road cannot explain the difference.",
        points=one_each(t.point for t in measured),
    )


def _by_compass(pair: Pair) -> Finding | None:
    """A direction that the map does not bear out, or that another report turns round."""
    pointed = [t for t in pair.told if t.direction]
    wrong = [t for t in pointed if pair.points_elsewhere(t)]
    if not wrong or all(pair.is_lost(t) for t in wrong):
        return _turned_round(pair, pointed)
    worst = max(pair.off_deg(t) for t in wrong)
    return Finding(
        kind=DiscrepancyKind.DISTANCE,
        detail="direction",
        confidence=round(min(0.95, 0.55 + 0.3 * (worst - WRONG_DEG) / (180 - WRONG_DEG)), 3)
        + (0.05 if len(wrong) < len(pointed) else 0.0),
        explanation=f"{_said(pair, pointed)}; "
        f"on the map {wrong[0].subject} lies to the {pair.true_direction(wrong[0])}{_of(pair)}.",
        points=one_each(t.point for t in pointed),
    )


def _turned_round(pair: Pair, pointed: Sequence[Told]) -> Finding | None:
    """Two reports that point opposite ways, of towns so near to each other that the map cannot say which is right."""
    worst = max(
        (
            pair.between_deg(a, b)
            for a, b in combinations(pointed, 2)
            if a.point.citation.report != b.point.citation.report
        ),
        default=0.0,
    )
    if worst < _OPPOSED_DEG:
        return None
    return Finding(
        kind=DiscrepancyKind.DISTANCE,
        detail="direction",
        confidence=round(0.6 + 0.25 * (worst - _OPPOSED_DEG) / (180 - _OPPOSED_DEG), 3),
        explanation=f"{_said(pair, pointed)}; both cannot be right.",
        points=one_each(t.point for t in pointed),
    )


def _said(pair: Pair, told: Sequence[Told]) -> str:
    """Who says what: "Two reports put Hama “230 km south of Aleppo”, one “140 km south of Aleppo”"."""
    values: dict[tuple[str, str], set[str]] = {}
    for one in told:
        values.setdefault((one.subject, one.point.value), set()).add(one.point.citation.report)
    ordered = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    parts = []
    subject = ""
    for at, ((about, value), reports) in enumerate(ordered):
        who = reports_in_words(len(reports), first=True) if at == 0 else number_word(len(reports))
        puts = "puts" if len(reports) == 1 else "put"
        parts.append(
            f"{who} {in_marks(value)}" if about == subject else f"{who} {puts} {about} {in_marks(value)}"
        )
        subject = about
    return ", ".join(parts)


def _km(value: float) -> str:
    return f"{value:,.0f} km"


def _from(pair: Pair) -> str:
    return f" from {pair.counted_from}" if pair.counted_from else ""


def _of(pair: Pair) -> str:
    return f" of {pair.counted_from}" if pair.counted_from else ""
