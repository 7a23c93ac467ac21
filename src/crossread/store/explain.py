"""Errors of the database driver in the user's words: what happened, whether anything is lost, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from crossread.errors import DeskError

_NO_ROOM = (
    "the disk is full, or refuses to write (a quota, a limit on file size, a failing disk); "
    "the desk is unharmed, this write was undone: make room and repeat"
)
_NO_READ = "the disk cannot be read; copy the desk to another disk and try again there"
_WRITE_ERRORS = {
    apsw.SQLITE_IOERR_WRITE,
    apsw.SQLITE_IOERR_FSYNC,
    apsw.SQLITE_IOERR_DIR_FSYNC,
    apsw.SQLITE_IOERR_TRUNCATE,
    apsw.SQLITE_IOERR_SHMSIZE,
    apsw.SQLITE_IOERR_SHMOPEN,
    apsw.SQLITE_IOERR_SHMMAP,
}
_EXPLANATIONS: dict[type[apsw.Error], str] = {
    apsw.FullError: _NO_ROOM,
    apsw.BusyError: "another process is writing to this desk; wait for it to end and repeat",
    apsw.NotADBError: "this file is not a desk; name another file with --desk",
    apsw.CorruptError: ("this desk is damaged; restore it from a copy, or read the reports into a new desk"),
    apsw.ReadOnlyError: (
        "this desk cannot be written to; check that it was not opened for reading only, "
        "and that you may write to the file and its folder"
    ),
    apsw.CantOpenError: ("this desk cannot be opened; check that you may read it, and write to its folder"),
    apsw.ConstraintError: "this does not fit what the desk holds, and nothing was changed",
    apsw.TooBigError: "one value is larger than a desk can hold (1 GB), and nothing was changed",
}


@contextmanager
def driver_explained(where: str) -> Iterator[None]:
    """Turns errors of the driver into a DeskError that names the desk; the caller's own pass through."""
    try:
        yield
    except apsw.Error as error:
        raise DeskError(f"{where}: {_explanation(error)} ({error})") from error


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turns errors of the driver, the file system and unwritable ids into a DeskError that names the desk."""
    try:
        with driver_explained(where):
            yield
    except OSError as error:
        raise DeskError(
            f"{where}: the file cannot be reached ({error}); check the path and your rights"
        ) from error
    except UnicodeEncodeError as error:
        raise DeskError(
            f"{where}: {error.object!r} cannot name anything in a desk; ids and layers are of characters "
            "that UTF-8 can write"
        ) from error


def _explanation(error: apsw.Error) -> str:
    if isinstance(error, apsw.IOError):
        return _NO_ROOM if getattr(error, "extendedresult", 0) in _WRITE_ERRORS else _NO_READ
    return _EXPLANATIONS.get(type(error), "the desk cannot do this")
