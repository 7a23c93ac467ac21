"""What users bring to a desk themselves: bytes under a kind and a name, such as a watch list or a gazetteer."""

from __future__ import annotations

from collections.abc import Mapping

import apsw

_ENCODING = ("utf-8", "surrogatepass")


def put(connection: apsw.Connection, kind: str, name: str, data: bytes) -> None:
    """Keeps `data`, in place of what stood under kind and name."""
    connection.execute(
        "INSERT INTO own_data VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data",
        (kind, name.encode(*_ENCODING), data),
    )


def drop(connection: apsw.Connection, kind: str, name: str) -> bool:
    """Forgets it; False when there was none."""
    connection.execute("DELETE FROM own_data WHERE kind = ? AND name = ?", (kind, name.encode(*_ENCODING)))
    return connection.changes() > 0


def of_kind(connection: apsw.Connection, kind: str) -> Mapping[str, bytes]:
    """All of one kind, by name."""
    rows = connection.execute("SELECT name, data FROM own_data WHERE kind = ? ORDER BY name", (kind,))
    return {bytes(name).decode(*_ENCODING): bytes(data) for name, data in rows}
