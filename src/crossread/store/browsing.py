"""What people who look around a desk ask of it: lists by the page, and single kinds of result, without whole reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

import apsw

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.domain.span import Citation, Span
from crossread.domain.summaries import StorySummary
from crossread.store import listings, passages, results, summaries
from crossread.store.connection import reading
from crossread.store.explain import explained
from crossread.store.listings import ListedReport, ReportFilter
from crossread.store.report_header import ReportHeader
from crossread.store.summaries import StoryFilter, StorySort

MOST_RANKED = 10_000  # ranking more takes longer than a reader waits: 0.6 µs each, on every page of the list


class Browsing:
    """Look-ups on the connection of a desk; each sees the desk at one moment, and raises DeskError as the desk does.

    Those of one story raise KeyError where the desk holds no such story, or give nothing where they give several.
    """

    def __init__(self, connection: apsw.Connection, *, where: str) -> None:
        self._connection = connection
        self._where = where

    @contextmanager
    def together(self) -> Iterator[None]:
        """All look-ups inside see the desk at one and the same moment."""
        with self._reading():
            yield

    # Lists

    def stories(
        self,
        wanted: StoryFilter | None = None,
        *,
        sort: StorySort = StorySort.NEWEST,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[int, tuple[StorySummary, ...]]:
        """How many stories are wanted, and some of them."""
        wanted = wanted or StoryFilter()
        with self._reading() as connection:
            return summaries.page(connection, wanted, sort=sort, offset=offset, limit=limit)

    def reports(
        self, wanted: ReportFilter | None = None, *, offset: int = 0, limit: int = 50
    ) -> tuple[int, tuple[ListedReport, ...]]:
        """How many reports are wanted, and some of them, the newest first."""
        wanted = wanted or ReportFilter()
        with self._reading() as connection:
            found = listings.page(connection, wanted, offset=offset, limit=limit)
            return listings.total(connection, wanted), found

    def passages(
        self, query: str, *, offset: int = 0, limit: int = 50
    ) -> tuple[int, bool, tuple[tuple[Citation, float], ...]]:
        """How many passages hold every word of `query` (see DeskFile.search), whether more do, and some, best first.

        No more than MOST_RANKED are counted and ranked; of more, those added last come first, with a score of 0.
        """
        with self._reading() as connection:
            total = passages.matches(connection, query, at_most=MOST_RANKED + 1)
            if total > MOST_RANKED:
                found = passages.newest(connection, query, limit=limit, offset=offset)
                return MOST_RANKED, True, found
            return total, False, passages.search(connection, query, limit=limit, offset=offset)

    def facets(self, kind: str, *, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """The commonest values by which stories are filtered, with how many stories have each.

        `kind` is "outlet", "place", "origin", "status" or "discrepancy".
        """
        with self._reading() as connection:
            return summaries.facet_values(connection, kind, limit=limit)

    def languages(self) -> tuple[tuple[str, int], ...]:
        """The languages of reports, with how many reports are in each, the commonest first."""
        with self._reading() as connection:
            return listings.languages(connection)

    def outlets(self, *, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """The outlets with most reports, with how many reports are of each."""
        with self._reading() as connection:
            return listings.outlets(connection, limit=limit)

    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the reports of every story, sorted, by the story's id, in the order of these."""
        with self._reading() as connection:
            return results.all_members(connection)

    # One story

    def story(self, story_id: str) -> Story:
        """The story of that id."""
        with self._reading() as connection:
            return results.story(connection, story_id)

    def summary(self, story_id: str) -> StorySummary:
        """What lists say of a story."""
        with self._reading() as connection:
            return summaries.get(connection, story_id)

    def summaries(self, story_ids: Collection[str]) -> Mapping[str, StorySummary]:
        """What lists say of some stories, by id; unknown ids are passed over."""
        with self._reading() as connection:
            return summaries.some(connection, story_ids)

    def version(self, story_id: str) -> str:
        """Changes whenever anything does that the desk holds of the story, its reports included."""
        with self._reading() as connection:
            return summaries.version(connection, story_id)

    def report_ids(self, story_id: str) -> tuple[str, ...]:
        """Ids of the story's reports, sorted."""
        with self._reading() as connection:
            return results.members(connection, story_id)

    def lineages(self, story_id: str, only: Collection[str] | None = None) -> tuple[Lineage, ...]:
        """The story's lineages, or those of some ids, by id."""
        with self._reading() as connection:
            return results.of_story(connection, Lineage, story_id, only)

    def claims(self, story_id: str, only: Collection[str] | None = None) -> tuple[Claim, ...]:
        """The story's claims, or those of some ids, by id."""
        with self._reading() as connection:
            return results.of_story(connection, Claim, story_id, only)

    def discrepancies(self, story_id: str, only: Collection[str] | None = None) -> tuple[Discrepancy, ...]:
        """The story's discrepancies, or those of some ids, by id."""
        with self._reading() as connection:
            return results.of_story(connection, Discrepancy, story_id, only)

    def entities(self, story_id: str, only: Collection[str] | None = None) -> tuple[Entity, ...]:
        """The story's entities, or those of some ids, by id."""
        with self._reading() as connection:
            return results.of_story(connection, Entity, story_id, only)

    def events(self, story_id: str, only: Collection[str] | None = None) -> tuple[Event, ...]:
        """The story's events, or those of some ids, by id."""
        with self._reading() as connection:
            return results.of_story(connection, Event, story_id, only)

    # Some reports

    def headers(self, report_ids: Collection[str]) -> tuple[ReportHeader, ...]:
        """Headers of some reports, by id; unknown ids are passed over."""
        with self._reading() as connection:
            return results.headers(connection, report_ids)

    def listed(self, report_ids: Collection[str]) -> tuple[ListedReport, ...]:
        """Some reports as lists show them, by id; unknown ids are passed over."""
        with self._reading() as connection:
            return listings.some(connection, report_ids)

    def passage_spans(self, report_ids: Collection[str]) -> Mapping[str, tuple[Span, ...]]:
        """Where the passages of some reports stand, in text order; nothing for unknown ids."""
        with self._reading() as connection:
            return passages.of_reports(connection, report_ids)

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with explained(self._where), reading(self._connection):
            yield self._connection
