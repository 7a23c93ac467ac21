"""The rows by which reports are listed: day, outlet, language and title, beside the reports themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from crossread.store.codec import load
from crossread.store.report_header import ReportHeader
from crossread.store.selecting import Condition, begins_a_word, conditions
from crossread.store.summarising import Written, storable, written_as_stated
from crossread.text.names import fold_name

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are wanted; "" asks for nothing. `after` and `before` are ISO days, both inside.

    `story` is the id of the story they are in. `q` are beginnings of words that must all stand in the title or in the
    outlet's name.
    """

    q: str = ""
    outlet: str = ""
    language: str = ""
    after: str = ""
    before: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report of a list: `day` is the ISO day it was written, stated or worked out, "" where that is open."""

    header: ReportHeader
    day: str
    story: str | None


def write(connection: apsw.Connection, number: int, header: ReportHeader) -> None:
    """Lists a report, in place of how it was listed before."""
    written = written_as_stated(header.published)
    outlet = fold_name(header.outlet or "")
    row = (number, written.day, written.moment, outlet, storable(header.language), fold_name(header.title))
    connection.execute("INSERT OR REPLACE INTO listings VALUES (?, ?, ?, ?, ?, ?)", row)


def date(connection: apsw.Connection, written: Mapping[str, Written]) -> None:
    """Lists reports under the days on which their story says they were written."""
    connection.executemany(
        "UPDATE listings SET day = ?, moment = ? WHERE number = (SELECT number FROM reports WHERE id = ?)",
        [(written[report].day, written[report].moment, report) for report in sorted(written)],
    )


def total(connection: apsw.Connection, wanted: ReportFilter) -> int:
    """How many reports are wanted."""
    where, values = _where(wanted)
    number: int = connection.execute(f"SELECT count(*) FROM listings {where}", values).get  # noqa: S608
    return number


def page(
    connection: apsw.Connection, wanted: ReportFilter, *, offset: int, limit: int
) -> tuple[ListedReport, ...]:
    """Wanted reports, the newest first, undated ones last; of equals, the one added last first."""
    where, values = _where(wanted)
    rows: list[Any] = connection.execute(
        f"SELECT header, day, story FROM (SELECT number AS at, day, moment FROM listings {where} "  # noqa: S608
        "ORDER BY moment DESC, number DESC LIMIT ? OFFSET ?) JOIN reports ON number = at "
        "LEFT JOIN members ON report = id ORDER BY moment DESC, number DESC",
        (*values, limit, offset),
    ).fetchall()
    return tuple(ListedReport(load(ReportHeader, header), day, story) for header, day, story in rows)


def some(connection: apsw.Connection, report_ids: Collection[str]) -> tuple[ListedReport, ...]:
    """Some reports as lists show them, by id; unknown ids are passed over."""
    rows: list[Any] = connection.execute(
        "SELECT header, day, story FROM reports JOIN listings USING (number) LEFT JOIN members ON report = id "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(report_ids)),),
    ).fetchall()
    return tuple(ListedReport(load(ReportHeader, header), day, story) for header, day, story in rows)


def outlets(connection: apsw.Connection, *, limit: int) -> tuple[tuple[str, int], ...]:
    """The outlets with most reports, as shown, with how many; those of reports in no story are named as folded."""
    rows = connection.execute(
        "SELECT coalesce((SELECT min(shown) FROM facets WHERE kind = 'outlet' AND folded = outlet), outlet), n "
        "FROM (SELECT outlet, count(*) AS n FROM listings WHERE outlet > '' GROUP BY outlet "
        "ORDER BY n DESC, outlet LIMIT ?)",
        (limit,),
    )
    return tuple((shown, number) for shown, number in rows)


def languages(connection: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """The languages of reports, with how many are in each, the commonest first."""
    rows = connection.execute("SELECT language, count(*) AS n FROM listings GROUP BY 1 ORDER BY n DESC, 1")
    return tuple((language, number) for language, number in rows)


def _where(wanted: ReportFilter) -> Condition:
    found: list[Condition] = []
    if wanted.outlet:
        found.append(("outlet = ?", (fold_name(wanted.outlet),)))
    if wanted.language:
        found.append(("language = ?", (storable(wanted.language),)))
    if wanted.after:
        found.append(("day >= ?", (wanted.after,)))
    if wanted.before:
        found.append(("day <= ? AND day > ''", (wanted.before,)))
    if wanted.story:
        members = "SELECT number FROM members JOIN reports ON id = report WHERE story = ?"
        found.append((f"number IN ({members})", (wanted.story,)))
    words = fold_name(wanted.q).split()[:_MOST_WORDS]
    return conditions([*found, *(begins_a_word("title || ' ' || outlet", word) for word in words)])
