"""A story as the page tells it: the one sentence, the key facts, and everything below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import DiscrepancyKind, Lineage, Status, Story
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation, Reuse
from crossread.export.highlight import Mark
from crossread.export.lineage_diagram import FORMATS, Diagram, lineage_diagram
from crossread.export.page_claims import ClaimView, StatusCount, claim_views, status_counts
from crossread.export.page_discrepancies import CardView, KindView, kind_views
from crossread.export.page_family import strength
from crossread.export.page_names import LineageName, Names, ReportName, sort_reports
from crossread.export.page_reports import ReportView, report_view
from crossread.export.page_reuse import ReuseView, reuse_views
from crossread.export.page_text import Place
from crossread.export.page_words import count, label, period_words

_LOOK_FIRST = (
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.QUOTATION,
    DiscrepancyKind.POLARITY,
    DiscrepancyKind.OMISSION,
)
_SHOWN_FIRST = 6  # relations of a lineage told at once; the rest unfolds
_SURE_ENOUGH = 0.65  # "likely" and better: weaker findings are shown, but not put first


@dataclass(frozen=True, slots=True)
class LineageView:
    """A lineage in words: its reports, its agency, and the reuse that makes it one account."""

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
class Fact:
    """A number of the header and what it counts."""

    number: str
    words: str
    target: str


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
    relations: tuple[ReuseView, ...]
    more_relations: tuple[ReuseView, ...]
    claims: tuple[ClaimView, ...]
    statuses: tuple[StatusCount, ...]
    kinds: tuple[KindView, ...]
    reports: tuple[ReportView, ...]


def story_view(
    desk: Desk, names: Names, story: Story, *, marks: Mapping[str, Sequence[Mark[Place]]]
) -> StoryView:
    """What the page shows of one story."""
    view = desk.of_story(story.id)
    anchor = f"story-{story.id}"
    reuse = (*(tie for lineage in view.lineages for tie in lineage.reuse), *story.relations)
    directed = {
        (tie.source, tie.derived)
        for tie in reuse
        if tie.directed and tie.relation is not Relation.COMMON_ORIGIN
    }
    relations = sorted(story.relations, key=lambda tie: (-strength(tie), tie.source, tie.derived))
    kinds = kind_views(desk, names, view.discrepancies, directed=directed)
    return StoryView(
        anchor=anchor,
        title=label(story.title) or "Untitled story",
        period=period_words(story.first, story.last),
        sentence=independent_accounts(story, view.lineages),
        facts=_facts(desk, story, anchor),
        look_first=_look_first(kinds),
        diagrams=_diagrams(desk, names, story),
        lineages=tuple(_lineage(desk, names, lineage) for lineage in view.lineages),
        relations=reuse_views(desk, names, relations[:_SHOWN_FIRST]),
        more_relations=reuse_views(desk, names, relations[_SHOWN_FIRST:]),
        claims=claim_views(desk, names, view.claims),
        statuses=status_counts(view.claims),
        kinds=kinds,
        reports=tuple(
            report_view(desk, names, report, reuse=_touching(reuse, report.id), marks=marks)
            for report in sort_reports(names, desk, story)
        ),
    )


def independent_accounts(story: Story, lineages: Sequence[Lineage]) -> str:
    """The sentence the page opens with: how many accounts the reports really are."""
    measured = sum(len(lineage.reports) for lineage in lineages)
    missing = len(story.reports) - measured
    reports = count(measured, "report")
    if not lineages:
        said = f"{count(len(story.reports), 'report')}, not measured"
    elif measured == 1:
        said = "1 report, 1 account"
    elif len(lineages) == 1:
        said = f"{reports} are 1 account"
    else:
        said = f"{reports} are {len(lineages)} independent accounts"
    return f"{said}; {missing} more not measured" if missing and lineages else said


def _facts(desk: Desk, story: Story, anchor: str) -> tuple[Fact, ...]:
    view = desk.of_story(story.id)
    outlets = {desk.report(report).outlet or report for report in story.reports}
    agencies = {agency for report in story.reports for agency in desk.report(report).agencies}
    solid = sum(claim.status is Status.CORROBORATED for claim in view.claims)
    facts = [
        (len(story.reports), "report", None, "reports"),
        (len(outlets), "outlet", None, "reports"),
        (len(agencies), "agency named", "agencies named", "lineages"),
        (len(view.lineages), "lineage", None, "lineages"),
        (len(view.claims), "claim compared", "claims compared", "claims"),
        (solid, "claim corroborated", "claims corroborated", "claims"),
        (len(view.discrepancies), "discrepancy", "discrepancies", "discrepancies"),
    ]
    return tuple(
        Fact(str(number), count(number, one, many).split(" ", 1)[1], f"{anchor}-{target}")
        for number, one, many, target in facts
    )


def _look_first(kinds: Sequence[KindView]) -> tuple[CardView, ...]:
    """The surest finding of each of the kinds that change what a reader would write."""
    best = {kind.kind: kind.cards[0] for kind in kinds}
    chosen = (best.get(kind.value) for kind in _LOOK_FIRST)
    return tuple(card for card in chosen if card and float(card.confidence) >= _SURE_ENOUGH)


def _diagrams(desk: Desk, names: Names, story: Story) -> tuple[Diagram, ...]:
    if len(story.reports) < 2 or not desk.of_story(story.id).lineages:
        return ()
    return tuple(lineage_diagram(desk, names, story, form=form) for form in FORMATS)


def _lineage(desk: Desk, names: Names, lineage: Lineage) -> LineageView:
    name = names.lineages[lineage.id]
    told = (*dict.fromkeys(name.family.parents.values()), *name.family.extras)
    return LineageView(
        name=name,
        agency=label(lineage.agency),
        reports=tuple(names.reports[report] for report, _ in name.family.walk()),
        reuse=reuse_views(desk, names, told[:_SHOWN_FIRST]),
        more=reuse_views(desk, names, told[_SHOWN_FIRST:]),
    )


def _touching(reuse: Sequence[Reuse], report: str) -> tuple[Reuse, ...]:
    return tuple(tie for tie in reuse if report in (tie.source, tie.derived))
