"""Distance: how far, or in which direction, one place is said to lie from another, against the map and other reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.implied import Implied, implied, origins_of
from crossread.crossing.discrepancies.lying import subject_of
from crossread.crossing.discrepancies.measured import WRONG_DEG, Pair, Told, range_km, rounding
from crossread.crossing.discrepancies.tally import in_marks, number_word, one_each, reports_in_words
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import Place, PlaceMention, PlacePrecision, StatedDistance
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation
from crossread.text.names import fold_name

_USUAL_ROAD = 1.3  # roads against the straight line in most countries; said in explanations, decides nothing
_APART, _APART_KM = 1.45, 3.0  # two figures that straight line and road do not explain, small distances aside
_SUREST_PLACE = 0.65
# A sizeable town of the country the story happens in needs less: the other places of its name are villages there.
_SURE_AT_HOME, _SIZEABLE = 0.45, 20_000
_LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)


def distance_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of towns of which a report says what the map, or another report, excludes."""
    for pair in _pairs(scene):
        finding = _on_the_map(pair) or _against_each_other(pair) or _by_compass(pair)
        if finding is not None:
            yield finding
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        for stated in (one for one in implied(scene, report) if one.origin is None):
            yield from _from_wherever(scene, report.id, stated)


def _from_wherever(scene: Scene, report: str, stated: Implied) -> Iterator[Finding]:
    """A statement that says from where only by "here" or "away", if no town that it can count from fits it.

    The finding names the town that fits best.
    """
    subject = _end(scene, stated.subject)
    if subject is None or subject[1] is None:
        return
    found: list[tuple[float, Finding]] = []
    for origin in origins_of(scene, stated):
        end = _end(scene, origin)
        if end is None or end[1] is None or end[0] == subject[0]:
            continue
        told = _told(scene, report, stated, stated.subject)
        pair = Pair((end[1], subject[1]), (told,), end[1].name)
        finding = _on_the_map(pair) or _by_compass(pair)
        if finding is None:
            return
        found.append((pair.excess(told), finding))
    if found:
        yield min(found, key=lambda item: item[0])[1]


def _words(scene: Scene, named: Citation) -> str:
    return " ".join(named.span.of(scene.facts.text(named.report)).split())


def _pairs(scene: Scene) -> Iterator[Pair]:
    found: dict[tuple[str, str], tuple[tuple[Place, Place] | None, list[Told]]] = {}
    for report in sorted(scene.reports):
        for origin, told_of, told in _of_named(scene, report):
            ends = _end(scene, origin), _end(scene, told_of)
            if ends[0] is None or ends[1] is None or ends[0][0] == ends[1][0]:
                continue
            (first, at), (subject, there) = ends[0], ends[1]
            turned = subject < first
            key = (subject, first) if turned else (first, subject)
            places = None if at is None or there is None else ((there, at) if turned else (at, there))
            found.setdefault(key, (places, []))[1].append(replace(told, turned=turned))
    for _, (places, statements) in sorted(found.items()):
        yield Pair(places, tuple(statements))


def _of_named(scene: Scene, report: str) -> Iterator[tuple[Citation, Citation, Told]]:
    """What a report states of two places that it names: counted from, told of, and what."""
    prepared = scene.reports[report]
    for stated in scene.facts.reading(report).distances:
        told_of = subject_of(scene, prepared, stated)
        if told_of is not None:
            yield Citation(report, stated.origin), told_of, _told(scene, report, stated, told_of)
    for named in implied(scene, prepared):
        if named.origin is not None:
            yield named.origin, named.subject, _told(scene, report, named, named.subject)


def _end(scene: Scene, named: Citation) -> tuple[str, Place | None] | None:
    """A place as a key, and where it lies; None for what has no point on the map: rivers, provinces, countries."""
    mention = scene.facts.place(named.report, named.span)
    if mention is None or mention.place is None or _is_in_a_town(scene, named.report, mention):
        return f"name:{fold_name(named.span.of(scene.facts.text(named.report)))}", None
    if mention.place.precision not in _LYING or not _is_sure(scene, mention.place, mention.score):
        return None
    return mention.place.id, mention.place


def _is_sure(scene: Scene, place: Place, score: float) -> bool:
    event = scene.story.event
    home = event.place.country if event is not None and event.place is not None else ""
    is_known_there = place.country == home and place.population >= _SIZEABLE
    return score >= (_SURE_AT_HOME if is_known_there else _SUREST_PLACE)


def _is_in_a_town(scene: Scene, report: str, mention: PlaceMention) -> bool:
    """Whether the coordinates are those of the town that a facility or a quarter lies in."""
    if mention.town is not None:
        return True
    kinds = {m.kind for m in scene.facts.reading(report).mentions if m.span == mention.span}
    exact = mention.place is not None and mention.place.precision is PlacePrecision.EXACT
    return MentionKind.FACILITY in kinds and not exact


def _told(scene: Scene, report: str, stated: StatedDistance | Implied, told_of: Citation) -> Told:
    text = scene.facts.text(report)
    return Told(
        point=Point(" ".join(stated.span.of(text).split()), Citation(report, stated.span)),
        subject=_words(scene, told_of),
        km=range_km(stated.number, stated.km),
        rounding=rounding(stated.number) if stated.number else 0.0,
        direction=stated.direction,
        turned=False,
    )


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
        explanation=f"{_said(pair, [t for t in pair.told if t.km])}; "
        f"on the map it is {_km(straight)}{_from(pair)} in a straight line, "
        f"about {_km(straight * _USUAL_ROAD)} by road.{also}",
        points=one_each(t.point for t in pair.told if t.km),
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
    """A direction that the map does not bear out."""
    pointed = [t for t in pair.told if t.direction]
    wrong = [t for t in pointed if pair.points_elsewhere(t)]
    if not wrong or all(pair.is_lost(t) for t in wrong):
        return None
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
