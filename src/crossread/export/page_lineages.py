"""Lineages in words, under the diagram: who wrote from whom, why the program thinks so, and the proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.reuse import Reuse
from crossread.export.page_family import strength
from crossread.export.page_names import LineageName, Names, ReportName, sort_lineages
from crossread.export.page_reuse import ReuseView, reuse_views
from crossread.export.page_ties import ties
from crossread.export.page_words import label

_SHOWN_FIRST = 6  # relations of a lineage told at once; the rest unfolds


@dataclass(frozen=True, slots=True)
class LineageView:
    """A lineage: its reports, its agency, and what ties them; `more` holds what unfolds."""

    name: LineageName
    agency: str
    reports: tuple[ReportName, ...]
    reuse: tuple[ReuseView, ...]
    more: tuple[ReuseView, ...]

    @property
    def alone(self) -> bool:
        """Whether it is one report that no other on the desk was written from, or to."""
        return len(self.reports) == 1


@dataclass(frozen=True, slots=True)
class BetweenView:
    """Relations between lineages: the strongest for each pair of them, then the others."""

    reuse: tuple[ReuseView, ...]
    more: tuple[ReuseView, ...]


def lineage_views(desk: Desk, names: Names, story: Story) -> tuple[LineageView, ...]:
    """Lineages in key order. What a story holds between two reports of one lineage is told there."""
    found = []
    for lineage in sort_lineages(desk, desk.of_story(story.id).lineages):
        name = names.lineages[lineage.id]
        inside = [tie for tie in _strongest_first(story.relations) if _holds(lineage, tie)]
        told = (*dict.fromkeys(name.family.parents.values()), *name.family.extras, *inside)
        found.append(
            LineageView(
                name=name,
                agency=label(lineage.agency),
                reports=tuple(names.reports[report] for report, _ in name.family.walk()),
                reuse=reuse_views(desk, names, told[:_SHOWN_FIRST]),
                more=reuse_views(desk, names, told[_SHOWN_FIRST:]),
            )
        )
    return tuple(found)


def between_view(desk: Desk, names: Names, story: Story) -> BetweenView:
    """What ties different lineages without making them one account."""
    lineages = desk.of_story(story.id).lineages
    between = [tie for tie in story.relations if not any(_holds(lineage, tie) for lineage in lineages)]
    leading = [tie.strongest for tie in ties(desk, story)]
    told = list(dict.fromkeys((*leading, *_strongest_first(between))))
    return BetweenView(
        reuse=reuse_views(desk, names, told[:_SHOWN_FIRST]),
        more=reuse_views(desk, names, told[_SHOWN_FIRST:]),
    )


def _holds(lineage: Lineage, tie: Reuse) -> bool:
    return tie.source in lineage.reports and tie.derived in lineage.reports


def _strongest_first(reuse: Sequence[Reuse]) -> list[Reuse]:
    return sorted(reuse, key=lambda tie: (-strength(tie), tie.source, tie.derived))
