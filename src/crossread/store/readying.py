"""From an open connection to a desk that can be used."""

from __future__ import annotations

import apsw

from crossread.errors import DeskError
from crossread.store.connection import prepare
from crossread.store.filling import fill
from crossread.store.migrate import check, is_new, migrate, migrations


def make_ready(connection: apsw.Connection, *, where: str, read_only: bool) -> None:
    """Checks first and writes after, so that a file of another application is never touched."""
    number = 0 if is_new(connection) else check(connection, where=where)
    if read_only and number < len(migrations()):
        raise DeskError(
            f"{where}: this desk has layout {number} and is opened for reading only, layout "
            f"{len(migrations())} is needed; open it once for writing to bring it up to date"
        )
    if not read_only and connection.readonly("main"):
        raise apsw.ReadOnlyError("the file is write-protected")
    if not read_only:
        connection.pragma("journal_mode", "wal")
    prepare(connection)
    if not read_only:
        migrate(connection, where=where)
        fill(connection)
