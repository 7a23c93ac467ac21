"""Distances that do not name the place they count from: "60 km from here", "40 km away", "20 miles to the south"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.crossing.units import units
from crossread.domain.facts import PlacePrecision
from crossread.domain.layers import Number
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name

_SENTENCES_BEFORE = 3  # in which the town may stand that a bare "40 km away" counts from
_METRES = "m"
_CAPITAL = "PPLC"
_POINT = r"(?:north|south)?-?(?:east|west)|north|south"
_NO_PLACE = re.compile(r" in (?:the|an?|his|her|their) ", re.IGNORECASE)  # "40 km away in the mountains"
_ALONG = r"(?:up|down|along) the (?:coast|road|river|valley|highway|line)"
_IN_TOWN = re.compile(
    rf"(?: (?:further|farther))?(?: away|,? (?:to the|due) (?P<point>{_POINT})| {_ALONG})? (?:in|at|near) "
    r"(?:the )?(?:(?:[a-z]+ ){0,2}(?:city|town|village|port|suburb) of )?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?: away)?(?: {_ALONG})?(?:,? (?:(?:to the|due|further|farther) )?(?P<point>{_POINT}))?"
    r"(?: (?:from|of) (?:(?P<here>here|there)|(?P<capital>the (?:national )?capital))\b| away\b|(?P<end>(?=[,.;)]| by ))"
    r"|(?P<by> by (?:the )?(?:road|rail|train|boat|sea|river|air)) from )",
    re.IGNORECASE,
)
_ROAD = re.compile(r" by (?:the )?(?:[a-z]+ )?(?:road|track|rail|boat|river|sea|train)", re.IGNORECASE)
_LIES = r"(?: ?(?:which )?(?:is|lies|was|lay|sits|stands|located|situated))"
_DURATION = (
    r"(?: [^.,;:()]{0,30}\b(?:hours?|minutes?)(?:[’']s?)?(?: drive| walk| ride| flight)?(?: and| or|,))?"
)
_KIND = r"(?:city|town|village|capital|port|suburb|resort|hub|centre|center|seat|base|stronghold|settlement)"
_APPOSED = rf"(?:, (?:the|an?|[A-Z]\w+[’']s) (?:[\w-]+ ){{0,3}}{_KIND}(?: of [^.;:()]{{1,40}}?)?)?"
_BEFORE = re.compile(rf"{_APPOSED}(?:,| [–—-]| \()?{_LIES}{{0,2}}{_DURATION} ?")
_WITHIN_IT = re.compile(r"(?:,| in|, in)(?: the)?(?: [\w’'-]+){0,3}(?: of)? ")
_THE_TOWN = re.compile(
    r"(?:It|The (?:town|city|village|place|port)) (?:is|lies|stands|sits)\b[^.,;:]{0,60}? ", re.IGNORECASE
)
_LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)


@dataclass(frozen=True, slots=True)
class Implied:
    """How far `subject` is said to lie from a place that these words do not name.

    `origin` is the place the words do name in another way, None where it has to be guessed from what stands before;
    `here` says that it is where the reporter is.
    """

    span: Span
    passage: int
    subject: Citation
    origin: Citation | None
    number: Number
    km: float
    direction: str
    here: bool


def implied(scene: Scene, report: Prepared) -> Iterator[Implied]:
    """Every such statement in the news text whose subject is a place named right before it, or "the town"."""
    measured = [(n.span, n) for n in report.reading.numbers if n.unit in _units_km() and n.best]
    known = [stated.span for stated in report.reading.distances]
    for at, numbers in enumerate(by_passage(report, measured)):
        for number in numbers:
            if not any(span.overlaps(number.span) for span in known):
                stated = _in_a_town(report, at, number) or _behind_a_town(scene, report, at, number)
                if stated is not None:
                    yield stated


def _in_a_town(report: Prepared, at: int, number: Number) -> Implied | None:
    """ "Some 40 km away in X", "20 miles to the south, in X"."""
    text, end = report.report.text, report.passages[at].span.end
    link = _IN_TOWN.match(text, number.span.end, end)
    named = next((p.span for p in report.reading.places if link and p.span.start == link.end()), None)
    if link is None or named is None or named.end > end:
        return None
    return _stated(number, link["point"], at, Citation(report.id, named), end=named.end)


def _behind_a_town(scene: Scene, report: Prepared, at: int, number: Number) -> Implied | None:
    """ "X, 40 km away", "X, 60 km north of the capital"."""
    text, end = report.report.text, report.passages[at].span.end
    behind = _BEHIND.match(text, number.span.end, end)
    if behind is None or (behind["end"] is not None and behind["point"] is None and not behind.group()):
        return None  # "a hole of 40 m,"
    subject = _subject(report, at, number.span)
    origin = _origin(scene, report, behind, subject)
    nowhere = origin is None and (behind["capital"] or behind["by"] or _NO_PLACE.match(text, behind.end()))
    if subject is None or nowhere:
        return None
    road = _ROAD.match(text, behind.end(), end)
    last = origin.span.end if behind["by"] and origin is not None else (road or behind).end()
    here = behind["here"] is not None
    return _stated(number, behind["point"], at, subject, end=last, origin=origin, here=here)


def _stated(
    number: Number,
    point: str | None,
    at: int,
    subject: Citation,
    *,
    end: int,
    origin: Citation | None = None,
    here: bool = False,
) -> Implied:
    return Implied(
        span=Span(number.span.start, end),
        passage=at,
        subject=subject,
        origin=origin,
        number=number,
        km=(number.best or 0.0) * _units_km()[number.unit],
        direction=_letters(point or ""),
        here=here,
    )


def origins_of(scene: Scene, stated: Implied) -> Iterator[Citation]:
    """The towns that a bare statement can count from: those named shortly before it, and those the story tells of.

    None where one that it may count from has no point on the map.
    """
    report = scene.reports[stated.subject.report]
    first = report.passages[max(0, stated.passage - _SENTENCES_BEFORE)].span.start
    before = [
        place
        for place in report.reading.places
        if first <= place.span.start < stated.span.start and place.span != stated.subject.span
    ]
    if not stated.here and any(place.place is None for place in before):
        return
    for place in before:
        if place.place is not None and place.place.precision in _LYING:
            yield Citation(report.id, place.span)
    window = report.report.text[first : stated.span.start]
    yield from (town for name, town in sorted(_towns(scene).items()) if name in window)
    main = report.reading.main
    if main is not None and main.place is not None:
        yield Citation(report.id, main.place.span)
    yield from _of_the_story(scene)


def _towns(scene: Scene) -> dict[str, Citation]:
    """Every form in which a report names a town that is found on the map, which another may take for a person."""
    found: dict[str, Citation] = {}
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        for place in report.reading.places:
            if place.place is not None and place.place.precision in _LYING:
                found.setdefault(place.span.of(report.report.text), Citation(report.id, place.span))
    return found


def _of_the_story(scene: Scene) -> Iterator[Citation]:
    """Where one report names the place that the story is about."""
    event = scene.story.event
    if event is None or event.place is None:
        return
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        for place in report.reading.places:
            if place.place is not None and place.place.id == event.place.id:
                yield Citation(report.id, place.span)
                return


def _subject(report: Prepared, at: int, number: Span) -> Citation | None:
    text, start = report.report.text, report.passages[at].span.start
    main = report.reading.main
    if _THE_TOWN.fullmatch(text, start, number.start):
        return Citation(report.id, main.place.span) if main is not None and main.place is not None else None
    before = [p for p in report.reading.places if start <= p.span.start and p.span.end <= number.start]
    if not before or not _BEFORE.fullmatch(text, before[-1].span.end, number.start):
        return None
    *others, last = before
    region = last.place is not None and last.place.precision not in _LYING
    if region and others and _WITHIN_IT.fullmatch(text, others[-1].span.end, last.span.start):
        last = others[-1]  # "X, in the north of Y, 40 km away"
    return Citation(report.id, last.span)


def _origin(
    scene: Scene, report: Prepared, behind: re.Match[str], subject: Citation | None
) -> Citation | None:
    """The place after "by road from", or the capital of the subject's country, as any report of the story names it."""
    if behind["by"]:
        named = (p.span for p in report.reading.places if p.span.start == behind.end())
        return next((Citation(report.id, span) for span in named), None)
    there = scene.facts.place(subject.report, subject.span) if subject and behind["capital"] else None
    if there is None or there.place is None:
        return None
    for other in (scene.reports[key] for key in sorted(scene.reports)):
        for place in other.reading.places:
            capital = (
                place.place if place.place and place.place.feature == _CAPITAL and not place.town else None
            )
            by_name = capital and fold_name(capital.name) == fold_name(place.span.of(other.report.text))
            if capital and by_name and capital.country == there.place.country:
                return Citation(other.id, place.span)
    return None


def _letters(point: str) -> str:
    """ "north-west" as "NW"."""
    return "".join(name[0] for name in re.findall("north|south|east|west", point.lower())).upper()


@cache
def _units_km() -> dict[str, float]:
    return {unit: factor / 1000 for unit, (base, factor) in units().items() if base == _METRES}
