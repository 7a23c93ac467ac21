"""The accounts of a story: which reports are one, whose agency copy they carry, who wrote from whom and how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from crossread.domain.crossing import Lineage
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation, Reuse, ReuseKind
from crossread.export.page_family import strength
from crossread.export.page_names import Names, sort_lineages
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.listing import Optional, cut, page_answer
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.story_desk import results_desk, results_names, story_of
from crossread.serve.library import Library
from crossread.serve.refusals import missing

_MOST_TOLD = 12  # relations of one lineage in a list of them; the list of relations has all


class LineageQuery(Paging):
    """Which accounts of a story are wanted."""

    min_reports: int = Field(
        default=0, ge=0, le=1_000_000, description="only accounts of so many reports or more"
    )


class RelationQuery(Paging):
    """Which relations between reports of a story are wanted."""

    lineage: Words = Field(default="", description="only those within this lineage, by its id")
    report: Words = Field(default="", description="only those of this report, by its id")
    relation: Optional[Relation] = Field(default=None, description="only those of this sort")
    between: Optional[bool] = Field(
        None, description="only those between different accounts, or only those within one"
    )


class KindOfReuse(Answer):
    """How many passages were taken over in one way."""

    kind: ReuseKind
    passages: int


class RelationAnswer(Answer):
    """How two reports stand to each other, without the passages, which comparing the two gives.

    `coverage` is the share of the news text of `to` that comes from `from`, `coverage_back` the share of the other's
    that is found in it. `confidence` is that of the decision whether they are one account, which `one_lineage` gives.
    """

    source: ReportRef = Field(
        serialization_alias="from", description="the report written from, where that is known"
    )
    derived: ReportRef = Field(serialization_alias="to")
    relation: Relation
    directed: bool
    one_lineage: bool
    coverage: float
    coverage_back: float
    confidence: float
    reasons: tuple[str, ...]
    passages: int
    kinds: tuple[KindOfReuse, ...]
    shared_quotations: int
    judged: bool


class LineageAnswer(Answer):
    """Reports that are one account, however many outlets.

    `voice` is whose account it is: its agency, or the outlet that printed it first. `reports` stand each right after the
    one it was written from. `reuse` says who wrote from whom, at most 12 of the `relations` known within the lineage.
    """

    id: str
    key: str
    hue: str
    story: str
    voice: str
    agency: str | None
    reports: tuple[ReportRef, ...]
    outlets: int
    claims: int = Field(description="how many claims of the story it supports")
    reuse: tuple[RelationAnswer, ...]
    relations: int
    judged: bool


def lineages_page(library: Library, story_id: str, wanted: LineageQuery) -> PageAnswer[LineageAnswer]:
    """Accounts of a story, those of most reports first.

    Raises:
        RequestError: when the desk holds no such story.
    """
    desk, names = results_desk(library, story_id), results_names(library, story_id)
    found = [
        lineage
        for lineage in sort_lineages(desk, desk.lineages)
        if len(lineage.reports) >= wanted.min_reports
    ]
    supported = Counter(
        lineage for claim in desk.claims for lineage in {support.lineage for support in claim.support}
    )
    return page_answer(
        PageAnswer[LineageAnswer],
        (_lineage(desk, names, lineage, claims=supported[lineage.id]) for lineage in cut(found, wanted)),
        total=len(found),
        wanted=wanted,
    )


def relations_page(library: Library, story_id: str, wanted: RelationQuery) -> PageAnswer[RelationAnswer]:
    """How reports of a story stand to one another: within accounts first, who wrote from whom, the closest first.

    Raises:
        RequestError: when the desk holds no such story, or no such lineage or report in it.
    """
    desk, names = results_desk(library, story_id), results_names(library, story_id)
    if wanted.report and wanted.report not in names.reports:
        raise missing("report", wanted.report)
    if wanted.lineage and wanted.lineage not in names.lineages:
        raise missing("lineage", wanted.lineage)
    every = [tie for lineage in desk.lineages for tie in lineage.reuse] + [*story_of(desk).relations]
    found = sorted((tie for tie in every if _wanted(desk, tie, wanted)), key=_closest_first)
    return page_answer(
        PageAnswer[RelationAnswer],
        (relation_answer(desk, names, tie) for tie in cut(found, wanted)),
        total=len(found),
        wanted=wanted,
    )


def relation_answer(desk: Desk, names: Names, tie: Reuse) -> RelationAnswer:
    """A relation of two reports of a story's desk."""
    kinds = Counter(pair.kind for pair in tie.pairs)
    return RelationAnswer(
        source=report_ref(desk, names, tie.source),
        derived=report_ref(desk, names, tie.derived),
        relation=tie.relation,
        directed=tie.directed and tie.relation is not Relation.COMMON_ORIGIN,
        one_lineage=tie.one_lineage,
        coverage=round(tie.coverage, 4),
        coverage_back=round(tie.coverage_back, 4),
        confidence=round(tie.confidence, 4),
        reasons=tie.reasons,
        passages=len(tie.pairs),
        kinds=tuple(KindOfReuse(kind=kind, passages=kinds[kind]) for kind in ReuseKind if kinds[kind]),
        shared_quotations=len(tie.shared_quotations),
        judged=bool(tie.judged),
    )


def _lineage(desk: Desk, names: Names, lineage: Lineage, *, claims: int) -> LineageAnswer:
    name = names.lineages[lineage.id]
    reports = [report_ref(desk, names, report) for report, _ in name.family.walk()]
    told: Sequence[Reuse] = (*dict.fromkeys(name.family.parents.values()), *name.family.extras)
    return LineageAnswer(
        id=lineage.id,
        key=name.key,
        hue=name.hue,
        story=lineage.story,
        voice=name.voice,
        agency=lineage.agency,
        reports=tuple(reports),
        outlets=len({report.outlet for report in reports}),
        claims=claims,
        reuse=tuple(relation_answer(desk, names, tie) for tie in told[:_MOST_TOLD]),
        relations=len(told),
        judged=bool(lineage.judged),
    )


def _wanted(desk: Desk, tie: Reuse, wanted: RelationQuery) -> bool:
    if wanted.report and wanted.report not in (tie.source, tie.derived):
        return False
    if wanted.relation and tie.relation is not wanted.relation:
        return False
    ends = [lineage.id if (lineage := desk.lineage_of(end)) else "" for end in (tie.source, tie.derived)]
    if wanted.lineage and ends != [wanted.lineage, wanted.lineage]:
        return False
    return wanted.between is None or wanted.between is (ends[0] != ends[1])


def _closest_first(tie: Reuse) -> tuple[bool, bool, float, str, str]:
    return not tie.one_lineage, not tie.directed, -strength(tie), tie.source, tie.derived
