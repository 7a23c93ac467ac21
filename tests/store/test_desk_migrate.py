"""Steps from one layout to the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from store_values import reading, report

from crossread.errors import DeskVersionError
from crossread.store import DeskFile, open_desk
from crossread.store.migrate import Migration, check, is_new, migrate, migrations

NEWEST = len(migrations())
NEXT = Migration(
    NEWEST + 1, "next_notes.sql", "CREATE TABLE notes (a); INSERT INTO notes SELECT id FROM reports"
)
BROKEN = Migration(NEWEST + 2, "next_broken.sql", "CREATE TABLE more (a); CREATE TABLE notes (a)")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "crossread.db"


@pytest.fixture
def connection(file: Path) -> Iterator[apsw.Connection]:
    connection = apsw.Connection(str(file))
    yield connection
    connection.close()


def tables(connection: apsw.Connection) -> set[object]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_the_packaged_steps_are_numbered_without_a_gap() -> None:
    steps = migrations()
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))


def test_from_nothing_to_the_newest_layout(connection: apsw.Connection) -> None:
    assert is_new(connection)
    migrate(connection, where="x")
    assert not is_new(connection)
    assert check(connection, where="x") == len(migrations())


def test_a_later_step_finds_what_the_earlier_layout_held(file: Path, connection: apsw.Connection) -> None:
    with open_desk(file) as desk:
        desk.add_report(report(1), reading(report(1)))
        created_by = desk.metadata("created_by")
    migrate(connection, where="x", steps=[*migrations(), NEXT])
    assert connection.execute("SELECT a FROM notes").get == "r-0001"
    desk = DeskFile(connection, where="x")
    assert desk.metadata("created_by") == created_by
    assert desk.report("r-0001") == report(1)


def test_doing_the_steps_again_changes_nothing(connection: apsw.Connection) -> None:
    steps = [*migrations(), NEXT]
    migrate(connection, where="x", steps=steps)
    changes = connection.total_changes()
    migrate(connection, where="x", steps=steps)
    assert connection.total_changes() == changes


def test_a_step_that_fails_is_undone_whole_and_the_one_before_it_stays(connection: apsw.Connection) -> None:
    steps = [*migrations(), NEXT, BROKEN]
    with pytest.raises(apsw.SQLError):
        migrate(connection, where="x", steps=steps)
    assert check(connection, where="x", steps=steps) == NEWEST + 1
    assert "notes" in tables(connection)
    assert "more" not in tables(connection)


def test_a_desk_of_a_later_layout_is_refused_by_this_one(file: Path, connection: apsw.Connection) -> None:
    migrate(connection, where="x", steps=[*migrations(), NEXT])
    with pytest.raises(DeskVersionError, match=f"layout {NEWEST + 1}"):
        open_desk(file)


def test_two_processes_may_take_the_same_step(file: Path, connection: apsw.Connection) -> None:
    other = apsw.Connection(str(file))
    migrate(connection, where="x")
    migrate(other, where="x")
    other.close()
    assert check(connection, where="x") == len(migrations())
