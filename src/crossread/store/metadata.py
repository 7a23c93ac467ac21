"""What the desk notes about itself: words under a key, such as who made it and with which settings."""

from __future__ import annotations

import apsw

_ENCODING = ("utf-8", "surrogatepass")


def get(connection: apsw.Connection, key: str) -> str | None:
    """What stands under `key`; None when nothing does."""
    value = connection.execute("SELECT value FROM metadata WHERE key = ?", (key,)).get
    return None if value is None else bytes(value).decode(*_ENCODING)


def put(connection: apsw.Connection, key: str, value: str) -> None:
    """Writes `value` under `key`, in place of what stood there."""
    connection.execute(
        "INSERT INTO metadata (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, value.encode(*_ENCODING)),
    )
