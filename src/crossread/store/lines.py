"""Hashes of the lines of each report by outlet: how page furniture is known by its repetition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import apsw

_TWO_64 = 1 << 64
_TWO_63 = 1 << 63


def put(connection: apsw.Connection, report_id: str, outlet: str, hashes: Sequence[int]) -> None:
    """Keeps the line hashes of a report (64 bits, signed or not), in place of earlier ones."""
    name = _stored(outlet)
    connection.execute("DELETE FROM lines WHERE report = ?", (report_id,))
    connection.executemany(
        "INSERT INTO lines (outlet, hash, report) VALUES (?, ?, ?)",
        [(name, line, report_id) for line in sorted({_signed(h) for h in hashes})],
    )


def sharing(
    connection: apsw.Connection, outlet: str, hashes: Sequence[int], *, at_most: int | None = None
) -> Mapping[int, tuple[str, ...]]:
    """Reports of the outlet with each of the lines, by id; lines that none has are left out.

    `at_most` reports a line keep the cost independent of how often the outlet repeats it.
    """
    name = _stored(outlet)
    limit = -1 if at_most is None else at_most
    found: dict[int, tuple[str, ...]] = {}
    for line in hashes:
        rows = connection.execute(
            "SELECT report FROM lines WHERE outlet = ? AND hash = ? ORDER BY report LIMIT ?",
            (name, _signed(line), limit),
        )
        if reports := tuple(report for (report,) in rows):
            found[line] = reports
    return found


def _stored(outlet: str) -> bytes:
    return outlet.encode("utf-8", "surrogatepass")


def _signed(line: int) -> int:
    if not -_TWO_63 <= line < _TWO_64:
        raise ValueError(f"line hash {line} has more than 64 bits")
    return line - _TWO_64 if line >= _TWO_63 else line
