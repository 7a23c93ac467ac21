"""The desk as a value: everything one user's collection says, at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.entities import Entity
from crossread.domain.reading import Reading
from crossread.domain.report import Problem, Report
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

    def of_story(self, story_id: str) -> StoryView:
        """Lineages, claims, discrepancies and entities of one story."""
        return StoryView(
            lineages=tuple(x for x in self.lineages if x.story == story_id),
            claims=tuple(x for x in self.claims if x.story == story_id),
            discrepancies=tuple(x for x in self.discrepancies if x.story == story_id),
            entities=tuple(x for x in self.entities if x.story == story_id),
        )

    @cached_property
    def _reports_by_id(self) -> Mapping[str, Report]:
        return MappingProxyType({report.id: report for report in self.reports})

    @cached_property
    def _readings_by_id(self) -> Mapping[str, Reading]:
        return MappingProxyType({reading.report: reading for reading in self.readings})

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


Group = TypeVar("Group", Lineage, Story)


def _by_member(groups: Iterable[Group]) -> Mapping[str, Group]:
    return MappingProxyType({report: group for group in groups for report in group.reports})
