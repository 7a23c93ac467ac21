"""A process killed, a disk full: the desk opens, is sound, and holds what was committed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import apsw
import pytest
from store_values import reading, report

from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk

WRITER = Path(__file__).parent / "desk_writer.py"


def check_sound(desk: DeskFile, kept: set[str]) -> None:
    """Everything said to be kept is there, whole, and nothing is there by half."""
    assert desk.integrity() == []
    held = set(desk.report_ids())
    assert kept <= held
    everything = desk.snapshot()
    assert {s.reports[0] for s in everything.stories} == held
    assert {x.reports[0] for x in everything.lineages} == held
    assert len(everything.claims) == len(held)
    for report_id in held:
        vectors = desk.vectors(report_id, layer="x")
        assert vectors is not None
        assert vectors.shape == (40, 2_048)  # much, so that the log is folded into the desk on the way


@pytest.mark.parametrize("seed", range(4))
def test_a_process_killed_while_writing_leaves_a_desk_that_opens(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "crossread.db"
    chance = random.Random(seed)
    kept: set[str] = set()
    for round_number in range(3):
        first = round_number * 10_000
        writer = subprocess.Popen(
            [sys.executable, WRITER, file, str(first), str(first + 10_000)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        for _ in range(chance.randrange(1, 90)):
            kept.add(writer.stdout.readline().strip())
        time.sleep(chance.random() * 0.01)
        writer.kill()
        kept.update(line.strip() for line in writer.stdout if line.endswith("\n"))
        writer.stdout.close()
        writer.wait()
        with open_desk(file, read_only=True) as desk:
            assert kept <= set(desk.report_ids())
        with open_desk(file) as desk:
            check_sound(desk, kept)


@pytest.mark.parametrize("delay_s", [0.0, 0.002, 0.005, 0.01, 0.02, 0.04])
def test_a_process_killed_while_making_the_desk_leaves_a_desk_that_opens(
    tmp_path: Path, delay_s: float
) -> None:
    file = tmp_path / "crossread.db"
    writer = subprocess.Popen([sys.executable, WRITER, file, "0", "5"], stdout=subprocess.DEVNULL)
    while not file.exists() and writer.poll() is None:
        time.sleep(0.0005)
    time.sleep(delay_s)
    writer.kill()
    writer.wait()
    with open_desk(file) as desk:
        check_sound(desk, set())


def test_a_desk_whose_log_is_cut_anywhere_opens(tmp_path: Path) -> None:
    """As after a power cut: commits at the end may be gone, everything before them is there."""
    file, log = tmp_path / "crossread.db", tmp_path / "crossread.db-wal"
    copy = tmp_path / "copy" / "crossread.db"
    copy.parent.mkdir()
    with open_desk(file) as desk:
        for number in range(20):
            desk.add_report(report(number), reading(report(number)))
        shutil.copy(file, copy)
        data = log.read_bytes()
    held = -1
    for share in (0.0, 0.3, 0.5, 0.7, 0.9, 1.0):
        copy.with_name("crossread.db-wal").write_bytes(data[: int(len(data) * share)])
        copy.with_name("crossread.db-shm").unlink(missing_ok=True)
        work = tmp_path / f"work-{share}"
        shutil.copytree(copy.parent, work)
        with open_desk(work / "crossread.db") as desk:
            assert desk.integrity() == []
            assert len(desk.report_ids()) >= held
            held = len(desk.report_ids())
    assert held == 20


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file size to set")
@pytest.mark.parametrize("limit_bytes", [1_000, 20_000, 200_000, 1_000_000, 20_000_000])
def test_a_full_disk_is_told_and_leaves_the_desk_unharmed(tmp_path: Path, limit_bytes: int) -> None:
    file = tmp_path / "crossread.db"
    run = subprocess.run(
        [sys.executable, WRITER, file, "0", "10000", str(limit_bytes)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    *kept, told = run.stdout.splitlines()
    assert "disk is full" in told
    assert "the desk is unharmed" in told
    with open_desk(file) as desk:
        check_sound(desk, set(kept))
        desk.add_report(report(99_999), reading(report(99_999)))
    assert os.listdir(tmp_path) == [file.name]


def test_a_full_disk_undoes_the_whole_transaction_and_the_desk_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "crossread.db"
    with open_desk(file) as desk:
        desk.add_report(report(0), reading(report(0)))
        before = desk.snapshot()
    connection = apsw.Connection(str(file))
    with DeskFile(connection, where="crossread.db") as desk:
        connection.pragma("max_page_count", connection.pragma("page_count") + 20)
        with pytest.raises(DeskError, match="disk is full"):
            add_together(desk, range(1, 10_000))
        assert desk.snapshot() == before
        assert desk.integrity() == []
        connection.pragma("max_page_count", 1_000_000)
        desk.add_report(report(1), reading(report(1)))
        assert desk.report_ids() == ("r-0000", "r-0001")


def add_together(desk: DeskFile, numbers: Iterable[int]) -> None:
    with desk.transaction():
        for number in numbers:
            desk.add_report(report(number), reading(report(number)))


def interrupted() -> Iterator[int]:
    yield 0
    raise KeyboardInterrupt


def test_an_interrupted_run_is_undone_and_the_desk_goes_on(tmp_path: Path) -> None:
    with open_desk(tmp_path / "crossread.db") as desk:
        with pytest.raises(KeyboardInterrupt):
            add_together(desk, interrupted())
        assert desk.report_ids() == ()
        desk.add_report(report(1), reading(report(1)))
        assert desk.report_ids() == ("r-0001",)
