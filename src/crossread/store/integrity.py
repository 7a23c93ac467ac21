"""What is wrong with a desk file, in words: nothing, unless a disk or another program damaged it."""

from __future__ import annotations

import apsw

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement
from crossread.domain.questions import Question
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.summaries import StorySummary
from crossread.errors import DeskError
from crossread.store.codec import load
from crossread.store.connection import writing
from crossread.store.report_header import ReportHeader

_STORED: tuple[tuple[type[object], str], ...] = (
    (ReportHeader, "SELECT header FROM reports"),
    (Report, "SELECT report FROM contents"),
    (Reading, "SELECT reading FROM contents"),
    (Story, "SELECT value FROM stories"),
    (Lineage, "SELECT value FROM lineages"),
    (Claim, "SELECT value FROM claims"),
    (Discrepancy, "SELECT value FROM discrepancies"),
    (Entity, "SELECT value FROM entities"),
    (Event, "SELECT value FROM events"),
    (Judgement, "SELECT value FROM judgements"),
    (StorySummary, "SELECT value FROM summaries"),
    (Question, "SELECT value FROM questions"),
)


def problems(connection: apsw.Connection) -> list[str]:
    """Everything found wrong; empty when the desk is sound. Reads the whole file."""
    return [*_pages(connection), *_references(connection), *_search(connection), *_stored(connection)]


def _pages(connection: apsw.Connection) -> list[str]:
    try:
        return [str(line) for (line,) in connection.execute("PRAGMA quick_check") if line != "ok"]
    except apsw.CorruptError as error:
        return [f"file: {error}"]


def _references(connection: apsw.Connection) -> list[str]:
    try:
        rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    except apsw.CorruptError as error:
        return [f"references: {error}"]
    return [
        f"{table}: row {row} refers to a row of {parent} that is not there" for table, row, parent, _ in rows
    ]


def _search(connection: apsw.Connection) -> list[str]:
    if connection.readonly("main"):  # the check is spelled as a write
        return []
    try:
        with writing(connection):
            connection.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")
    except apsw.CorruptError as error:
        return [f"search index: {error}"]
    return []


def _stored(connection: apsw.Connection) -> list[str]:
    found: list[str] = []
    for kind, query in _STORED:
        try:
            for (data,) in connection.execute(query):
                try:
                    load(kind, data)
                except DeskError as error:
                    found.append(str(error))
        except apsw.CorruptError as error:
            found.append(f"{kind.__name__}: {error}")
    return found
