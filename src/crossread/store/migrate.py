"""Which layout a desk file has, and bringing an older one up to date, one numbered script at a time."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version

import apsw

from crossread.errors import DeskError, DeskVersionError
from crossread.store import metadata
from crossread.store.connection import writing

APPLICATION_ID = int.from_bytes(b"Xrd1", "big")

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the script that leads from layout `number` - 1 to layout `number`."""

    number: int
    name: str
    script: str


@cache
def migrations() -> tuple[Migration, ...]:
    """The packaged steps, in order, numbered from 1 without a gap."""
    folder = resources.files(__package__).joinpath("migrations")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(Migration(int(file.name[:4]), file.name, file.read_text("utf-8")) for file in files)


def is_new(connection: apsw.Connection) -> bool:
    """Whether nothing was ever written to the file."""
    return _marks(connection) == (0, 0) and not connection.pragma("schema_version")


def check(connection: apsw.Connection, *, where: str, steps: Sequence[Migration] | None = None) -> int:
    """The layout number of a file that is a desk.

    Raises:
        DeskError: when the file belongs to another application.
        DeskVersionError: when a newer Crossread wrote it.
    """
    newest = len(migrations() if steps is None else steps)
    application, number = _marks(connection)
    if application != APPLICATION_ID:
        raise DeskError(
            f"{where}: this is a SQLite file of another application, not a desk; "
            "name another file with --desk"
        )
    if number > newest:
        raise DeskVersionError(
            f"{where}: this desk has layout {number}, this Crossread ({version('crossread')}) knows up to "
            f"{newest}; install a newer Crossread, or read the reports into a new desk"
        )
    return number


def migrate(connection: apsw.Connection, *, where: str, steps: Sequence[Migration] | None = None) -> None:
    """Makes a new file a desk, and an older desk one of the newest layout; each step in one transaction."""
    steps = migrations() if steps is None else steps
    for step in steps:
        with writing(connection):
            # Asked anew inside the transaction: another process may have done the step meanwhile.
            at = 0 if is_new(connection) else check(connection, where=where, steps=steps)
            if at >= step.number:
                continue
            connection.execute(step.script)
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", step.number)
            if at == 0:
                metadata.put(connection, "created_by", f"crossread {version('crossread')}")
        _logger.info("%s: layout %d (%s)", where, step.number, step.name)


def _marks(connection: apsw.Connection) -> tuple[int, int]:
    return int(connection.pragma("application_id")), int(connection.pragma("user_version"))
