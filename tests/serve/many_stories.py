"""A desk of many small stories, written through the store without any model."""

from __future__ import annotations

from pathlib import Path

from crossread.domain.crossing import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Lineage,
    Status,
    Story,
    Support,
    Variant,
)
from crossread.domain.dating import SharedEvent
from crossread.domain.entities import Entity, EntityKey
from crossread.domain.events import Event
from crossread.domain.facts import Grain, Period, Place, PlacePrecision
from crossread.domain.layers import MentionKind, Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.domain.span import Citation, Span
from crossread.store import DeskFile, open_desk

OUTLETS = ("Gazette", "Herald", "Le Courrier de l’Étang", "Morning Post", "<b>Bold</b> & Sons", "The Ledger")
TOWNS = ("Aberdeen", "Żabno", "Hama", "Kyōto", "Oaxaca", "Tromsø", "Ur")
_STATUSES = tuple(Status)
_KINDS = tuple(DiscrepancyKind)


def write_many_stories(file: Path, *, stories: int, sentences: int = 6) -> None:
    """`stories` stories of 1 to 5 reports each; story `k` is of day 2031-01-01 plus k modulo 300 or so.

    Story 7 is undated, and the title of story 13 is hostile.
    """
    with open_desk(file) as desk:
        for first in range(0, stories, 200):
            with desk.transaction():
                for number in range(first, min(first + 200, stories)):
                    _write(desk, number, sentences)


def day_of(number: int) -> str:
    """The ISO day on which the first report of story `number` was published."""
    return f"2031-{number % 10 + 1:02}-{number % 28 + 1:02}"


def title_of(number: int) -> str:
    """The title of story `number`."""
    if number == 13:
        return "<script>alert(1)</script> & \u202e“hostile” \ud800 title"
    return f"Bridge {number} closed in {TOWNS[number % len(TOWNS)]} after storm {number // 10}"


def _write(desk: DeskFile, number: int, sentences: int) -> None:
    reports = [_report(number, k, sentences) for k in range(number % 5 + 1)]
    for report in reports:
        desk.add_report(report, _reading(report))
    ids = tuple(report.id for report in reports)
    place = _place(TOWNS[number % len(TOWNS)], number % len(TOWNS))
    day = None if number == 7 else day_of(number)
    found = Story(
        f"s-{number:05}",
        title_of(number),
        ids,
        first=day,
        last=day,
        event=SharedEvent(Period(day, day, Grain.DAY), place) if day else None,
    )
    half = (len(ids) + 1) // 2
    lineages = [Lineage(f"l-{number}-0", found.id, ids[:half], agency="AFP" if number % 3 == 0 else None)]
    lineages += [Lineage(f"l-{number}-1", found.id, ids[half:])] if ids[half:] else []
    desk.replace_story(
        retire=(),
        stories=[found],
        lineages=lineages,
        claims=[_claim(found, number, k, len(lineages)) for k in range(number % 4 + 1)],
        discrepancies=[_discrepancy(found, number, k) for k in range(number % 3)],
        entities=[_entity(found, number, place)],
        events=[
            Event(f"e-{number}", found.id, (Citation(ids[0], Span(0, 6)),), type="ACCIDENT", place=place)
        ],
    )


def _report(story: int, index: int, sentences: int) -> Report:
    town = TOWNS[story % len(TOWNS)]
    told = [f"The bridge {story} in {town} was closed, report {index} says."]
    told += [
        f"Sentence {k} tells of water level {story * k % 97} and of {OUTLETS[k % 6]}."
        for k in range(sentences)
    ]
    published = None if story == 7 else Published(day_of(story), Precision.DAY, Basis.STATED)
    return Report(
        f"r-{story:05}-{index}",
        " ".join(told),
        f"{title_of(story)}, says {index}",
        "de" if story % 11 == 10 else "en",
        outlet=OUTLETS[(story + index) % len(OUTLETS)],
        published=published,
    )


def _reading(report: Report) -> Reading:
    passages: list[Passage] = []
    start = 0
    while (stop := report.text.find(". ", start) + 1) > 0:
        passages.append(Passage(len(passages), Span(start, stop), 0))
        start = stop + 1
    passages.append(Passage(len(passages), Span(start, len(report.text)), 0))
    return Reading(report.id, passages=tuple(passages))


def _place(name: str, number: int) -> Place:
    return Place(f"geonames:{number}", name, 10.0 + number, 20.0, "XX", "", "PPL", 1000, PlacePrecision.TOWN)


def _claim(story: Story, number: int, k: int, lineages: int) -> Claim:
    status = _STATUSES[(number + k) % len(_STATUSES)]
    support = tuple(
        Support(Citation(report, Span(0, 10)), f"l-{number}-0", f"Voice {(number + k) % 40}")
        for report in story.reports
    )
    reports = len(story.reports)
    return Claim(
        f"c-{number}-{k}", story.id, f"Claim {k} of {number}.", status, reports, reports, lineages, 1, support
    )


def _discrepancy(story: Story, number: int, k: int) -> Discrepancy:
    kind = _KINDS[(number + k) % len(_KINDS)]
    readings = tuple(
        Variant(f"{k}", Citation(report, Span(0, 5)), f"l-{number}-0") for report in story.reports
    )
    return Discrepancy(
        f"d-{number}-{k}", kind, "", story.id, 0.7, f"They differ about {k} of {number}.", readings
    )


def _entity(story: Story, number: int, place: Place) -> Entity:
    mention = Citation(story.reports[0], Span(0, 6))
    return Entity(
        id=f"n-{number}",
        kind=MentionKind.PLACE,
        name=place.name,
        aliases=(),
        roles=(),
        mentions=(mention,),
        members=(EntityKey(story.reports[0], 0),),
        edges=(),
        place=place,
        story=story.id,
    )
