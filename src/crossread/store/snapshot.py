"""The desk as one value: all of it, or some stories with their reports."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import apsw

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.store.codec import load

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Queries:
    """One query for each part of a desk."""

    reports: str
    readings: str
    stories: str
    lineages: str
    claims: str
    discrepancies: str
    entities: str
    events: str
    judgements: str


_EVERYTHING = _Queries(
    reports="SELECT report FROM contents",
    readings="SELECT reading FROM contents",
    stories="SELECT value FROM stories",
    lineages="SELECT value FROM lineages",
    claims="SELECT value FROM claims",
    discrepancies="SELECT value FROM discrepancies",
    entities="SELECT value FROM entities",
    events="SELECT value FROM events",
    judgements="SELECT value FROM judgements",
)
_OF_STORIES = _Queries(
    reports="""
        SELECT contents.report FROM json_each(?) JOIN members ON story = value
        JOIN reports ON reports.id = members.report JOIN contents USING (number)
    """,
    readings="""
        SELECT reading FROM json_each(?) JOIN members ON story = value
        JOIN reports ON reports.id = members.report JOIN contents USING (number)
    """,
    stories="SELECT value FROM stories WHERE id IN (SELECT value FROM json_each(?))",
    lineages="SELECT value FROM lineages WHERE story IN (SELECT value FROM json_each(?))",
    claims="SELECT value FROM claims WHERE story IN (SELECT value FROM json_each(?))",
    discrepancies="SELECT value FROM discrepancies WHERE story IN (SELECT value FROM json_each(?))",
    entities="SELECT value FROM entities WHERE story IN (SELECT value FROM json_each(?))",
    events="SELECT value FROM events WHERE story IN (SELECT value FROM json_each(?))",
    judgements="SELECT value FROM judgements WHERE ? IS NOT NULL",
)
_COUNTS = """
    SELECT 'reports', count(*) FROM reports
    UNION ALL SELECT 'passages', count(*) FROM passages
    UNION ALL SELECT 'stories', count(*) FROM stories
    UNION ALL SELECT 'lineages', count(*) FROM lineages
    UNION ALL SELECT 'claims', count(*) FROM claims
    UNION ALL SELECT 'discrepancies', count(*) FROM discrepancies
    UNION ALL SELECT 'entities', count(*) FROM entities
    UNION ALL SELECT 'events', count(*) FROM events
    UNION ALL SELECT 'judgements', count(*) FROM judgements
    UNION ALL SELECT 'links', count(*) FROM links
    UNION ALL SELECT 'pairs', count(*) FROM pairs
"""


def everything(connection: apsw.Connection) -> Desk:
    """All the desk holds."""
    return _desk(connection, _EVERYTHING)


def of_stories(connection: apsw.Connection, story_ids: Collection[str]) -> Desk:
    """Those stories, their results, and the reports in them; unknown ids are passed over."""
    return _desk(connection, _OF_STORIES, json.dumps(sorted(set(story_ids))))


def counts(connection: apsw.Connection) -> Mapping[str, int]:
    """How many of each thing the desk holds."""
    rows: list[Any] = connection.execute(_COUNTS).fetchall()
    return dict(rows)


def _desk(connection: apsw.Connection, queries: _Queries, *bindings: str) -> Desk:
    """In the order that docs/desk-file.md gives under "Order"."""

    def values(kind: type[Value], query: str) -> list[Value]:
        return [load(kind, data) for (data,) in connection.execute(query, bindings)]

    reports = values(Report, queries.reports)
    readings = values(Reading, queries.readings)
    stories = values(Story, queries.stories)
    lineages = values(Lineage, queries.lineages)
    claims = values(Claim, queries.claims)
    discrepancies = values(Discrepancy, queries.discrepancies)
    entities = values(Entity, queries.entities)
    events = values(Event, queries.events)
    judgements = values(Judgement, queries.judgements)
    return Desk(
        reports=tuple(sorted(reports, key=lambda report: report.id)),
        readings=tuple(sorted(readings, key=lambda reading: reading.report)),
        stories=tuple(sorted(stories, key=lambda story: (-len(story.reports), story.id))),
        lineages=tuple(sorted(lineages, key=lambda lineage: (lineage.story, lineage.id))),
        claims=tuple(sorted(claims, key=lambda c: (c.story, -c.lineages, -c.origins, -c.reports, c.id))),
        discrepancies=tuple(sorted(discrepancies, key=lambda d: (d.story, d.kind, d.id))),
        entities=tuple(sorted(entities, key=lambda e: (e.story, -len(e.members), -len(e.mentions), e.id))),
        events=tuple(sorted(events, key=lambda e: (e.story, -len(e.mentions), e.id))),
        judgements=tuple(sorted(judgements, key=lambda j: (j.at, j.id))),
    )
