"""The desk as a value: everything one user's collection says, at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.dating import Doubt, InferredDay
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement
from crossread.domain.reading import Reading
from crossread.domain.report import Precision, Problem, Report
from crossread.domain.span import Citation


@dataclass(frozen=True)
class Desk:
    """A snapshot: reports with their readings, and what crossing them found.

    Everything is ordered and content-derived: equal inputs make equal desks. `problems` are those of the
    run that made the snapshot and are not kept in the desk file.
    """

    reports: tuple[Report, ...] = ()
    readings: tuple[Reading, ...] = ()
    stories: tuple[Story, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def report(self, report_id: str) -> Report:
        """The report of that id.

        Raises:
            KeyError: when the desk holds no such report.
        """
        return self._reports_by_id[report_id]

    def reading(self, report_id: str) -> Reading:
        """The layers on that report.

        Raises:
            KeyError: when the desk holds no such report.
        """
        return self._readings_by_id[report_id]

    def text(self, citation: Citation) -> str:
        """The characters a citation points at."""
        return citation.span.of(self.report(citation.report).text)

    def lineage_of(self, report_id: str) -> Lineage | None:
        """The lineage a report belongs to; None when it was not measured."""
        return self._lineage_by_report.get(report_id)

    def story_of(self, report_id: str) -> Story | None:
        """The story a report belongs to; None when it was not measured."""
        return self._story_by_report.get(report_id)

    def inferred_day(self, report_id: str) -> InferredDay | None:
        """When a report was written, worked out where it does not say so."""
        return self._inferred_by_report.get(report_id)

    def doubt(self, report_id: str) -> Doubt | None:
        """Why the day a report states can hardly be that of its writing."""
        return self._doubt_by_report.get(report_id)

    def written(self, report_id: str) -> str | None:
        """The ISO day a report was written, stated or inferred; None where it is open or doubtful."""
        doubt = self.doubt(report_id)
        published = self.report(report_id).published
        if doubt is None and published is not None and published.day is not None:
            return published.day
        inferred = doubt.instead if doubt else self.inferred_day(report_id)
        return inferred.value if inferred and inferred.precision is Precision.DAY else None

    def days_written(self, report_id: str) -> tuple[tuple[str, float], ...]:
        """The ISO days a report can have been written on, with their probabilities; one, where it is known."""
        known = self.written(report_id)
        if known is not None:
            return ((known, 1.0),)
        doubt = self.doubt(report_id)
        inferred = doubt.instead if doubt else self.inferred_day(report_id)
        return inferred.likely if inferred else ()

    def of_story(self, story_id: str) -> StoryView:
        """Lineages, claims, discrepancies, entities and events of one story."""
        return StoryView(
            lineages=tuple(x for x in self.lineages if x.story == story_id),
            claims=tuple(x for x in self.claims if x.story == story_id),
            discrepancies=tuple(x for x in self.discrepancies if x.story == story_id),
            entities=tuple(x for x in self.entities if x.story == story_id),
            events=tuple(x for x in self.events if x.story == story_id),
        )

    @cached_property
    def _reports_by_id(self) -> Mapping[str, Report]:
        return MappingProxyType({report.id: report for report in self.reports})

    @cached_property
    def _readings_by_id(self) -> Mapping[str, Reading]:
        return MappingProxyType({reading.report: reading for reading in self.readings})

    @cached_property
    def _inferred_by_report(self) -> Mapping[str, InferredDay]:
        return MappingProxyType({day.report: day for story in self.stories for day in story.days})

    @cached_property
    def _doubt_by_report(self) -> Mapping[str, Doubt]:
        return MappingProxyType({doubt.report: doubt for story in self.stories for doubt in story.doubts})

    @cached_property
    def _lineage_by_report(self) -> Mapping[str, Lineage]:
        return _by_member(self.lineages)

    @cached_property
    def _story_by_report(self) -> Mapping[str, Story]:
        return _by_member(self.stories)


@dataclass(frozen=True, slots=True)
class StoryView:
    """What a desk holds about one story."""

    lineages: tuple[Lineage, ...]
    claims: tuple[Claim, ...]
    discrepancies: tuple[Discrepancy, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()


Group = TypeVar("Group", Lineage, Story)


def _by_member(groups: Iterable[Group]) -> Mapping[str, Group]:
    return MappingProxyType({report: group for group in groups for report in group.reports})
