"""What is known of a story before its claims and discrepancies are made: what every check may ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossread.crossing.bearing import AskAcross
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.comparing.unmatched import Unmatched, unmatched
from crossread.crossing.entities import entities_across
from crossread.crossing.judged import NOTHING_JUDGED, Judged
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.domain.ids import content_id
from crossread.lookup import FactIndex


@dataclass(frozen=True, eq=False)
class Scene:
    """The reports of a story, what compares them, and their facts with days and entities known.

    `linked` are the passages of two reports that speak of one thing, or of which one was written from the other.
    `followed` are the ids of the judgements that formed its events. `ask` asks the entailment network; without it
    nothing is found that only the network sees.
    """

    story: Story
    reports: Mapping[str, Prepared]
    pairs: Sequence[PairCrossing]
    linked: tuple[Linked, ...]
    lineages: tuple[Lineage, ...]
    facts: FactIndex
    lexicon: Lexicon
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    judged: Judged = NOTHING_JUDGED
    followed: frozenset[str] = frozenset()
    ask: AskAcross | None = None

    @cached_property
    def lineage_of(self) -> Mapping[str, Lineage]:
        """The lineage of every report."""
        return {report: lineage for lineage in self.lineages for report in lineage.reports}

    @cached_property
    def copies(self) -> tuple[Unmatched, ...]:
        """What each copy adds to its source and leaves out of it."""
        return tuple(unmatched(self.reports, self.pairs, self.lexicon))


def scene_of(
    linked: Sequence[Linked], lexicon: Lexicon, *, lineages: Sequence[Lineage] | None = None
) -> Scene:
    """A scene of nothing but these passages and their reports, each an account of its own unless told otherwise."""
    reports = {one.id: one for link in linked for one in (link.a, link.b)}
    readings = tuple(one.reading for one in reports.values())
    story = Story(content_id("s", *sorted(reports)), "", tuple(sorted(reports)))
    alone = (Lineage(content_id("l", one), story.id, (one,)) for one in sorted(reports))
    entities = entities_across(readings, {one.id: one.report.text for one in reports.values()}, ())
    desk = Desk(tuple(one.report for one in reports.values()), readings, stories=(story,), entities=entities)
    return Scene(
        story=story,
        reports=reports,
        pairs=(),
        linked=tuple(linked),
        lineages=tuple(alone if lineages is None else lineages),
        facts=FactIndex(desk),
        lexicon=lexicon,
        entities=entities,
    )
