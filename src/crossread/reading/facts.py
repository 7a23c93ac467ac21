"""The facts of one report, in the order they build on each other: who is who, where, who says it, how many, what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.domain.facts import ReportEntity
from crossread.domain.layers import Mention, MentionKind
from crossread.domain.reading import Reading
from crossread.gazetteer import Gazetteer
from crossread.reading.control import controls_of
from crossread.reading.entities import entities_of
from crossread.reading.events import events_of
from crossread.reading.figures import figures_of
from crossread.reading.figures.toll import toll_of
from crossread.reading.ground import Ground
from crossread.reading.main_event import main_event_of
from crossread.reading.places import distances_of, places_of
from crossread.reading.sources import with_source_types


def with_facts(reading: Reading, ground: Ground, gazetteer: Gazetteer | None) -> Reading:
    """The reading with all that its layers come to; without a gazetteer no place is located."""
    entities = entities_of(ground)
    ground = replace(ground, mentions=_as_places(ground.mentions, entities))
    if gazetteer is not None:
        ground = replace(ground, places=places_of(ground, gazetteer))
    ground = replace(ground, attributions=with_source_types(ground))
    figures = figures_of(ground)
    return replace(
        reading,
        attributions=ground.attributions,
        places=ground.places,
        distances=distances_of(ground, ground.places),
        figures=figures,
        coded=events_of(ground, figures),
        controls=controls_of(ground),
        entities=entities,
        main=replace(main_event_of(ground, gazetteer=gazetteer), toll=toll_of(ground, figures)),
    )


def _as_places(mentions: Sequence[Mention], entities: Sequence[ReportEntity]) -> tuple[Mention, ...]:
    """Mentions that the report's other words show to be of places: "towns including X and Y"."""
    places = {span for entity in entities if entity.kind is MentionKind.PLACE for span in entity.mentions}
    return tuple(
        replace(mention, kind=MentionKind.PLACE) if mention.span in places else mention
        for mention in mentions
    )
