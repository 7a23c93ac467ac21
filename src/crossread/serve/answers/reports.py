"""The list of reports, without their texts."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from crossread.domain.report import Basis, Precision, Published
from crossread.domain.summaries import StorySummary
from crossread.serve.answers.common import Answer, PageAnswer, file_name
from crossread.serve.answers.paging import MOST_A_PAGE, Day, Paging, Words, iso
from crossread.serve.answers.stories import story_card
from crossread.serve.library import Library
from crossread.store import ListedReport, ReportFilter


class ReportFilters(BaseModel):
    """What a list of reports is filtered by; fields left out or empty ask for nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Words = Field(default="", description="words that stand in the title or in the outlet's name")
    outlet: Words = Field(default="", description="the outlet")
    language: Words = Field(default="", description="the language, ISO 639-1")
    after: Day = Field(default=None, description="the first day (ISO 8601) of interest")
    before: Day = Field(default=None, description="the last day (ISO 8601) of interest")
    story: Words = Field(default="", description="the id of the story they are in")


class ReportQuery(ReportFilters, Paging):
    """A part of a filtered list of reports."""


class PublishedAnswer(Answer):
    """When a report says it came out: ISO 8601 as fine as `precision`, and how that is known."""

    value: str
    precision: Precision
    basis: Basis


class StoryRef(Answer):
    """A story named by another answer."""

    id: str
    title: str


class ReportRow(Answer):
    """One report of a list. `day` is the ISO day it was written, stated or worked out from other reports.

    `path` is the name of the file it was read from.
    """

    id: str
    title: str
    outlet: str | None
    language: str
    published: PublishedAnswer | None
    day: str | None
    path: str | None
    url: str | None
    text_chars: int
    story: StoryRef | None


def reports_page(
    library: Library, filters: ReportFilters, *, offset: int = 0, limit: int = 50
) -> PageAnswer[ReportRow]:
    """Some of the reports wanted, the newest first, undated ones last; `limit` is at most 200."""
    limit = min(limit, MOST_A_PAGE)
    wanted = ReportFilter(
        q=filters.q,
        outlet=filters.outlet,
        language=filters.language,
        after=iso(filters.after),
        before=iso(filters.before),
        story=filters.story,
    )
    browsing = library.desk().browsing()
    with browsing.together():
        total, found = browsing.reports(wanted, offset=offset, limit=limit)
        stories = browsing.summaries({one.story for one in found if one.story})
    rows = tuple(_row(one, stories.get(one.story or "")) for one in found)
    return PageAnswer(items=rows, total=total, offset=offset, limit=limit)


def story_reports(
    library: Library, story_id: str, *, offset: int = 0, limit: int = 50
) -> PageAnswer[ReportRow]:
    """The reports of one story, the newest first.

    Raises:
        RequestError: when the desk holds no such story.
    """
    story = story_card(library, story_id).id
    return reports_page(library, ReportFilters(story=story), offset=offset, limit=limit)


def _row(one: ListedReport, story: StorySummary | None) -> ReportRow:
    header = one.header
    return ReportRow(
        id=header.id,
        title=header.title,
        outlet=header.outlet,
        language=header.language,
        published=_published(header.published),
        day=one.day or None,
        path=file_name(header.path),
        url=header.url,
        text_chars=header.text_chars,
        story=StoryRef(id=story.id, title=story.title) if story else None,
    )


def _published(published: Published | None) -> PublishedAnswer | None:
    if published is None:
        return None
    return PublishedAnswer(value=published.value, precision=published.precision, basis=published.basis)
