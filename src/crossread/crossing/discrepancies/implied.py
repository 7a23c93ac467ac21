"""Distances that do not name the place they count from: "60 km from here", "40 km away", "20 miles to the south"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.facts import PlacePrecision
from crossread.domain.layers import Number
from crossread.domain.span import Citation, Span

_SENTENCES_BEFORE = 3  # in which the town may stand that a bare "40 km away" counts from
_METRES = "m"
_CAPITAL = "PPLC"
_POINT = r"(?:north|south)?-?(?:east|west)|north|south"
_BEHIND = re.compile(
    rf"(?: away)?(?:,? (?:(?:to the|due|further|farther) )?(?P<point>{_POINT}))?"
    r"(?: (?:from|of) (?:(?P<here>here|there)|(?P<capital>the (?:national )?capital))\b| away\b|(?P<end>(?=[,.;)]| by ))"
    r"|(?P<by> by (?:the )?(?:road|rail|train|boat|sea|river|air)) from )",
    re.IGNORECASE,
)
_ROAD = re.compile(r" by (?:the )?(?:[a-z]+ )?(?:road|track|rail|boat|river|sea|train)", re.IGNORECASE)
_LIES = r"(?: ?(?:which )?(?:is|lies|was|lay|sits|stands|located|situated))"
_BEFORE = re.compile(rf"(?:,| [–—-]| \()?{_LIES}{{0,2}} ?")
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
        end = report.passages[at].span.end
        for number in numbers:
            behind = _BEHIND.match(report.report.text, number.span.end, end)
            if behind is None or number.best is None or any(s.overlaps(number.span) for s in known):
                continue
            if behind["end"] is not None and behind["point"] is None and not behind.group():
                continue  # "a hole of 40 m,"
            subject = _subject(scene, report, at, number.span)
            origin = _origin(scene, report, behind, subject)
            if subject is not None and (origin is not None or not (behind["capital"] or behind["by"])):
                road = _ROAD.match(report.report.text, behind.end(), end)
                last = road.end() if road else behind.end()
                if behind["by"] and origin is not None:
                    last = origin.span.end
                yield Implied(
                    span=Span(number.span.start, last),
                    passage=at,
                    subject=subject,
                    origin=origin,
                    number=number,
                    km=number.best * _units_km()[number.unit],
                    direction=_letters(behind["point"] or ""),
                    here=behind["here"] is not None,
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


def _subject(scene: Scene, report: Prepared, at: int, number: Span) -> Citation | None:
    text, start = report.report.text, report.passages[at].span.start
    main = report.reading.main
    if _THE_TOWN.fullmatch(text, start, number.start):
        return Citation(report.id, main.place.span) if main is not None and main.place is not None else None
    before = [p.span for p in report.reading.places if start <= p.span.start and p.span.end <= number.start]
    named = before and _BEFORE.fullmatch(text, before[-1].end, number.start)
    return Citation(report.id, before[-1]) if named else None


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
            if place.place and place.place.feature == _CAPITAL and place.place.country == there.place.country:
                return Citation(other.id, place.span)
    return None


def _letters(point: str) -> str:
    """ "north-west" as "NW"."""
    return "".join(name[0] for name in re.findall("north|south|east|west", point.lower())).upper()


@cache
def _units_km() -> dict[str, float]:
    rows = (line.split("\t") for line in lines_of("unit_factors.tsv"))
    return {unit: float(factor) / 1000 for unit, base, factor in rows if base == _METRES}
