"""Reports and their readings, each kept whole, with a light header beside it."""

from __future__ import annotations

import apsw

from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.errors import DeskError
from crossread.store import crossings, listings, pairs, passages, vectors
from crossread.store.codec import dump, load
from crossread.store.report_header import ReportHeader


def has(connection: apsw.Connection, report_id: str) -> bool:
    """Whether the desk holds that report."""
    return _number(connection, report_id) is not None


def add(connection: apsw.Connection, report: Report, reading: Reading) -> bool:
    """Keeps a report; one the desk holds already is left as it is, and False is returned.

    Raises:
        DeskError: when the desk holds another text under the same id.
    """
    _check_belongs(report, reading)
    if has(connection, report.id):
        _check_same_text(get(connection, report.id), report)
        return False
    connection.execute("INSERT INTO reports (id, header) VALUES (?, ?)", (report.id, dump(_header(report))))
    number = connection.last_insert_rowid()
    connection.execute("INSERT INTO contents VALUES (?, ?, ?)", (number, dump(report), dump(reading)))
    listings.write(connection, number, _header(report))
    passages.add(connection, number, report, reading)
    crossings.mark_uncrossed(connection, report.id)
    return True


def replace(connection: apsw.Connection, report: Report, reading: Reading) -> bool:
    """Keeps another view of a held report (its furniture was found anew); False when it is the same.

    Comparisons with other reports are forgotten, and where the passages differ their vectors too; ties
    stay. The report's story waits for crossing again.

    Raises:
        KeyError: when the desk holds no such report.
        DeskError: when the text differs, which under one id it never may.
    """
    _check_belongs(report, reading)
    number = _known(connection, report.id)
    old_report, old_reading = get(connection, report.id), get_reading(connection, report.id)
    _check_same_text(old_report, report)
    if (dump(old_report), dump(old_reading)) == (dump(report), dump(reading)):
        return False
    connection.execute("UPDATE reports SET header = ? WHERE number = ?", (dump(_header(report)), number))
    connection.execute(
        "UPDATE contents SET report = ?, reading = ? WHERE number = ?", (dump(report), dump(reading), number)
    )
    listings.write(connection, number, _header(report))
    pairs.drop(connection, report.id)
    crossings.mark_uncrossed(connection, report.id)
    if old_reading.passages != reading.passages:
        vectors.drop(connection, report.id)
        passages.drop(connection, number)
        passages.add(connection, number, report, reading)
    return True


def get(connection: apsw.Connection, report_id: str) -> Report:
    """The report of that id.

    Raises:
        KeyError: when the desk holds no such report.
    """
    number = _known(connection, report_id)
    return load(Report, connection.execute("SELECT report FROM contents WHERE number = ?", (number,)).get)


def get_reading(connection: apsw.Connection, report_id: str) -> Reading:
    """The layers on that report.

    Raises:
        KeyError: when the desk holds no such report.
    """
    number = _known(connection, report_id)
    return load(Reading, connection.execute("SELECT reading FROM contents WHERE number = ?", (number,)).get)


def ids(connection: apsw.Connection) -> tuple[str, ...]:
    """Ids of all reports, sorted."""
    return tuple(report_id for (report_id,) in connection.execute("SELECT id FROM reports ORDER BY id"))


def headers(connection: apsw.Connection) -> tuple[ReportHeader, ...]:
    """Headers of all reports, by id."""
    rows = connection.execute("SELECT header FROM reports ORDER BY id")
    return tuple(load(ReportHeader, header) for (header,) in rows)


def _header(report: Report) -> ReportHeader:
    return ReportHeader(
        id=report.id,
        title=report.title,
        language=report.language,
        path=report.path,
        url=report.url,
        outlet=report.outlet,
        published=report.published,
        text_chars=len(report.text),
    )


def _number(connection: apsw.Connection, report_id: str) -> int | None:
    number: int | None = connection.execute("SELECT number FROM reports WHERE id = ?", (report_id,)).get
    return number


def _known(connection: apsw.Connection, report_id: str) -> int:
    number = _number(connection, report_id)
    if number is None:
        raise KeyError(report_id)
    return number


def _check_belongs(report: Report, reading: Reading) -> None:
    if reading.report != report.id:
        raise ValueError(f"the reading is of report {reading.report}, not of {report.id}")


def _check_same_text(held: Report, given: Report) -> None:
    if held.text != given.text:
        raise DeskError(
            f"{given.id}: the desk holds another text under this id; nothing was changed. "
            "Keep the second report in a desk of its own"
        )
