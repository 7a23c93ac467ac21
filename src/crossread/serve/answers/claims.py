"""The claims of a story as a table: how well each stands, who it rests on, how it spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field

from crossread.domain.crossing import Claim, Status
from crossread.domain.desk import Desk
from crossread.export.page_names import Names, sort_claims
from crossread.export.page_words import slot_words
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.listing import Several, cut, holds, page_answer, query_words
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.stories import DayCount
from crossread.serve.answers.story_desk import results_desk, results_names
from crossread.serve.library import Library

_MOST_VOICES = 6  # of one row; the claim's own page has all


class ClaimSort(StrEnum):
    """What stands first in a list of claims."""

    STATUS = "status"
    LINEAGES = "lineages"
    ORIGINS = "origins"
    OUTLETS = "outlets"
    REPORTS = "reports"
    EARLIEST = "earliest"
    SPREAD = "spread"


class ClaimQuery(Paging):
    """Which claims of a story are wanted, and in which order."""

    status: Several[Status] = Field(default=(), description="only claims of any of these statuses")
    q: Words = Field(
        default="", description="words that all stand in the claim or in the names of its voices"
    )
    lineage: Words = Field(default="", description="only claims that this lineage supports, by its id")
    min_lineages: int = Field(
        default=0, ge=0, le=1_000_000, description="only claims of so many accounts or more"
    )
    min_origins: int = Field(
        default=0, ge=0, le=1_000_000, description="only claims of so many voices or more"
    )
    min_reports: int = Field(
        default=0, ge=0, le=1_000_000, description="only claims in so many reports or more"
    )
    sort: ClaimSort = Field(
        default=ClaimSort.STATUS,
        description="status (corroborated first, then disputed), most of a count, earliest, or widest spread first",
    )


class SpreadAnswer(Answer):
    """How a claim spread: the ISO days its reports were written, with how many on each; `undated` have no known day."""

    days: tuple[DayCount, ...]
    undated: int
    outlets: tuple[str, ...]

    @property
    def first(self) -> str | None:
        """The first known day."""
        return self.days[0].day if self.days else None

    @property
    def last(self) -> str | None:
        """The last known day."""
        return self.days[-1].day if self.days else None


class ClaimRow(Answer):
    """A claim without its passages, which its own address gives.

    `reports`, `outlets`, `lineages` and `origins` are counts. `key` is its short name within the story. `voices` are the
    origins it rests on, those of most passages first, at most 6. `earliest` is the report known to have printed it first.
    `agreed` says in words which slots agree.
    """

    id: str
    key: str
    story: str
    text: str
    status: Status
    reports: int
    outlets: int
    lineages: int
    origins: int
    passages: int
    voices: tuple[str, ...]
    accounts: tuple[str, ...] = Field(
        description="ids of the lineages that support it, those of most passages first"
    )
    event: str | None
    earliest: ReportRef | None
    spread: SpreadAnswer
    agreed: tuple[str, ...]
    judged: bool


def claims_page(library: Library, story_id: str, wanted: ClaimQuery) -> PageAnswer[ClaimRow]:
    """Claims of a story.

    Raises:
        RequestError: when the desk holds no such story.
    """
    desk, names = results_desk(library, story_id), results_names(library, story_id)
    written = {report.id: desk.written(report.id) for report in desk.reports}
    found = [claim for claim in sort_claims(desk.claims) if _wanted(names, claim, wanted)]
    if wanted.sort is not ClaimSort.STATUS:
        found.sort(key=_order(wanted.sort, written))
    return page_answer(
        PageAnswer[ClaimRow],
        (claim_row(desk, names, claim, written=written) for claim in cut(found, wanted)),
        total=len(found),
        wanted=wanted,
    )


def claim_row(
    desk: Desk, names: Names, claim: Claim, *, written: Mapping[str, str | None] | None = None
) -> ClaimRow:
    """A claim of a story's desk; `written` are the days its reports were written, looked up where they are not given."""
    reports = dict.fromkeys(support.citation.report for support in claim.support)
    days = written if written is not None else {report: desk.written(report) for report in reports}
    origins = Counter(support.origin for support in claim.support)
    accounts = Counter(support.lineage for support in claim.support)
    return ClaimRow(
        id=claim.id,
        key=names.claims[claim.id],
        story=claim.story,
        text=claim.text,
        status=claim.status,
        reports=claim.reports,
        outlets=claim.outlets,
        lineages=claim.lineages,
        origins=claim.origins,
        passages=len(claim.support),
        voices=tuple(origin for origin, _ in origins.most_common(_MOST_VOICES)),
        accounts=tuple(lineage for lineage, _ in accounts.most_common()),
        event=claim.event,
        earliest=report_ref(desk, names, claim.earliest) if claim.earliest else None,
        spread=_spread(names, reports, days),
        agreed=tuple(slot_words(slot) for slot in claim.agreed),
        judged=bool(claim.judged),
    )


def _wanted(names: Names, claim: Claim, wanted: ClaimQuery) -> bool:
    if wanted.status and claim.status not in wanted.status:
        return False
    if (
        claim.lineages < wanted.min_lineages
        or claim.origins < wanted.min_origins
        or claim.reports < wanted.min_reports
    ):
        return False
    if wanted.lineage and all(support.lineage != wanted.lineage for support in claim.support):
        return False
    words = query_words(wanted.q)
    said = (claim.text, *(support.origin for support in claim.support))
    return not words or holds(words, said, key=names.claims[claim.id])


def _order(sort: ClaimSort, written: Mapping[str, str | None]) -> Callable[[Claim], Any]:
    """A key for sorting; equals stay in the order of statuses."""

    def days(claim: Claim) -> list[str]:
        return sorted({day for support in claim.support if (day := written.get(support.citation.report))})

    return {
        ClaimSort.LINEAGES: lambda claim: -claim.lineages,
        ClaimSort.ORIGINS: lambda claim: -claim.origins,
        ClaimSort.OUTLETS: lambda claim: -claim.outlets,
        ClaimSort.REPORTS: lambda claim: -claim.reports,
        ClaimSort.EARLIEST: lambda claim: (days(claim) or ["9"])[0],
        ClaimSort.SPREAD: lambda claim: (-len(days(claim)), -claim.outlets),
    }[sort]


def _spread(names: Names, reports: Mapping[str, object], days: Mapping[str, str | None]) -> SpreadAnswer:
    counted = Counter(days.get(report) for report in reports)
    undated = counted.pop(None, 0)
    return SpreadAnswer(
        days=tuple(DayCount(day=day, reports=number) for day, number in sorted(counted.items()) if day),
        undated=undated,
        outlets=tuple(
            dict.fromkeys(names.reports[report].outlet for report in reports if report in names.reports)
        ),
    )
