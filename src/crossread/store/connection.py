"""The connection beneath a desk: opening the file, its settings, transactions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from crossread.errors import DeskError

MEMORY = ":memory:"

_HEADER_BYTES = 100
_CACHE_KIB = 32_768
_LOG_PAGES = 4_000  # 16 MB: a longer log is folded into the desk; pages changed often are then copied once
_LOG_LIMIT_BYTES = 64_000_000  # a log that one long write made longer is cut back to this


def connect(path: str, *, create: bool, read_only: bool, busy_timeout_s: float) -> apsw.Connection:
    """A connection to the file at `path`; `create` makes a missing one, empty.

    Raises:
        DeskError: when there is no such file or folder, or the file cannot be opened.
    """
    if path == MEMORY:
        connection = apsw.Connection(MEMORY)
    else:
        file = _checked(path, create=create)
        connection = _open_to_read(file) if read_only else _open(file, "mode=rwc" if create else "mode=rw")
    connection.set_busy_timeout(round(busy_timeout_s * 1000))
    return connection


def prepare(connection: apsw.Connection) -> None:
    """Settings that last as long as the connection; the file must be known to be a desk."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA journal_size_limit = {_LOG_LIMIT_BYTES}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")


@contextmanager
def writing(connection: apsw.Connection) -> Iterator[None]:
    """All or nothing; inside another transaction, all or nothing of this part."""
    nested = connection.in_transaction
    connection.execute("SAVEPOINT part" if nested else "BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("RELEASE part" if nested else "COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have undone it already
            connection.execute("ROLLBACK TO part; RELEASE part" if nested else "ROLLBACK")
        raise


@contextmanager
def reading(connection: apsw.Connection) -> Iterator[None]:
    """Every query inside sees the desk at one moment, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _checked(path: str, *, create: bool) -> Path:
    if "\0" in path:
        raise DeskError(f"{path!r}: a file name cannot hold a NUL character; name another file with --desk")
    file = Path(os.path.abspath(path))
    if file.exists() and not file.is_file():
        kind = "a folder" if file.is_dir() else "no regular file"
        raise DeskError(f"{path}: this is {kind}, a desk is a file; name a file with --desk")
    if file.exists() and 0 < file.stat().st_size < _HEADER_BYTES:  # SQLite takes one byte for an empty file
        raise apsw.NotADBError("too short")
    if not file.parent.is_dir():
        raise DeskError(f"{path}: there is no folder {file.parent}; create it, or name another with --desk")
    if not create and not file.exists():
        raise DeskError(
            f"{path}: there is no desk here; add reports to make one, or name another with --desk"
        )
    return file


def _open_to_read(file: Path) -> apsw.Connection:
    connection = _open(file, "mode=ro")
    try:
        connection.pragma("user_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError, apsw.FullError):
        # The folder, or a full disk, refuses the log's index. Without a log the file alone is the whole desk.
        connection.close()
        log = file.with_name(file.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _open(file, "mode=ro&immutable=1")
    except apsw.Error:
        connection.close()
        raise
    return connection


def _open(file: Path, query: str) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    return apsw.Connection(f"{file.as_uri()}?{query}", flags=flags)
