"""What people decided: rows that no crossing touches, each written once and never changed."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from crossread.domain.judgements import Judgement
from crossread.store.codec import dump, load


def add(connection: apsw.Connection, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Keeps judgements; the ids of those that were not there, sorted."""
    added = []
    for one in sorted(judgements, key=lambda one: one.id):
        connection.execute("INSERT OR IGNORE INTO judgements (id, value) VALUES (?, ?)", (one.id, dump(one)))
        if connection.changes():
            added.append(one.id)
    return tuple(added)


def everything(connection: apsw.Connection) -> tuple[Judgement, ...]:
    """All of them, the oldest first."""
    rows = connection.execute("SELECT value FROM judgements")
    return tuple(sorted((load(Judgement, value) for (value,) in rows), key=lambda one: (one.at, one.id)))
