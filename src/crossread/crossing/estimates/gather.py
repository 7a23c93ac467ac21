"""The figures of each event, with the voice behind each, put before the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crossread.crossing.estimates.reported import Reported
from crossread.crossing.estimates.rules import estimate
from crossread.crossing.figures import AlignedFigures, Counted
from crossread.crossing.scene import Scene
from crossread.crossing.speech.voices import canonical_voices
from crossread.domain.events import Estimate, EstimateRule, Event
from crossread.domain.span import Citation
from crossread.text.words import words

_COUNTED = ("killed", "injured", "missing", "displaced", "arrested", "captured")


def estimates(scene: Scene, events: Iterable[Event], aligned: Sequence[AlignedFigures]) -> tuple[Event, ...]:
    """The events with best, low and high of their figures, by every rule.

    An event's figures are those of the group that counts the same people as most of the figures its own words name;
    parts of a whole are no totals.
    """
    origin = _origins(scene, aligned)
    found = []
    for event in events:
        own = set(event.figures)
        groups = [group for what in _COUNTED if (group := _of(what, own, aligned)) is not None]
        given = tuple(x for group in groups for x in _by_rules(scene, group, origin))
        found.append(replace(event, estimates=given))
    return tuple(found)


def _of(what: str, own: set[Citation], aligned: Sequence[AlignedFigures]) -> AlignedFigures | None:
    """The group of this kind that holds most of the event's own figures."""
    of_kind = [group for group in aligned if group.what == what]
    held = [(len(own & {f.citation for f in _totals(group)}), -at) for at, group in enumerate(of_kind)]
    most, at = max(held, default=(0, 0))
    return of_kind[-at] if most else None


def _totals(group: AlignedFigures) -> list[Counted]:
    return [figure for figure in group.figures if not figure.is_part]


def _by_rules(scene: Scene, group: AlignedFigures, origin: Mapping[Citation, str]) -> Iterator[Estimate]:
    reported = [_reported(scene, figure, origin[figure.citation]) for figure in _totals(group)]
    for rule in EstimateRule:
        found = estimate(group.what, reported, rule)
        if found is not None:
            yield found


def _reported(scene: Scene, counted: Counted, origin: str) -> Reported:
    printed = counted.figure.number.span.of(scene.facts.text(counted.report))
    return Reported(
        citation=counted.citation,
        number=counted.figure.number,
        words=" ".join(word.folded for word in words(printed)),
        origin=origin,
        lineage=scene.lineage_of[counted.report].id,
        day=counted.written,
        running=counted.figure.running,
    )


def _origins(scene: Scene, aligned: Sequence[AlignedFigures]) -> Mapping[Citation, str]:
    """Whose count each figure is: the voice it names, as the story knows it, else the account's own."""
    figures = [figure for group in aligned for figure in group.figures]
    printed = {
        f.citation: f.figure.source.of(scene.facts.text(f.report))
        for f in figures
        if f.figure.source is not None
    }
    canonical = canonical_voices(printed.values())
    found = {}
    for f in figures:
        entity = scene.facts.entity(f.report, f.figure.source)
        told = entity.name if entity else canonical.get(printed.get(f.citation, ""), "")
        found[f.citation] = told or scene.lineage_of[f.report].id
    return found
