from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossread.serve.jobs import workers as room
from crossread.serve.jobs.foreman import Foreman
from crossread.serve.jobs.inbox import Inbox
from crossread.serve.jobs.items import Upload
from crossread.serve.jobs.states import JobState, Phase
from crossread.serve.jobs.workers import Workers
from crossread.settings import Settings
from serve.jobs.stand_ins import add

Open = Callable[[], Workers]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "crossread.db"


@pytest.fixture
def open_workers(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Workers whose adding process is a stand-in."""

    class StandIn(Foreman):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, main=add)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "Foreman", StandIn)
    monkeypatch.setattr(room, "_ASKS_AGAIN_S", 0.05)
    opened: list[Workers] = []

    def open_some() -> Workers:
        workers = Workers(desk, Settings())
        opened.append(workers)
        workers.start()
        return workers

    yield open_some
    for workers in opened:
        workers.close()


def give(workers: Workers, *names: str) -> JobState:
    return workers.add([Upload(name, io.BytesIO(b"text")) for name in names], by="ines")


def until(true: Callable[[], object]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("waited for too long")


def over(workers: Workers, job: JobState) -> JobState:
    until(lambda: (state := workers.job(job.id)) is not None and state.over)
    state = workers.job(job.id)
    assert state is not None
    return state


def test_a_job_is_done_and_its_files_are_gone(open_workers: Open, desk: Path) -> None:
    workers = open_workers()
    job = give(workers, "a.txt", "b.txt")
    assert (job.state, job.by) == (Phase.WAITING, "ines")
    done = over(workers, job)
    assert done.state is Phase.DONE
    assert (done.crossed, done.stories) == (2, ("s-1", "s-2"))
    assert [item.added for item in done.items] == [1, 1]
    assert done.made <= done.started <= done.ended
    until(lambda: not Inbox(desk).files(job.id).exists())


def test_progress_is_told(open_workers: Open, desk: Path) -> None:
    desk.with_name("held").touch()
    workers = open_workers()
    job = give(workers, "a.txt", "wait.txt")
    until(desk.with_name("begun").exists)
    until(lambda: (state := workers.job(job.id)) is not None and state.done == 1)
    state = workers.job(job.id)
    assert state is not None
    assert (state.state, state.step, state.total) == (Phase.RUNNING, "read", 2)
    desk.with_name("held").unlink()
    assert over(workers, job).state is Phase.DONE


def test_a_process_that_dies_is_replaced_and_the_job_begun_again(open_workers: Open) -> None:
    workers = open_workers()
    job, next_job = give(workers, "die twice.txt"), give(workers, "a.txt")
    done = over(workers, job)
    assert (done.state, done.tries) == (Phase.DONE, 3)
    assert over(workers, next_job).state is Phase.DONE


def test_a_job_that_always_kills_it_fails_and_keeps_what_was_sent(open_workers: Open, desk: Path) -> None:
    workers = open_workers()
    job, next_job = give(workers, "die.txt"), give(workers, "a.txt")
    failed = over(workers, job)
    assert failed.state is Phase.FAILED
    assert "tried 3 times" in failed.error
    assert over(workers, next_job).state is Phase.DONE
    until(lambda: not Inbox(desk).files(next_job.id).exists())
    assert (Inbox(desk).files(job.id) / "die.txt").read_bytes() == b"text"


def test_a_failed_job_can_be_tried_again_or_discarded(open_workers: Open, desk: Path) -> None:
    workers = open_workers()
    job = give(workers, "fail.txt")
    assert over(workers, job).error == "no room"
    assert workers.retry("other") is None
    desk.with_name("mended").touch()
    again = workers.retry(job.id)
    assert again is not None
    assert again.state is Phase.WAITING
    assert over(workers, job).state is Phase.DONE
    assert workers.retry(job.id) is None
    assert workers.discard(job.id)
    assert workers.job(job.id) is None
    assert not workers.discard(job.id)


def test_requests_to_cross_again_become_one_while_one_waits(open_workers: Open, desk: Path) -> None:
    desk.with_name("held").touch()
    workers = open_workers()
    first = workers.recross(by="ines")
    until(lambda: (state := workers.job(first.id)) is not None and state.state is Phase.RUNNING)
    second = workers.recross(by="ines")
    assert second.id != first.id
    assert workers.recross(by="ravi").id == second.id
    assert not workers.discard(second.id)
    desk.with_name("held").unlink()
    assert over(workers, second).stories == ("s-1",)
    assert over(workers, first).state is Phase.DONE
    assert workers.recross(by="ines").id not in (first.id, second.id)
    assert not Inbox(desk).folder.exists()


def test_a_job_cut_short_by_the_end_of_the_server_is_taken_up_by_the_next(
    open_workers: Open, desk: Path
) -> None:
    desk.with_name("held").touch()
    before = open_workers()
    running, waiting = give(before, "wait.txt"), give(before, "a.txt")
    until(desk.with_name("begun").exists)
    before.close()
    desk.with_name("held").unlink()
    after = open_workers()
    assert {state.id for state in after.jobs()} == {waiting.id, running.id}
    done = over(after, running)
    assert (done.state, done.tries) == (Phase.DONE, 1)
    assert over(after, waiting).state is Phase.DONE


def test_what_was_done_is_remembered_by_the_next_server(open_workers: Open) -> None:
    before = open_workers()
    done = over(before, give(before, "a.txt"))
    before.close()
    assert open_workers().jobs() == (done,)


def test_of_two_servers_the_second_takes_up_jobs_when_the_first_has_ended(
    open_workers: Open, desk: Path
) -> None:
    desk.with_name("held").touch()
    first = open_workers()
    job = give(first, "wait.txt")
    until(desk.with_name("begun").exists)
    second = open_workers()
    time.sleep(0.2)
    assert second.jobs() == ()
    first.close()
    desk.with_name("held").unlink()
    assert over(second, job).state is Phase.DONE
