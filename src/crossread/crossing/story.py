"""One story crossed: its relations, lineages, claims and discrepancies, from the pairs compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.crossing.claims import claims, with_disputes
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.lineages import lineages
from crossread.crossing.linked import linked_passages
from crossread.crossing.pair import PairCrossing
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.ids import content_id
from crossread.domain.report import Report
from crossread.domain.reuse import Relation


@dataclass(frozen=True, slots=True)
class CrossedStory:
    """Everything the reports of one story say against each other."""

    story: Story
    lineages: tuple[Lineage, ...]
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


def story_id(reports: Sequence[str]) -> str:
    """The id of the story these reports make."""
    return content_id("s", *sorted(reports))


def cross_story(
    reports: Mapping[str, Prepared], pairs: Sequence[PairCrossing], lexicon: Lexicon
) -> CrossedStory:
    """Cross two reports or more; `pairs` must hold every pair among them."""
    story = story_id(list(reports))
    reuse = [pair.reuse for pair in pairs]
    grouped = lineages(story, [p.report for p in reports.values()], reuse)
    lineage_of = {report: lineage.id for lineage in grouped for report in lineage.reports}
    linked = tuple(linked_passages(reports, pairs))
    found = claims(story, reports, linked, lineages=grouped)
    differing = discrepancies(
        story, reports, pairs, linked, lexicon=lexicon, lineage_of=lineage_of, claims=found
    )
    loose = tuple(
        sorted(
            (
                r
                for r in reuse
                if lineage_of[r.source] != lineage_of[r.derived] and r.relation is not Relation.INDEPENDENT
            ),
            key=lambda r: (r.source, r.derived),
        )
    )
    told = Story(
        id=story,
        title=_title([p.report for p in reports.values()], grouped),
        reports=tuple(sorted(reports)),
        first=_days(reports.values())[0],
        last=_days(reports.values())[-1],
        relations=loose,
    )
    return CrossedStory(told, grouped, with_disputes(found, differing), differing)


def lone_story(report: Report) -> CrossedStory:
    """A report that shares its story with no other: one lineage, nothing to cross."""
    story = story_id([report.id])
    day = report.published.day if report.published else None
    return CrossedStory(Story(story, report.title, (report.id,), day, day), lineages(story, [report], []))


def _title(reports: Sequence[Report], grouped: Sequence[Lineage]) -> str:
    """The title of the report the largest lineage goes back to; the earliest, then the smallest id."""
    largest = grouped[0]
    copies = {r.derived for r in largest.reuse if r.directed}
    sources = [r for r in reports if r.id in largest.reports and r.id not in copies] or list(reports)
    titled = min(sources, key=lambda r: (r.published.value if r.published else "9999", r.id))
    return titled.title


def _days(reports: Iterable[Prepared]) -> list[str | None]:
    days = sorted(d for p in reports if p.report.published and (d := p.report.published.day))
    return list(days) or [None]
