"""One row a story with what lists show and order by, and the values by which stories are filtered."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import apsw

from crossread.domain.crossing import Story
from crossread.domain.desk import StoryView
from crossread.domain.summaries import StorySummary
from crossread.store import listings, results
from crossread.store.codec import dump, load
from crossread.store.passages import query_parts, report_of
from crossread.store.selecting import Condition, begins_a_word, conditions
from crossread.store.summarising import facets, iso_day, summarise, when_written
from crossread.text.names import fold_name

_VERSION_BYTES = 10
_MOST_WORDS = 8
_PREFIX_CHARS = 3  # shorter beginnings of words stand in nearly every passage
_DIGESTED = (
    "SELECT value FROM stories WHERE id = ?",
    "SELECT value FROM lineages WHERE story = ? ORDER BY id",
    "SELECT value FROM claims WHERE story = ? ORDER BY id",
    "SELECT value FROM discrepancies WHERE story = ? ORDER BY id",
    "SELECT value FROM entities WHERE story = ? ORDER BY id",
    "SELECT value FROM events WHERE story = ? ORDER BY id",
    "SELECT contents.report, reading FROM members JOIN reports ON id = members.report JOIN contents USING (number) "
    "WHERE story = ? ORDER BY id",
)


class StorySort(StrEnum):
    """Orders of a list of stories."""

    NEWEST = "newest"
    ADDED = "added"
    ACCOUNTS = "accounts"
    TITLE = "title"


_ORDERS = {
    StorySort.NEWEST: "moved DESC, added DESC, story",
    StorySort.ADDED: "added DESC, story",
    StorySort.ACCOUNTS: "lineages DESC, reports DESC, moved DESC, story",
    StorySort.TITLE: "title, story",
}


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories are wanted; "" asks for nothing. `after` and `before` are ISO days, both inside.

    `q` are words, or the beginnings of some, that all stand somewhere in the story: in its title or in passages of its
    reports. The others are values of facets, compared without case and accents; `kind` is a kind of discrepancy.
    """

    q: str = ""
    after: str = ""
    before: str = ""
    place: str = ""
    outlet: str = ""
    origin: str = ""
    status: str = ""
    kind: str = ""


def write(connection: apsw.Connection, story: Story, view: StoryView) -> None:
    """Sums up a story whose rows stand already, in place of what was said of it before."""
    numbered = results.numbered_headers(connection, story.id)
    headers = [header for _, header in numbered]
    listings.date(connection, when_written(story, headers))
    summary = summarise(story, view, headers)
    known = [day for day, _ in summary.days]
    row = (
        story.id,
        summary.moved,
        min((iso_day(story.first), *known), key=lambda day: (not day, day)),
        max((iso_day(story.last), *known)),
        max((number for number, _ in numbered), default=0),
        summary.reports,
        summary.outlets,
        summary.lineages,
        summary.origins,
        fold_name(story.title),
        _digest(connection, story.id),
        dump(summary),
    )
    connection.execute("DELETE FROM facets WHERE story = ?", (story.id,))
    connection.execute(f"INSERT OR REPLACE INTO summaries VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
    connection.executemany(
        "INSERT INTO facets (kind, folded, story, shown) VALUES (?, ?, ?, ?)",
        [(f.kind, f.folded, story.id, f.shown) for f in facets(story, view, headers)],
    )


def get(connection: apsw.Connection, story_id: str) -> StorySummary:
    """The summary of that story.

    Raises:
        KeyError: when the desk holds no such story.
    """
    value = connection.execute("SELECT value FROM summaries WHERE story = ?", (story_id,)).get
    if value is None:
        raise KeyError(f"this desk holds no story {story_id}")
    return load(StorySummary, value)


def some(connection: apsw.Connection, story_ids: Collection[str]) -> Mapping[str, StorySummary]:
    """Summaries of some stories by id; unknown ids are passed over."""
    rows: list[Any] = connection.execute(
        "SELECT story, value FROM summaries WHERE story IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(story_ids)),),
    ).fetchall()
    return {story: load(StorySummary, value) for story, value in rows}


def version(connection: apsw.Connection, story_id: str) -> str:
    """A digest of all the desk holds of a story, its reports included.

    Raises:
        KeyError: when the desk holds no such story.
    """
    found: str | None = connection.execute("SELECT version FROM summaries WHERE story = ?", (story_id,)).get
    if found is None:
        raise KeyError(f"this desk holds no story {story_id}")
    return found


def page(
    connection: apsw.Connection, wanted: StoryFilter, *, sort: StorySort, offset: int, limit: int
) -> tuple[int, tuple[StorySummary, ...]]:
    """How many stories are wanted, and some of them in an order."""
    where, values = _where(wanted)
    chosen = ""
    if where:  # found once, then counted and ordered; without a filter an index has the order
        chosen = f"WITH chosen AS MATERIALIZED (SELECT story AS id FROM summaries {where})"  # noqa: S608
        where = "WHERE story IN chosen"
    counted = f"SELECT count(*) FROM {'chosen' if chosen else 'summaries'}"  # noqa: S608
    rows: list[Any] = connection.execute(
        f"{chosen} SELECT ({counted}), value FROM summaries {where} "  # noqa: S608
        f"ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    if not rows:
        return connection.execute(f"{chosen} {counted}", values).get, ()
    return rows[0][0], tuple(load(StorySummary, value) for _, value in rows)


def facet_values(connection: apsw.Connection, kind: str, *, limit: int) -> tuple[tuple[str, int], ...]:
    """The commonest values of one kind of facet, as shown, with how many stories have each."""
    rows = connection.execute(
        "SELECT min(shown), count(*) AS n FROM facets WHERE kind = ? GROUP BY folded ORDER BY n DESC, folded LIMIT ?",
        (kind, limit),
    )
    return tuple((shown, number) for shown, number in rows)


def _where(wanted: StoryFilter) -> Condition:
    chosen = (
        ("outlet", wanted.outlet),
        ("place", wanted.place),
        ("origin", wanted.origin),
        ("status", wanted.status),
        ("discrepancy", wanted.kind),
    )
    found: list[Condition] = [
        ("story IN (SELECT story FROM facets WHERE kind = ? AND folded = ?)", (kind, fold_name(value)))
        for kind, value in chosen
        if value
    ]
    if wanted.after:
        found.append(("last >= ?", (wanted.after,)))
    if wanted.before:
        found.append(("first <= ? AND first > ''", (wanted.before,)))
    return conditions([*found, *(_tells(part) for part in query_parts(wanted.q)[:_MOST_WORDS])])


def _tells(words: str) -> Condition:
    """That the words, or a word that begins so, stand in the title or in a passage."""
    expression = f'"{words}"' + ("*" if len(words) >= _PREFIX_CHARS else "")
    told = (
        "story IN (SELECT story FROM members JOIN reports ON id = report WHERE number IN "  # noqa: S608
        f"(SELECT {report_of('rowid')} FROM passage_words WHERE passage_words MATCH ?))"
    )
    folded = fold_name(words)
    if not folded:
        return told, (expression,)
    titled, pattern = begins_a_word("title", folded)
    return f"{titled} OR {told}", (*pattern, expression)


def _digest(connection: apsw.Connection, story_id: str) -> str:
    digest = blake2b(digest_size=_VERSION_BYTES)
    for query in _DIGESTED:
        for row in connection.execute(query, (story_id,)):
            for value in row:
                digest.update(len(value).to_bytes(8, "big"))
                digest.update(value)
        digest.update(b"\xff" * 8)  # no length: ends what one query gave
    return digest.hexdigest()
