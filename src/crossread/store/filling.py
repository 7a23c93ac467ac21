"""Rows that are computed from others, made where an older Crossread or a newer layout left them out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import apsw

from crossread.domain.crossing import Story
from crossread.domain.judgements import Judgement
from crossread.errors import DeskError
from crossread.store import decisions, listings, questions, results, summaries
from crossread.store.codec import load
from crossread.store.connection import writing
from crossread.store.report_header import ReportHeader

_UNLISTED = "SELECT number, header FROM reports WHERE number NOT IN (SELECT number FROM listings)"
_UNTOLD = "SELECT id, value FROM stories WHERE id NOT IN (SELECT story FROM summaries)"
_UNASKED = "SELECT id, value FROM stories WHERE id NOT IN (SELECT story FROM questioned)"
_UNDECIDED = "SELECT id, value FROM judgements WHERE id NOT IN (SELECT judgement FROM decisions)"
_MISSING = (_UNLISTED, _UNTOLD, _UNASKED, _UNDECIDED)

_logger = logging.getLogger(__name__)


def fill(connection: apsw.Connection) -> None:
    """Lists every report and judgement, sums up every story and asks about it; nothing where nothing is missing.

    What is damaged stays out of the lists: `integrity` tells of it.
    """
    if not connection.execute(f"SELECT {' OR '.join(f'EXISTS ({one})' for one in _MISSING)}").get:
        return
    with writing(connection):
        _each(connection, _UNLISTED, lambda number, header: _list(connection, number, header))
        _each(connection, _UNTOLD, lambda _, value: _sum_up(connection, load(Story, value)))
        _each(connection, _UNASKED, lambda _, value: _ask(connection, load(Story, value)))
        _each(connection, _UNDECIDED, lambda _, value: decisions.write(connection, [load(Judgement, value)]))


def _each(connection: apsw.Connection, query: str, do: Callable[[Any, bytes], None]) -> None:
    rows: list[Any] = connection.execute(f"{query} ORDER BY 1").fetchall()
    for key, value in rows:
        try:
            do(key, value)
        except DeskError as error:
            _logger.warning("left out of the lists: %s", error)


def _list(connection: apsw.Connection, number: int, header: bytes) -> None:
    listings.write(connection, number, load(ReportHeader, header))


def _sum_up(connection: apsw.Connection, story: Story) -> None:
    summaries.write(connection, story, results.view(connection, story.id))


def _ask(connection: apsw.Connection, story: Story) -> None:
    questions.write(connection, story, results.view(connection, story.id))
