"""Full-text search over every passage, kept in step with the readings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import apsw

from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

_PLACE_BITS = 24  # up to 16.7 million passages in one report
_QUERY_CHARS = 2_000  # more of a query is not looked at
_QUERY_PARTS = 64
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no UTF-8 form, or the end of the text to SQLite
# Scripts written without spaces are indexed sign by sign, so that a word is found as a phrase.
_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_QUERY_PART = re.compile(r'"([^"]*)"|([^\s"]+)')


def add(connection: apsw.Connection, number: int, report: Report, reading: Reading) -> None:
    """Indexes the passages of report `number`."""
    first = number << _PLACE_BITS
    spans = [passage.span for passage in reading.passages]
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?)",
        [(first + place, span.start, span.end) for place, span in enumerate(spans)],
    )
    connection.executemany(
        "INSERT INTO passage_words (rowid, text) VALUES (?, ?)",
        [(first + place, searchable(span.of(report.text))) for place, span in enumerate(spans)],
    )


def drop(connection: apsw.Connection, number: int) -> None:
    """Takes the passages of report `number` out of the index."""
    bounds = (number << _PLACE_BITS, ((number + 1) << _PLACE_BITS) - 1)
    held = connection.execute("SELECT id FROM passages WHERE id BETWEEN ? AND ?", bounds).fetchall()
    connection.executemany("DELETE FROM passage_words WHERE rowid = ?", held)
    connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", bounds)


def search(
    connection: apsw.Connection, query: str, *, limit: int, offset: int = 0
) -> tuple[tuple[Citation, float], ...]:
    """Passages that hold every word of `query`, best first, with their BM25 score (greater is better).

    Words in double quotes must stand in that order. Case and diacritics do not count, no character has a
    meaning beyond that, and only the first 64 words of the first 2,000 characters are looked at.
    """
    expression = match_expression(query)
    if not expression or limit < 1:
        return ()
    rows = connection.execute(
        """
        SELECT reports.id, start, stop, score
        FROM (
            SELECT rowid AS passage, -rank AS score FROM passage_words WHERE passage_words MATCH ?
            ORDER BY rank LIMIT ? OFFSET ?
        )
        JOIN passages ON passages.id = passage
        JOIN reports ON number = passage >> ?
        ORDER BY score DESC, reports.id, start
        """,
        (expression, limit, offset, _PLACE_BITS),
    )
    return tuple((Citation(report, Span(start, stop)), score) for report, start, stop, score in rows)


def matches(connection: apsw.Connection, query: str, *, at_most: int) -> int:
    """How many passages hold every word of `query`, counted no further than `at_most`."""
    expression = match_expression(query)
    if not expression:
        return 0
    number: int = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT ?)",
        (expression, at_most),
    ).get
    return number


def newest(
    connection: apsw.Connection, query: str, *, limit: int, offset: int
) -> tuple[tuple[Citation, float], ...]:
    """Passages that hold every word of `query`, those added last first, without a score."""
    expression = match_expression(query)
    if not expression or limit < 1:
        return ()
    rows = connection.execute(
        """
        SELECT reports.id, start, stop
        FROM (
            SELECT rowid AS passage FROM passage_words WHERE passage_words MATCH ?
            ORDER BY rowid DESC LIMIT ? OFFSET ?
        )
        JOIN passages ON passages.id = passage
        JOIN reports ON number = passage >> ?
        ORDER BY passage DESC
        """,
        (expression, limit, offset, _PLACE_BITS),
    )
    return tuple((Citation(report, Span(start, stop)), 0.0) for report, start, stop in rows)


def search_any(
    connection: apsw.Connection, words: Sequence[str], *, limit: int
) -> tuple[tuple[str, int], ...]:
    """Passages that hold any of the words, as (report, index), best first; the cost grows with how common they are."""
    parts = (f'"{part}"' for word in words[:_QUERY_PARTS] if (part := _quotable(word)))
    expression = " OR ".join(parts)
    if not expression or limit < 1:
        return ()
    rows = connection.execute(
        """
        SELECT reports.id, passage & ?
        FROM (SELECT rowid AS passage, rank AS score FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT ?)
        JOIN reports ON number = passage >> ?
        ORDER BY score, reports.id, passage
        """,
        ((1 << _PLACE_BITS) - 1, expression, limit, _PLACE_BITS),
    )
    return tuple((report, index) for report, index in rows)


def spans(connection: apsw.Connection, places: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], Span]:
    """Where passages, given as (report, index), stand; what the desk does not hold is left out."""
    found = {}
    for report, index in places:
        row = connection.execute(
            "SELECT start, stop FROM reports JOIN passages ON passages.id = (number << ?) + ? WHERE reports.id = ?",
            (_PLACE_BITS, index, report),
        ).fetchone()
        if row is not None:
            found[report, index] = Span(*row)
    return found


def of_reports(connection: apsw.Connection, report_ids: Collection[str]) -> Mapping[str, tuple[Span, ...]]:
    """Where the passages of some reports stand, in text order; unknown ids are passed over."""
    found = {}
    for report_id in sorted(set(report_ids)):
        rows = connection.execute(
            """
            SELECT start, stop FROM reports
            JOIN passages ON passages.id BETWEEN number << ? AND (number + 1 << ?) - 1
            WHERE reports.id = ? ORDER BY passages.id
            """,
            (_PLACE_BITS, _PLACE_BITS, report_id),
        )
        found[report_id] = tuple(Span(*row) for row in rows)
    return found


def report_of(passage: str) -> str:
    """The SQL expression for the number of the report a passage is of; `passage` is one for the passage's id."""
    return f"({passage} >> {_PLACE_BITS})"


def searchable(text: str) -> str:
    """A copy of `text` that SQLite can hold and tokenise; never shown."""
    return _UNSPACED.sub(r" \1 ", _UNSTORABLE.sub(" ", text))


def _quotable(word: str) -> str:
    """A word as it may stand between quotes in an expression; "" where it has no letter or digit."""
    part = searchable(word[:_QUERY_CHARS].replace('"', " "))
    return part if any(char.isalnum() for char in part) else ""


def match_expression(query: str) -> str:
    """`query` as an FTS5 expression in which every part is a quoted string; "" when no word is in it."""
    return " ".join(f'"{part}"' for part in query_parts(query))


def query_parts(query: str) -> tuple[str, ...]:
    """The words of `query`, and what it quotes as one part each; none holds a quote mark, and none is without a letter."""
    found = _QUERY_PART.finditer(query[:_QUERY_CHARS])
    parts = (searchable(match[1] or match[2] or "") for match in found)
    return tuple(part for part in parts if any(char.isalnum() for char in part))[:_QUERY_PARTS]
