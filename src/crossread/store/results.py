"""Results of one story, one kind at a time, without its reports."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

import apsw

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.desk import StoryView
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.store.codec import load
from crossread.store.report_header import ReportHeader

Result = TypeVar("Result", Lineage, Claim, Discrepancy, Entity, Event)

_TABLES: dict[type[object], str] = {
    Lineage: "lineages",
    Claim: "claims",
    Discrepancy: "discrepancies",
    Entity: "entities",
    Event: "events",
}


def story(connection: apsw.Connection, story_id: str) -> Story:
    """The story of that id.

    Raises:
        KeyError: when the desk holds no such story.
    """
    value = connection.execute("SELECT value FROM stories WHERE id = ?", (story_id,)).get
    if value is None:
        raise KeyError(f"this desk holds no story {story_id}")
    return load(Story, value)


def of_story(
    connection: apsw.Connection, kind: type[Result], story_id: str, only: Collection[str] | None = None
) -> tuple[Result, ...]:
    """The results of a kind in a story, or those of some ids, by id."""
    query = f"SELECT value FROM {_TABLES[kind]} WHERE story = ?"  # noqa: S608
    bindings = [story_id]
    if only is not None:
        query += " AND id IN (SELECT value FROM json_each(?))"
        bindings.append(json.dumps(sorted(only)))
    rows = connection.execute(f"{query} ORDER BY id", bindings)
    return tuple(load(kind, value) for (value,) in rows)


def view(connection: apsw.Connection, story_id: str) -> StoryView:
    """All results of a story."""
    return StoryView(
        lineages=of_story(connection, Lineage, story_id),
        claims=of_story(connection, Claim, story_id),
        discrepancies=of_story(connection, Discrepancy, story_id),
        entities=of_story(connection, Entity, story_id),
        events=of_story(connection, Event, story_id),
    )


def all_members(connection: apsw.Connection) -> Mapping[str, tuple[str, ...]]:
    """Ids of the reports of every story, sorted, by the story's id."""
    found: dict[str, list[str]] = {}
    rows: list[Any] = connection.execute(
        "SELECT story, report FROM members ORDER BY story, report"
    ).fetchall()
    for story_id, report in rows:
        found.setdefault(story_id, []).append(report)
    return {story_id: tuple(reports) for story_id, reports in found.items()}


def members(connection: apsw.Connection, story_id: str) -> tuple[str, ...]:
    """Ids of a story's reports, sorted."""
    rows = connection.execute("SELECT report FROM members WHERE story = ? ORDER BY report", (story_id,))
    return tuple(report for (report,) in rows)


def numbered_headers(connection: apsw.Connection, story_id: str) -> list[tuple[int, ReportHeader]]:
    """Headers of a story's reports with the numbers in which they were added, by id."""
    rows = connection.execute(
        "SELECT number, header FROM members JOIN reports ON id = report WHERE story = ? ORDER BY id",
        (story_id,),
    )
    return [(number, load(ReportHeader, header)) for number, header in rows]


def headers(connection: apsw.Connection, report_ids: Collection[str]) -> tuple[ReportHeader, ...]:
    """Headers of some reports, by id; unknown ids are passed over."""
    rows = connection.execute(
        "SELECT header FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(report_ids)),),
    )
    return tuple(load(ReportHeader, header) for (header,) in rows)
