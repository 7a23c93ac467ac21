"""Which files open, which are refused and with what words, and what a refusal leaves as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from store_values import reading, report

from crossread.errors import DeskError, DeskVersionError
from crossread.store import DeskFile, open_desk
from crossread.store.migrate import APPLICATION_ID

NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A desk with one report."""
    path = tmp_path / "crossread.db"
    with open_desk(path) as desk:
        desk.add_report(report(1), reading(report(1)))
    return path


def test_a_new_desk_is_marked_as_one_and_says_who_made_it(tmp_path: Path) -> None:
    with open_desk(tmp_path / "crossread.db") as desk:
        assert (desk.metadata("created_by") or "").startswith("crossread ")
        assert desk.metadata("settings") is None
        desk.put_metadata("settings", "one")
        desk.put_metadata("settings", "two \ud800")
        assert desk.metadata("settings") == "two \ud800"
    header = (tmp_path / "crossread.db").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID


def test_a_closed_desk_is_one_file(file: Path) -> None:
    assert os.listdir(file.parent) == [file.name]


def test_the_same_reports_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        with open_desk(tmp_path / name) as desk:
            for number in range(30):
                desk.add_report(report(number), reading(report(number)))
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


@pytest.mark.parametrize("name", ["crossread.db", "a b?c#d%20.db", "Zürich 東京.db", "file:x", "-"])
def test_any_file_name_opens(tmp_path: Path, name: str) -> None:
    with open_desk(tmp_path / name) as desk:
        desk.add_report(report(1), reading(report(1)))
    assert os.listdir(tmp_path) == [name]
    with open_desk(str(tmp_path / name), create=False) as desk:
        assert desk.report_ids() == ("r-0001",)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold file names as text")
def test_a_file_name_that_is_not_utf_8_opens(tmp_path: Path) -> None:
    with open_desk(tmp_path / os.fsdecode(b"caf\xe9.db")):
        assert b"caf\xe9.db" in os.listdir(os.fsencode(tmp_path))


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with open_desk(path) as desk:
        assert desk.report_ids() == ()


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_a_missing_desk_is_not_made_unless_asked(tmp_path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(DeskError, match="there is no desk here"):
        open_desk(tmp_path / "crossread.db", **options)
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"there is no folder .*nowhere; create it"):
        open_desk(tmp_path / "nowhere" / "crossread.db")


@pytest.mark.parametrize("path", ["", ".", "/", "/dev/null"])
def test_what_is_no_regular_file_is_refused(path: str) -> None:
    with pytest.raises(DeskError, match="a desk is a file"):
        open_desk(path)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5_000])
def test_impossible_names_are_desk_errors(path: str) -> None:
    with pytest.raises(DeskError):
        open_desk(path)


@pytest.mark.parametrize("data", [b"x", b"hello\n", b"x" * 5_000, b"SQLite format 3\0" + b"\xff" * 500])
def test_what_is_not_sqlite_is_refused_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    for read_only in (False, True):
        with pytest.raises(DeskError, match="not a desk"):
            open_desk(path, read_only=read_only)
    assert path.read_bytes() == data
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize(
    "script", ["CREATE TABLE notes (a)", "PRAGMA user_version = 1", "PRAGMA application_id = 7"]
)
def test_a_database_of_another_application_is_refused_and_left_alone(tmp_path: Path, script: str) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.executescript(script)
    other.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(DeskError, match="another application"):
            open_desk(path, read_only=read_only)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [path.name]


def test_a_newer_desk_is_refused_with_what_to_do(file: Path) -> None:
    _run(file, "PRAGMA user_version = 99")
    before = file.read_bytes()
    for read_only in (False, True):
        with pytest.raises(DeskVersionError, match=r"layout 99.*up to \d+; install a newer Crossread"):
            open_desk(file, read_only=read_only)
    assert file.read_bytes() == before


def test_a_desk_opened_for_reading_refuses_writes_in_words(file: Path) -> None:
    with open_desk(file, read_only=True) as desk:
        assert desk.report("r-0001") == report(1)
        assert len(desk.search("passage")) == 2
        assert desk.snapshot().reports == (report(1),)
        assert desk.integrity() == []
        with pytest.raises(DeskError, match="cannot be written to"):
            desk.add_report(report(2), reading(report(2)))
        assert desk.report_ids() == ("r-0001",)


def test_an_older_desk_opened_for_reading_says_how_to_bring_it_up_to_date(file: Path) -> None:
    _run(file, "PRAGMA user_version = 0")
    with pytest.raises(DeskError, match="open it once for writing"):
        open_desk(file, read_only=True)


def test_a_reader_sees_what_a_writer_commits_and_nothing_before(file: Path) -> None:
    with open_desk(file) as writer, open_desk(file, read_only=True) as reader:
        with writer.transaction():
            writer.add_report(report(2), reading(report(2)))
            assert reader.report_ids() == ("r-0001",)
        assert reader.report_ids() == ("r-0001", "r-0002")


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(file: Path) -> None:
    with open_desk(file) as one, open_desk(file, busy_timeout_s=0.05) as other:
        with one.transaction():
            one.add_report(report(2), reading(report(2)))
            with pytest.raises(DeskError, match="another process is writing"):
                other.add_report(report(3), reading(report(3)))
        other.add_report(report(3), reading(report(3)))
        assert one.report_ids() == ("r-0001", "r-0002", "r-0003")


def test_many_processes_may_make_and_fill_one_desk_at_once(tmp_path: Path) -> None:
    script = Path(__file__).parent / "desk_writer.py"
    file = tmp_path / "crossread.db"
    writers = [
        subprocess.Popen(
            [sys.executable, script, file, str(first), str(first + 10)], stdout=subprocess.DEVNULL
        )
        for first in range(0, 50, 10)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * 5
    with open_desk(file) as desk:
        assert len(desk.report_ids()) == 50
        assert desk.integrity() == []


def test_a_transaction_keeps_all_or_nothing(file: Path) -> None:
    with open_desk(file) as desk:
        for error in (RuntimeError("of the caller"), OSError("of the caller")):
            with pytest.raises(type(error), match="of the caller"):
                _add_and_raise(desk, error)
            assert desk.report_ids() == ("r-0001",)


def test_a_failed_part_of_a_transaction_leaves_the_rest(file: Path) -> None:
    with open_desk(file) as desk:
        with desk.transaction():
            desk.add_report(report(2), reading(report(2)))
            with pytest.raises(DeskError):
                desk.put_links([("r-0001", "r-0002", 1.0), ("r-0001", "r-9999", 1.0)])
            with pytest.raises(RuntimeError, match="of the caller"):
                _add_and_raise(desk, RuntimeError("of the caller"))
        assert desk.report_ids() == ("r-0001", "r-0002")
        assert desk.linked("r-0001") == {}


def test_a_folder_without_the_right_to_write(file: Path) -> None:
    file.parent.chmod(0o555)
    file.chmod(0o444)
    try:
        told = _as_nobody(file)
    finally:
        file.parent.chmod(0o755)
    assert told == [
        "reads ('r-0001',)",
        "refused: cannot be written to",
        "new: cannot be opened",
    ]
    assert os.listdir(file.parent) == [file.name]


def test_damage_is_found_and_named(file: Path) -> None:
    _run(file, "PRAGMA foreign_keys = OFF; DELETE FROM contents; UPDATE reports SET header = x'5b5d'")
    _run(file, "INSERT INTO links VALUES ('r-0001', 'r-9999', 1.0)")
    with open_desk(file) as desk:
        found = "\n".join(desk.integrity())
    assert "links" in found
    assert "ReportHeader is damaged" in found


def test_a_file_cut_short_is_found_and_reading_it_is_a_desk_error(file: Path) -> None:
    with open_desk(file) as desk, desk.transaction():
        for number in range(2, 60):
            desk.add_report(report(number), reading(report(number)))
    data = bytearray(file.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    file.write_bytes(data)
    try:
        with open_desk(file) as desk:
            assert desk.integrity()
            desk.snapshot()
    except DeskError as error:
        assert "damaged" in str(error)  # noqa: PT017
    else:
        pytest.fail("a damaged desk was read without a word")


def _add_and_raise(desk: DeskFile, error: Exception) -> None:
    with desk.transaction():
        desk.add_report(report(9), reading(report(9)))
        raise error


def _run(file: Path, script: str) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(script)
    connection.close()


def _as_nobody(file: Path) -> list[str]:
    """What a user without rights to the folder is told."""
    script = """
import os, sys
from pathlib import Path
from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk
import crossread.store.migrate
file = Path(sys.argv[1])
if os.getuid() == 0:
    crossread.store.migrate.migrations()
    os.setgid(65534)
    os.setuid(65534)
with open_desk(file, read_only=True) as desk:
    print("reads", desk.report_ids())
for name, path in (("refused", file), ("new", file.with_name("new.db"))):
    try:
        open_desk(path)
    except DeskError as error:
        print(name + ":", str(error).split(": this desk ")[1].split(";")[0])
"""
    if os.getuid() == 0:
        for folder in file.parents:
            if not folder.stat().st_mode & 0o005:
                folder.chmod(folder.stat().st_mode | 0o005)
    run = subprocess.run([sys.executable, "-c", script, file], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()
