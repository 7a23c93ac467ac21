"""Inputs, desks and disks that are bad: each named in a message, the rest of the run unharmed."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from crossread.store import open_desk

CROSSREAD = Path(sys.executable).with_name("crossread")
TIMEOUT_S = 120
GOOD = (
    "Harbour closed after crane falls\n\n"
    "At least 12 people were killed when a crane fell in Lindmark on Monday, the port authority said. "
    "“We heard the cables go one after the other,” said Tomás Verrín, a docker. The café was shut.\n"
)
OTHER = (
    "The bank of Elmere failed on Tuesday.\n\n"
    + "Its doors were shut at noon and the queue stood to the mill. " * 3
)
DONE, FAILED, USAGE, PROBLEM_FOUND = 0, 1, 2, 3


def crossread(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, without colour."""
    ended = subprocess.run(
        [CROSSREAD, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=TIMEOUT_S,
        check=False,
        preexec_fn=before,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )
    out, err = (stream.decode("utf-8") for stream in (ended.stdout, ended.stderr))
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(ended.args, ended.returncode, out, err)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def _empty(file: Path) -> None:
    file.touch()


def _binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 20)


def _picture(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(1, 200)) * 10)


def _huge(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(100 * 1024 * 1024)


def _endless(file: Path) -> None:
    file.write_text("The harbour was closed after the crane fell on Monday, and " * 36_000, encoding="utf-8")


def _wordless(file: Path) -> None:
    file.write_text("... --- ...\n\n?!\n", encoding="utf-8")


def _duplicate(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")


def _undecodable(file: Path) -> None:
    file.write_bytes(GOOD.encode("utf-16-le")[:-1].replace(b"\x00", b"\x81\x8d"))


def _broken_link(file: Path) -> None:
    file.symlink_to(file.with_name("gone"))


def _folder(file: Path) -> None:
    file.mkdir()


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _page(file: Path) -> None:
    file.write_text(
        "<html><title>Home</title><body><nav><a href='/'>Home</a></nav></body></html>", encoding="utf-8"
    )


def _closed(file: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    file.write_text(GOOD, encoding="utf-8")
    file.chmod(0)


BAD: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "empty": (_empty, ".txt", "the file is empty"),
    "binary": (_binary, ".txt", "control codes"),
    "picture": (_picture, ".txt", "PNG picture"),
    "huge": (_huge, ".txt", "at most 50,000,000 bytes"),
    "endless": (_endless, ".txt", "at most 2,000,000"),
    "wordless": (_wordless, ".txt", "no words in the text"),
    "zz-duplicate": (_duplicate, ".txt", "identical to"),
    "undecodable": (_undecodable, ".txt", "text"),
    "broken-link": (_broken_link, ".txt", "a link to a file that is not there"),
    "folder": (_folder, ".txt", "no report in this folder"),
    "pipe": (_pipe, ".txt", "named pipe"),
    "closed": (_closed, ".txt", "ermission"),
    "page": (_page, ".html", "an HTML page without an article"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_named_and_the_good_one_read(folder: Path, name: str) -> None:
    make, suffix, said = BAD[name]
    bad = folder / f"{name}{suffix}"
    make(bad)
    ended = crossread("read", "good.txt", bad.name, "--desk", "d.db", cwd=folder)
    assert ended.returncode == DONE, ended.stderr
    named = [line for line in ended.stderr.splitlines() if bad.name in line]
    assert len(named) == 1, ended.stderr
    assert said in named[0]
    assert "expected" in named[0] or "check" in named[0], named[0]
    assert _reports(folder / "d.db") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_other_encodings_are_read_rightly(folder: Path, encoding: str) -> None:
    (folder / "other.txt").write_bytes(GOOD.encode(encoding))
    ended = crossread("read", "other.txt", "--desk", "d.db", cwd=folder)
    assert ended.returncode == DONE, ended.stderr
    with open_desk(folder / "d.db") as desk:
        assert desk.snapshot().reports[0].text == GOOD


def test_one_run_names_every_bad_file(folder: Path) -> None:
    for name in ("empty", "binary", "page"):
        make, suffix, _ = BAD[name]
        make(folder / f"{name}{suffix}")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    ended = crossread("read", ".", "--desk", "d.db", cwd=folder)
    assert ended.returncode == DONE
    assert all(f"{name}." in ended.stderr for name in ("empty", "binary", "page"))
    assert _reports(folder / "d.db") == 2


def test_nothing_read_is_a_failure(folder: Path) -> None:
    ended = crossread("read", "missing.txt", "no*thing.txt", "--desk", "d.db", cwd=folder)
    assert ended.returncode == FAILED
    assert "missing.txt: no such file" in ended.stderr
    assert "no*thing.txt: the glob matches no file" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("crossread: nothing could be read")


def test_reading_again_is_no_failure(folder: Path) -> None:
    for _ in range(2):
        ended = crossread("read", "good.txt", "--desk", "d.db", cwd=folder)
        assert ended.returncode == DONE, ended.stderr
    assert "Nothing new" in ended.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "good.txt", "--no-such-option"),
        ("no-such-command",),
        ("read", "good.txt", "--field", "x"),
    ],
)
def test_senseless_calls(folder: Path, arguments: tuple[str, ...]) -> None:
    ended = crossread(*arguments, cwd=folder)
    assert ended.returncode == USAGE
    assert ended.stderr.strip()


@pytest.mark.parametrize("command", [("read", "good.txt"), ("report",), ("export",)])
def test_desk_of_a_newer_version(folder: Path, command: tuple[str, ...]) -> None:
    with open_desk(folder / "d.db"):
        pass
    connection = apsw.Connection(str(folder / "d.db"))
    connection.pragma("user_version", 999)
    connection.close()
    before = (folder / "d.db").read_bytes()
    ended = crossread(*command, "--desk", "d.db", cwd=folder)
    assert ended.returncode == FAILED
    assert "d.db: this desk has layout 999" in ended.stderr
    assert "install a newer Crossread" in ended.stderr
    assert (folder / "d.db").read_bytes() == before
    assert crossread("doctor", "--desk", "d.db", cwd=folder).returncode == PROBLEM_FOUND


@pytest.mark.parametrize("content", [b"not a desk at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_file_that_is_no_desk_is_left_alone(folder: Path, content: bytes) -> None:
    (folder / "d.db").write_bytes(content)
    ended = crossread("read", "good.txt", "--desk", "d.db", cwd=folder)
    assert ended.returncode == FAILED
    assert "d.db: " in ended.stderr
    assert (folder / "d.db").read_bytes() == content


def test_desk_in_a_folder_that_is_not_there(folder: Path) -> None:
    ended = crossread("read", "good.txt", "--desk", "nowhere/d.db", cwd=folder)
    assert ended.returncode == FAILED
    assert "there is no folder" in ended.stderr


def test_full_disk_leaves_the_desk_unharmed(folder: Path) -> None:
    assert crossread("read", "good.txt", "--desk", "d.db", cwd=folder).returncode == DONE
    (folder / "long.txt").write_text(OTHER + "\n\n".join(f"Paragraph {n}: {OTHER}" for n in range(400)))
    limit_bytes = (folder / "d.db").stat().st_size + 4096

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    ended = crossread("read", "long.txt", "--desk", "d.db", cwd=folder, before=limit)
    assert ended.returncode == FAILED
    assert ended.stderr.splitlines()[-1].startswith("crossread: d.db: the disk is full")
    assert _reports(folder / "d.db") == 1
    with open_desk(folder / "d.db") as desk:
        assert desk.integrity() == []


def test_full_disk_leaves_an_older_export(folder: Path) -> None:
    assert crossread("read", "good.txt", "--desk", "d.db", cwd=folder).returncode == DONE
    (folder / "out.json").write_text("older", encoding="utf-8")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    ended = crossread("export", "--desk", "d.db", "--out", "out.json", cwd=folder, before=limit)
    assert ended.returncode == FAILED
    assert ended.stderr.startswith("crossread: ")
    assert (folder / "out.json").read_text(encoding="utf-8") == "older"


def test_standard_input(folder: Path) -> None:
    ended = crossread("read", "-", "--desk", "d.db", cwd=folder, stdin=GOOD.encode())
    assert ended.returncode == DONE, ended.stderr
    assert crossread("read", "-", "--desk", "e.db", cwd=folder, stdin=b"").returncode == FAILED


def _reports(desk: Path) -> int:
    with open_desk(desk) as opened:
        return opened.counts()["reports"]
