"""What users bring to a desk themselves: tables of places and watch lists, read once and kept in the desk file."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from crossread.domain.entities import WatchList
from crossread.domain.report import Problem
from crossread.gazetteer import Gazetteer, Table
from crossread.gazetteer.dump import read_geonames
from crossread.intake.watch_lists import read_watch_list
from crossread.reading import NamedGazetteer
from crossread.store import DeskFile, dump, load

GAZETTEER = "gazetteer"
WATCH_LIST = "watch list"


@dataclass(frozen=True, slots=True)
class Added:
    """What was kept: under which name, how many entries; lines that could not be read are problems."""

    name: str
    entries: int
    problems: tuple[Problem, ...]


def add_gazetteer(desk: DeskFile, path: Path) -> Added:
    """Keep a GeoNames dump under its file's name, in place of an earlier one of that name.

    Raises:
        InputError: The file cannot be read, or holds no place.
    """
    table, problems = read_geonames(path)
    desk.put_own(GAZETTEER, path.stem, table.to_bytes())
    return Added(path.stem, len(table), tuple(problems))


def add_watch_list(desk: DeskFile, path: Path) -> Added:
    """Keep a watch list under its file's name, in place of an earlier one; every story waits to be crossed again.

    Raises:
        InputError: The file cannot be read, or holds no entry.
    """
    watch_list, problems = read_watch_list(path)
    with desk.transaction():
        desk.put_own(WATCH_LIST, watch_list.name, dump(watch_list))
        desk.uncross()
    return Added(watch_list.name, len(watch_list.entries), tuple(problems))


def gazetteer_of(desk: DeskFile, packaged: Gazetteer) -> NamedGazetteer:
    """The packaged gazetteer with the desk's own tables; its name tells what tables they are."""
    own = desk.own(GAZETTEER)
    for raw in own.values():
        packaged = packaged.with_table(Table.from_bytes(raw))
    digests = (sha256(raw).hexdigest()[:12] for raw in own.values())
    return NamedGazetteer("+".join(("packaged", *digests)), packaged)


def watch_lists_of(desk: DeskFile) -> tuple[WatchList, ...]:
    """The desk's watch lists, by name."""
    return tuple(load(WatchList, raw) for raw in desk.own(WATCH_LIST).values())
