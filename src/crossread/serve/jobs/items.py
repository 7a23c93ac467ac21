"""What people add: files, pasted text, addresses; and the names under which files may be kept."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MOST_NAME_BYTES = 120
_NAMELESS = "unnamed.txt"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody sent, under the name it has on their machine; `data` is read once."""

    name: str
    data: BinaryIO


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text of one article, with what its giver says about it ("" for nothing)."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        """How it is spoken of."""
        return self.title.strip() or "pasted text"


@dataclass(frozen=True, slots=True)
class Address:
    """A page to fetch."""

    url: str

    @property
    def name(self) -> str:
        """How it is spoken of."""
        return self.url


Incoming = Upload | Pasted | Address


def safe_name(given: str) -> str:
    """The last part of a file name without what a file system, a terminal or a reader could take for something else."""
    base = given.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        letter if letter not in '<>:"|?*' else "_"
        for letter in unicodedata.normalize("NFC", base)
        if unicodedata.category(letter)[0] != "C"
    )
    stem, suffix = os.path.splitext(kept.strip(" "))
    stem = stem.lstrip("-. ")  # no option, no hidden file, no way up
    room = _MOST_NAME_BYTES - len(suffix.encode())
    if not stem or room <= 0:
        return _NAMELESS
    return (stem.encode()[:room].decode(errors="ignore") + suffix).rstrip(" ")


def apart(names: Iterable[str]) -> Iterator[str]:
    """The names, numbered where one comes again in whatever case."""
    taken: set[str] = set()
    for name in names:
        stem, dot, suffix = name.partition(".")
        chosen, count = name, 1
        while chosen.casefold() in taken:
            count += 1
            chosen = f"{stem} ({count}){dot}{suffix}"
        taken.add(chosen.casefold())
        yield chosen
