"""Reads the desk for requests: a connection a thread, and the stories read last, kept as long as they stay the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast
from weakref import WeakSet

from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk

Value = TypeVar("Value")

# A story comes to some eight values (of 200 reports, to 40 MB): twenty readers, each in a story of their own, and room.
_MOST_KEPT = 256


class Library:
    """The desk, for reading only. Safe to use from many threads; `close` it when the server stops."""

    def __init__(self, path: Path) -> None:
        with suppress(DeskError):  # where it cannot be written, reading says whether that matters
            open_desk(path, create=False).close()  # brings an older desk up to date
        self._path = path
        self._mine = threading.local()
        # threads of a server come and go, and their connections with them
        self._opened: WeakSet[DeskFile] = WeakSet()
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self.exporting = threading.Lock()  # held while an export of the whole desk is made and sent

    def desk(self) -> DeskFile:
        """This thread's connection, opened on first use.

        Raises:
            DeskError: when the desk cannot be opened.
        """
        desk: DeskFile | None = getattr(self._mine, "desk", None)
        if desk is None:
            desk = open_desk(self._path, create=False, read_only=True)
            self._mine.desk = desk
            with self._lock:
                self._opened.add(desk)
        return desk

    def kept(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` gave for this key before, or gives now; the key names everything the value depends on.

        The value must not be changed by anyone. Threads that ask at once wait for the first of them; what raises is not
        kept. `make` may ask for other keys, but never, however indirectly, for one that is being made for it.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Value", self._kept[key])
            turn = self._making.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                if key in self._kept:
                    return cast("Value", self._kept[key])
            try:
                made = make()
            except BaseException:
                with self._lock:
                    self._making.pop(key, None)
                raise
            with self._lock:
                self._making.pop(key, None)
                self._kept[key] = made
                while len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
        return made

    def holds(self, key: Hashable) -> bool:
        """Whether `kept` would give a value for this key at once."""
        with self._lock:
            return key in self._kept

    def close(self) -> None:
        """Close every connection; a request still under way fails with DeskError."""
        with self._lock:
            opened = list(self._opened)
            self._opened.clear()
        for desk in opened:
            try:
                desk.close()
            except DeskError:  # its thread is using it: the process ends soon
                continue
