"""A story as the page tells it, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.reuse import Reuse
from crossread.export.highlight import Mark
from crossread.export.lineage_diagram import FORMATS, Diagram, lineage_diagram
from crossread.export.page_claims import ClaimView, StatusCount, claim_views, status_counts
from crossread.export.page_control import ControlView, control_view
from crossread.export.page_counts import CountRow, count_rows
from crossread.export.page_days import MainView, main_view
from crossread.export.page_discrepancies import CardView, KindView, kind_views
from crossread.export.page_events import EventGroup, event_groups
from crossread.export.page_facts import Fact, facts, independent_accounts, look_first
from crossread.export.page_judged import JudgedWords, JudgementView
from crossread.export.page_labels import LabelTable, label_tables
from crossread.export.page_lineages import BetweenView, LineageView, between_view, lineage_views
from crossread.export.page_names import Names, ReportName, sort_reports
from crossread.export.page_people import EntityView, entity_views
from crossread.export.page_places import PlaceView, place_views, unlocated_places
from crossread.export.page_readings import directed_reuse
from crossread.export.page_reports import ReportView, report_view
from crossread.export.page_shared_events import SharedEventView, shared_event_views
from crossread.export.page_text import Place
from crossread.export.page_words import label, period_words
from crossread.export.place_map import PlaceMap, place_map
from crossread.lookup import FactIndex

_MAPS_PX = (("wide", 720.0), ("narrow", 360.0))  # by the style name of the screens each is drawn for


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything the page prints of one story."""

    anchor: str
    title: str
    period: str
    sentence: str
    facts: tuple[Fact, ...]
    look_first: tuple[CardView, ...]
    diagrams: tuple[Diagram, ...]
    lineages: tuple[LineageView, ...]
    between: BetweenView
    claims: tuple[ClaimView, ...]
    statuses: tuple[StatusCount, ...]
    kinds: tuple[KindView, ...]
    reports: tuple[ReportView, ...]
    main: MainView | None
    undated: tuple[ReportView, ...]
    maps: tuple[tuple[str, PlaceMap], ...]
    places: tuple[PlaceView, ...]
    unlocated: tuple[tuple[str, ReportName, str], ...]
    counts: tuple[CountRow, ...]
    events: tuple[EventGroup, ...]
    people: tuple[EntityView, ...]
    control: ControlView | None
    shared: tuple[SharedEventView, ...]
    labels: tuple[LabelTable, ...]
    judgements: tuple[JudgementView, ...]

    @property
    def has_facts(self) -> bool:
        """Whether there is anything to tell of who, where, when and how many."""
        return any((self.places, self.counts, self.events, self.people, self.shared))


def story_view(
    desk: Desk, names: Names, story: Story, *, marks: Mapping[str, Sequence[Mark[Place]]], index: FactIndex
) -> StoryView:
    """What the page shows of one story."""
    view = desk.of_story(story.id)
    reuse = (*(tie for lineage in view.lineages for tie in lineage.reuse), *story.relations)
    places = place_views(desk, names, story)
    judged = JudgedWords(desk)
    kinds = kind_views(desk, names, view.discrepancies, directed=directed_reuse(reuse))
    reports = tuple(
        report_view(desk, names, report, reuse=_touching(reuse, report.id), marks=marks)
        for report in sort_reports(names, desk, story)
    )
    return StoryView(
        anchor=f"story-{story.id}",
        title=label(story.title) or "Untitled story",
        period=period_words(story.first, story.last),
        sentence=independent_accounts(story, view.lineages),
        facts=facts(desk, story),
        look_first=look_first(kinds),
        diagrams=_diagrams(desk, names, story),
        lineages=lineage_views(desk, names, story),
        between=between_view(desk, names, story),
        claims=claim_views(desk, names, view.claims),
        statuses=status_counts(view.claims),
        kinds=kinds,
        reports=reports,
        main=main_view(desk, names, story),
        undated=tuple(report for report in reports if report.written),
        maps=_maps(places),
        places=places,
        unlocated=unlocated_places(desk, names, story),
        counts=count_rows(desk, names, story, index),
        events=event_groups(desk, names, story, index),
        people=entity_views(desk, names, story.id),
        control=control_view(desk, names, story, index),
        shared=shared_event_views(desk, names, story, index, judged=judged),
        labels=label_tables(names, story),
        judgements=judged.views(desk, names, story),
    )


def _maps(places: Sequence[PlaceView]) -> tuple[tuple[str, PlaceMap], ...]:
    spots = [place.spot for place in places if place.drawn]
    drawn = ((name, place_map(spots, width_px=width_px)) for name, width_px in _MAPS_PX)
    return tuple((name, found) for name, found in drawn if found)


def _diagrams(desk: Desk, names: Names, story: Story) -> tuple[Diagram, ...]:
    """One drawing for each format; none where there is nothing to compare."""
    if len(story.reports) < 2 or not desk.of_story(story.id).lineages:
        return ()
    return tuple(lineage_diagram(desk, names, story, form=form) for form in FORMATS)


def _touching(reuse: Sequence[Reuse], report: str) -> tuple[Reuse, ...]:
    return tuple(tie for tie in reuse if report in (tie.source, tie.derived))
