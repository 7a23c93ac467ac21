"""Comparisons of two reports, kept so that crossing a story again compares only what is new."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

import apsw

from crossread.store.links import ordered


def put(connection: apsw.Connection, a: str, b: str, *, layer: str, payload: bytes) -> None:
    """Keeps what comparing two reports, in either order, gave; in place of an earlier result of the layer."""
    connection.execute(
        """
        INSERT INTO pairs (a, b, layer, payload) VALUES (?, ?, ?, ?)
        ON CONFLICT (a, b, layer) DO UPDATE SET payload = excluded.payload
        """,
        (*ordered(a, b), layer, payload),
    )


def inside(
    connection: apsw.Connection, report_ids: Collection[str], *, layer: str
) -> Mapping[tuple[str, str], bytes]:
    """All kept comparisons between members of a set, by (smaller id, greater id)."""
    # The + keeps `b` out of the index search: each comparison of a member is then read once.
    rows = connection.execute(
        """
        SELECT a, b, payload FROM pairs
        WHERE a IN (SELECT value FROM json_each(?1)) AND +b IN (SELECT value FROM json_each(?1))
            AND layer = ?2
        ORDER BY a, b
        """,
        (json.dumps(sorted(report_ids)), layer),
    )
    return {(a, b): payload for a, b, payload in rows}


def drop(connection: apsw.Connection, report_id: str) -> None:
    """Forgets every comparison with a report, of every layer."""
    connection.execute("DELETE FROM pairs WHERE a = ?1 OR b = ?1", (report_id,))
