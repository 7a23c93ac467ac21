"""The facts of one report, in the order they build on each other: where, who says it, how many, what, who holds what."""

from __future__ import annotations

from dataclasses import replace

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
        entities=entities_of(ground),
        main=replace(main_event_of(ground, gazetteer=gazetteer), toll=toll_of(ground, figures)),
    )
