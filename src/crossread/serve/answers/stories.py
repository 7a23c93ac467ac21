"""The list of stories: one card each, filtered and ordered, without reading any story whole."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from crossread.domain.crossing import DiscrepancyKind, Status
from crossread.domain.summaries import StorySummary
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.paging import MOST_A_PAGE, Day, Paging, Words, empty_is_none, iso
from crossread.serve.library import Library
from crossread.serve.refusals import missing
from crossread.store import StoryFilter, StorySort


class StoryFilters(BaseModel):
    """What a list of stories is filtered and ordered by; fields left out or empty ask for nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Words = Field(default="", description="words that all stand in the story: in its title or its reports")
    after: Day = Field(default=None, description="the first day (ISO 8601) that is of interest")
    before: Day = Field(default=None, description="the last day (ISO 8601) that is of interest")
    place: Words = Field(default="", description="a place where something happens or that is named")
    outlet: Words = Field(default="", description="an outlet with a report in it")
    origin: Words = Field(default="", description="a voice that some claim rests on")
    status: Annotated[Status | None, BeforeValidator(empty_is_none)] = Field(
        default=None, description="a status that some claim has"
    )
    kind: Annotated[DiscrepancyKind | None, BeforeValidator(empty_is_none)] = Field(
        default=None, description="a kind of discrepancy that occurs"
    )
    sort: Annotated[StorySort, BeforeValidator(lambda value: value or StorySort.NEWEST)] = Field(
        default=StorySort.NEWEST,
        description="newest movement, added last, most independent accounts, or title, first",
    )


class StoryQuery(StoryFilters, Paging):
    """A part of a filtered list of stories."""


class DayCount(Answer):
    """How many reports of a story were written on an ISO day."""

    day: str
    reports: int


class StatusCount(Answer):
    """How many claims of a story have a status."""

    status: Status
    claims: int


class KindCount(Answer):
    """How many discrepancies of a story are of a kind."""

    kind: DiscrepancyKind
    discrepancies: int


class SolidAnswer(Answer):
    """The best borne out claim of a story."""

    claim: str
    text: str


class DisputeAnswer(Answer):
    """The discrepancy of a story to look at first, in words."""

    discrepancy: str
    kind: DiscrepancyKind
    text: str


class StoryCard(Answer):
    """One story of a list.

    `lineages` are the independent accounts its reports come to (`accounts`: the reports in each, most first), `origins`
    the voices its claims rest on; `unmeasured` reports are in no lineage. `moved` is the newest moment at which a report
    of it was written (ISO 8601), `first` and `last` bound its days; `days` count the reports of a known day, `undated`
    the others.
    """

    id: str
    title: str
    moved: str | None
    first: str | None
    last: str | None
    reports: int
    unmeasured: int
    outlets: int
    lineages: int
    accounts: tuple[int, ...]
    origins: int
    days: tuple[DayCount, ...]
    undated: int
    statuses: tuple[StatusCount, ...]
    kinds: tuple[KindCount, ...]
    agencies: tuple[str, ...]
    place: str | None
    solid: SolidAnswer | None
    dispute: DisputeAnswer | None


def stories_page(
    library: Library, filters: StoryFilters, *, offset: int = 0, limit: int = 50
) -> PageAnswer[StoryCard]:
    """Some of the stories wanted; `limit` is at most 200."""
    limit = min(limit, MOST_A_PAGE)
    wanted = StoryFilter(
        q=filters.q,
        after=iso(filters.after),
        before=iso(filters.before),
        place=filters.place,
        outlet=filters.outlet,
        origin=filters.origin,
        status=filters.status.value if filters.status else "",
        kind=filters.kind.value if filters.kind else "",
    )
    total, found = library.desk().browsing().stories(wanted, sort=filters.sort, offset=offset, limit=limit)
    return PageAnswer(items=tuple(_card(one) for one in found), total=total, offset=offset, limit=limit)


def story_card(library: Library, story_id: str) -> StoryCard:
    """One story as lists show it.

    Raises:
        RequestError: when the desk holds no such story.
    """
    try:
        return _card(library.desk().browsing().summary(story_id))
    except KeyError:
        raise missing("story", story_id) from None


def story_version(library: Library, story_id: str) -> str:
    """Changes whenever anything does that the desk holds of the story, its reports included: a part of every kept key.

    Raises:
        RequestError: when the desk holds no such story.
    """
    try:
        return library.desk().browsing().version(story_id)
    except KeyError:
        raise missing("story", story_id) from None


def _card(summary: StorySummary) -> StoryCard:
    solid, dispute = summary.solid_claim, summary.dispute_id
    return StoryCard(
        id=summary.id,
        title=summary.title,
        moved=summary.moved or None,
        first=summary.first,
        last=summary.last,
        reports=summary.reports,
        unmeasured=summary.unmeasured,
        outlets=summary.outlets,
        lineages=summary.lineages,
        accounts=summary.accounts,
        origins=summary.origins,
        days=tuple(DayCount(day=day, reports=number) for day, number in summary.days),
        undated=summary.undated,
        statuses=tuple(StatusCount(status=status, claims=number) for status, number in summary.statuses),
        kinds=tuple(KindCount(kind=kind, discrepancies=number) for kind, number in summary.kinds),
        agencies=summary.agencies,
        place=summary.place or None,
        solid=SolidAnswer(claim=solid, text=summary.solid) if solid else None,
        dispute=DisputeAnswer(discrepancy=dispute, kind=summary.dispute_kind, text=summary.dispute)
        if dispute and summary.dispute_kind
        else None,
    )
