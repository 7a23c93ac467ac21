from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from crossread.store import open_desk
from serve.harbours import PLACES

COMMAND = Path(sys.executable).with_name("crossread")
LINES = "".join(
    json.dumps(
        {"text": f"The harbour of {place} was closed on Monday, its master said. {count} ships waited."}
    )
    + "\n"
    for count, place in enumerate(PLACES, 4)
)


@contextmanager
def served(desk: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """A server in a process of its own, and a client that may write."""
    command = [str(COMMAND), "serve", "--desk", str(desk), "--port", "0", "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as server:
        try:
            assert server.stdout is not None
            address = ""
            for line in server.stdout:
                if " is served at " in line:
                    address = line.split(" is served at ")[1].split()[0]
                    break
            assert address, "the server did not start"
            with httpx.Client(base_url=f"{address}/api/v1", timeout=30) as client:
                client.headers["X-CSRF-Token"] = client.get("/visitor").json()["csrf"]
                yield server, client
        finally:
            server.kill()


def workers_of(server: subprocess.Popen[str]) -> set[int]:
    """Processes below the server that are still there."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,stat"], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()[1:]]
    return {
        int(pid) for pid, parent, state in rows if int(parent) == server.pid and not state.startswith("Z")
    }


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_nothing_is_lost_when_the_server_is_killed_in_mid_job(tmp_path: Path) -> None:
    desk = tmp_path / "crossread.db"
    with served(desk) as (server, client):
        answer = client.post("/jobs", files={"files": ("quay.jsonl", LINES)})
        assert answer.status_code == 202
        job = answer.json()["id"]
        for _ in range(2_000):
            state = client.get(f"/jobs/{job}").json()
            if state["state"] == "running":
                break
            time.sleep(0.01)
        below = workers_of(server)
        server.send_signal(signal.SIGKILL)
        server.wait()
    assert below
    for _ in range(200):
        if not any(map(running, below)):
            break
        time.sleep(0.05)
    assert not any(map(running, below))
    left = json.loads((desk.with_name("crossread.db.inbox") / job / "job.json").read_text())
    assert left["state"]["state"] == "running"
    with served(desk) as (server, client):
        for _ in range(1_200):
            state = client.get(f"/jobs/{job}").json()
            if state["state"] in ("done", "failed"):
                break
            time.sleep(0.05)
        assert (state["state"], state["by"]) == ("done", state["by"])
        assert state["items"][0]["added"] + state["items"][0]["known"] == len(PLACES)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
    with open_desk(desk, read_only=True) as opened:
        assert len(opened.report_ids()) == len(PLACES)
        assert not opened.uncrossed()
    assert not (desk.with_name("crossread.db.inbox") / job / "files").exists()
