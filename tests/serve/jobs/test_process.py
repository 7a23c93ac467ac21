from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.errors import DeskError, WorkerError
from crossread.serve.jobs.process import TooLongError, Worker, WorkerDiedError
from serve.jobs.stand_ins import echo


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("echo", echo, 1, "two")
    yield made
    made.close()


def is_zombie(pid: int) -> bool:
    """Whether nothing of it runs any more: a process that is ended is one, on paper, before its last thread is."""
    told = Path(f"/proc/{pid}")
    try:
        return (told / "stat").read_text().split()[2] == "Z" and len(list((told / "task").iterdir())) == 1
    except OSError:
        return False


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if is_zombie(pid):
            return True
        time.sleep(0.05)
    return False


def test_it_is_started_when_first_asked_and_kept(worker: Worker) -> None:
    assert worker.pid is None
    first = worker.ask("pid")
    assert worker.pid == first == worker.ask("pid") != os.getpid()
    assert worker.ask("arguments") == (1, "two")


def test_what_it_says_meanwhile_is_heard(worker: Worker) -> None:
    heard: list[Any] = []
    worker.ask(["tell", 3], told=heard.append)
    assert heard == [0, 1, 2]
    worker.ask(["tell", 3])


def test_its_errors_are_ours(worker: Worker) -> None:
    with pytest.raises(DeskError, match="upside down"):
        worker.ask("fail")
    with pytest.raises(WorkerError, match=r"nobody expected \(RuntimeError: surprise\)"):
        worker.ask("break")
    assert worker.ask("pid") == worker.pid


def test_one_that_died_is_replaced(worker: Worker) -> None:
    first = worker.ask("pid")
    with pytest.raises(WorkerDiedError, match="ended before it was done"):
        worker.ask("die")
    second = worker.ask("pid")
    assert second != first
    os.kill(second, signal.SIGKILL)
    assert gone(second)
    assert worker.ask("pid") not in (first, second)


def test_one_that_takes_too_long_is_ended(worker: Worker) -> None:
    pid = worker.ask("pid")
    began = time.monotonic()
    with pytest.raises(TooLongError, match=r"within 0\.2 seconds"):
        worker.ask(["wait", 30.0], limit_s=0.2)
    assert time.monotonic() - began < 10
    assert gone(pid)
    assert worker.ask("arguments", limit_s=60) == (1, "two")


def test_closing_ends_it_under_whoever_asks(worker: Worker) -> None:
    pid = worker.ask("pid")
    threading.Timer(0.1, worker.close).start()
    with pytest.raises(WorkerDiedError):
        worker.ask(["wait", 30.0])
    assert gone(pid)
    with pytest.raises(WorkerDiedError, match="being stopped"):
        worker.ask("pid")


def test_ctrl_c_is_the_servers_business(worker: Worker) -> None:
    pid = worker.ask("pid")
    os.kill(pid, signal.SIGINT)
    time.sleep(0.1)
    assert worker.ask("pid") == pid


_SERVER = """
import sys, time
sys.path[:0] = sys.argv[1:]
from crossread.serve.jobs.process import Worker
from serve.jobs.stand_ins import echo
if __name__ == "__main__":
    worker = Worker("echo", echo)
    print(worker.ask("pid"), flush=True)
    worker.ask(["wait", 60.0])
"""


def test_no_process_outlives_its_server(tmp_path: Path) -> None:
    """Not even one that is busy, under a server that had no time to end it."""
    script = tmp_path / "server.py"
    script.write_text(_SERVER)
    tests = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, script, tests], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        pid = int(server.stdout.readline())
        server.kill()
        server.wait()
    assert gone(pid)
