"""Place: passages that exclude each other as printed, and agree with the one place put for the other."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.circumstances.told import gap_chars
from crossread.crossing.contradicting.exchanging import EXCHANGED, Rivals, exchanged
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import in_marks, one_each, what_happened
from crossread.crossing.discrepancies.told_days import events_by_passage, happening_near
from crossread.crossing.scene import Scene
from crossread.crossing.whereabouts.rivals import RivalPlaces, rival_places
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import EventClass
from crossread.domain.span import Citation

_MOST = 0.95


def exchanged_place_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for every two places that alone keep two passages from agreeing."""
    if scene.ask is None:
        return
    found = [one for one in rival_places(scene) if not _is_of_saying(one)]
    asked = [_rivals(one) for one in found]
    for one, surety in zip(found, exchanged(scene, asked), strict=True):
        if surety >= EXCHANGED:
            yield _finding(one, surety)


def _is_of_saying(one: RivalPlaces) -> bool:
    """Whether the word for a happening that is nearest to a place is an act of saying: "said in Paris"."""
    for report, told, at in ((one.link.a, one.mine, one.link.i), (one.link.b, one.theirs, one.link.j)):
        events, text = report.reading.events, report.report.text
        near = min(
            events_by_passage(report)[at],
            key=lambda n: (gap_chars(text, events[n].span, told.noun), n),
            default=None,
        )
        if near is not None and events[near].kind is EventClass.REPORTING:
            return True
    return False


def _rivals(one: RivalPlaces) -> Rivals:
    """Exchanged by the whole phrase, if both begin with the word that places them, and by the noun."""
    link, sides = one.link, (one.mine, one.theirs)
    whole = all(told.phrase.start < told.noun.start for told in sides)
    mine, theirs = ((told.phrase if whole else told.noun, told.noun) for told in sides)
    return Rivals(link.a, link.i, link.b, link.j, mine, theirs)


def _finding(one: RivalPlaces, surety: float) -> Finding:
    sides = ((one.link.a.report, one.mine), (one.link.b.report, one.theirs))
    first, second = (
        Point(" ".join(told.phrase.of(report.text).split()), Citation(report.id, told.noun))
        for report, told in sides
    )
    return Finding(
        kind=DiscrepancyKind.PLACE,
        detail="place",
        confidence=round(min(surety, _MOST), 3),
        explanation=(
            f"{_subject(one)} is put in two places: {in_marks(first.value)} in one report, "
            f"{in_marks(second.value)} in another; but for that the two passages agree."
        ),
        points=one_each((first, second)),
    )


def _subject(one: RivalPlaces) -> str:
    """The happening nearest to either place, in the report's word for it."""
    for report, told, at in ((one.link.a, one.mine, one.link.i), (one.link.b, one.theirs, one.link.j)):
        event = happening_near(report, told.noun, events_by_passage(report)[at])
        if event is not None:
            return what_happened(report.reading.events[event].span.of(report.report.text))
    return "One thing"
