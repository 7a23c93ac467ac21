"""Which reports speak of one happening, as a graph: ties between two reports, and what they connect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import apsw

# Walks the ties outwards from one report; visits nothing outside its component.
_REACHED = """
WITH RECURSIVE reached (id) AS (
    SELECT ?
    UNION SELECT b FROM links JOIN reached ON a = reached.id
    UNION SELECT a FROM links JOIN reached ON b = reached.id
)
SELECT id FROM reached
"""


def put(connection: apsw.Connection, links: Iterable[tuple[str, str, float]]) -> None:
    """Ties pairs of reports, in either order, each with a weight; a tie known already gets the new weight.

    Raises:
        ValueError: when a report is tied to itself.
    """
    connection.executemany(
        "INSERT INTO links VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET weight = excluded.weight",
        [(*ordered(one, other), float(weight)) for one, other, weight in links],
    )


def drop(connection: apsw.Connection, report_id: str) -> None:
    """Unties a report from all others."""
    connection.execute("DELETE FROM links WHERE a = ?1 OR b = ?1", (report_id,))


def linked(connection: apsw.Connection, report_id: str) -> Mapping[str, float]:
    """Reports tied to one, with the weights, by id."""
    rows = connection.execute(
        "SELECT b AS other, weight FROM links WHERE a = ?1 "
        "UNION ALL SELECT a, weight FROM links WHERE b = ?1 ORDER BY other",
        (report_id,),
    )
    return dict(rows)


def components(connection: apsw.Connection, report_ids: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The connected components the reports lie in, by smallest id; an untied report is one by itself."""
    found: list[frozenset[str]] = []
    seen: set[str] = set()
    for report_id in sorted(set(report_ids)):
        if report_id not in seen:
            component = frozenset(reached for (reached,) in connection.execute(_REACHED, (report_id,)))
            seen |= component
            found.append(component)
    return tuple(sorted(found, key=min))


def ordered(one: str, other: str) -> tuple[str, str]:
    """Two report ids, smaller first.

    Raises:
        ValueError: when they are the same.
    """
    if one == other:
        raise ValueError(f"report {one} cannot be paired with itself")
    return (one, other) if one < other else (other, one)
