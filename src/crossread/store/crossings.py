"""What crossing found, story by story: a story is written with all that hangs on it, and goes with it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

import apsw

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.desk import StoryView
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.store import questions, summaries
from crossread.store.codec import dump, load


def replace(
    connection: apsw.Connection,
    *,
    retire: Collection[str],
    stories: Collection[Story],
    lineages: Iterable[Lineage],
    claims: Iterable[Claim],
    discrepancies: Iterable[Discrepancy],
    entities: Iterable[Entity],
    events: Iterable[Event],
) -> None:
    """Removes the retired stories, and those written anew, with all their results; writes the new ones.

    A report whose story goes without another taking it in waits for crossing again.
    """
    gone = [(story,) for story in sorted({*retire, *(story.id for story in stories)})]
    connection.executemany("INSERT OR IGNORE INTO uncrossed SELECT report FROM members WHERE story = ?", gone)
    connection.executemany("DELETE FROM stories WHERE id = ?", gone)
    connection.executemany(
        "INSERT INTO stories VALUES (?, ?)", [(story.id, dump(story)) for story in stories]
    )
    members = [(report, story.id) for story in stories for report in story.reports]
    connection.executemany("INSERT INTO members VALUES (?, ?)", members)
    connection.executemany("DELETE FROM uncrossed WHERE report = ?", [(report,) for report, _ in members])
    found = StoryView(tuple(lineages), tuple(claims), tuple(discrepancies), tuple(entities), tuple(events))
    for table, rows in (
        ("lineages", _rows(found.lineages)),
        ("claims", _rows(found.claims)),
        ("discrepancies", _rows(found.discrepancies)),
        ("entities", _rows(found.entities)),
        ("events", _rows(found.events)),
    ):
        connection.executemany(f"INSERT INTO {table} (story, id, value) VALUES (?, ?, ?)", rows)  # noqa: S608
    for story in stories:
        view = _of(story, found)
        summaries.write(connection, story, view)
        questions.write(connection, story, view)


def mark_uncrossed(connection: apsw.Connection, report_id: str) -> None:
    """Says that a report is new or changed, so that its story is to be crossed."""
    connection.execute("INSERT OR IGNORE INTO uncrossed VALUES (?)", (report_id,))


def mark_all_uncrossed(connection: apsw.Connection) -> None:
    """Says that every story is to be crossed again."""
    connection.execute("INSERT OR IGNORE INTO uncrossed SELECT report FROM members")


def settle(connection: apsw.Connection, report_ids: Collection[str]) -> None:
    """Says that reports without a story wait for none: they were not measured."""
    connection.executemany("DELETE FROM uncrossed WHERE report = ?", [(report,) for report in report_ids])


def uncrossed(connection: apsw.Connection) -> tuple[str, ...]:
    """Ids of the reports that were added, changed or left without a story since crossing last, sorted."""
    return tuple(report for (report,) in connection.execute("SELECT report FROM uncrossed ORDER BY report"))


def story_of(connection: apsw.Connection, report_id: str) -> str | None:
    """The id of the story a report belongs to; None when it was not measured."""
    story: str | None = connection.execute("SELECT story FROM members WHERE report = ?", (report_id,)).get
    return story


def stories_of(connection: apsw.Connection, report_ids: Collection[str]) -> set[str]:
    """The ids of the stories any of the reports belong to."""
    rows = connection.execute(
        "SELECT DISTINCT story FROM members WHERE report IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(report_ids)),),
    )
    return {story for (story,) in rows}


def _rows(results: Iterable[Lineage | Claim | Discrepancy | Entity | Event]) -> list[tuple[str, str, bytes]]:
    return [(result.story, result.id, dump(result)) for result in results]


def _of(story: Story, found: StoryView) -> StoryView:
    return StoryView(
        lineages=tuple(x for x in found.lineages if x.story == story.id),
        claims=tuple(x for x in found.claims if x.story == story.id),
        discrepancies=tuple(x for x in found.discrepancies if x.story == story.id),
        entities=tuple(x for x in found.entities if x.story == story.id),
        events=tuple(x for x in found.events if x.story == story.id),
    )


def accounts_of(
    connection: apsw.Connection, report_ids: Collection[str]
) -> tuple[tuple[Story, ...], tuple[Lineage, ...]]:
    """The stories of some reports and all lineages of those stories, by id."""
    wanted = json.dumps(sorted(stories_of(connection, report_ids)))
    stories = connection.execute(
        "SELECT value FROM stories WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    told = [load(Story, value) for (value,) in stories]
    rows = connection.execute(
        "SELECT value FROM lineages WHERE story IN (SELECT value FROM json_each(?))", (wanted,)
    )
    lineages = [load(Lineage, value) for (value,) in rows]
    return tuple(sorted(told, key=lambda s: s.id)), tuple(sorted(lineages, key=lambda x: x.id))
