"""Files beside the desk: written whole or not at all, readable by their owner only, changed by one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: two servers of one desk are not kept apart there
    fcntl = None  # type: ignore[assignment]

_OWNER_ONLY = 0o600


def write_private(place: Path, text: str) -> None:
    """Replace a file; whoever reads it sees the old one or the new one."""
    fresh = place.with_name(f"{place.name}.{os.getpid()}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)


def append_private(place: Path, line: str) -> None:
    """Add a line to a file, in one piece."""
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _OWNER_ONLY)
    try:
        os.write(descriptor, line.encode())
    finally:
        os.close(descriptor)


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """Nobody else is in here for the same place meanwhile; waits for its turn."""
    with _lock_file(place) as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def held(place: Path) -> IO[bytes] | None:
    """A lock that lasts until what is returned is closed, or the process ends; None when another process has it."""
    file = _lock_file(place)
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return None
    return file


def _lock_file(place: Path) -> IO[bytes]:
    return os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT, _OWNER_ONLY), "r+b")
