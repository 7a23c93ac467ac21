from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace

from crossread.serve.jobs.board import Board
from crossread.serve.jobs.states import JobKind, JobState, Phase

FIRST = JobState("1", JobKind.ADD, "ines", "2031-05-14T09:30:00Z")


def test_the_newest_is_first_and_the_oldest_that_is_over_goes() -> None:
    board = Board()
    board.show(FIRST)
    for number in range(2, 302):
        board.show(replace(FIRST, id=str(number), state=Phase.DONE))
    ids = [state.id for state in board.states()]
    assert ids[0] == "301"
    assert ids[-1] == "1"
    assert len(ids) == 200


def test_a_watch_sees_the_states_of_its_job_until_it_is_over() -> None:
    board = Board()
    board.show(FIRST)
    board.show(replace(FIRST, id="2"))

    def work() -> None:
        for done in range(1, 4):
            time.sleep(0.03)
            board.show(replace(FIRST, state=Phase.RUNNING, done=done))
            board.change("2", lambda state: replace(state, done=99))
        time.sleep(0.03)
        board.show(replace(FIRST, state=Phase.DONE))

    async def watch() -> list[JobState]:
        thread = threading.Thread(target=work)
        thread.start()
        seen = [state async for state in board.watch("1")]
        await asyncio.to_thread(thread.join)
        return seen

    seen = asyncio.run(watch())
    assert seen[0] == FIRST
    assert seen[-1].state is Phase.DONE
    assert [state.done for state in seen[1:-1]] == [1, 2, 3]
    assert not board._watchers


def test_a_job_nobody_knows_or_that_is_taken_down_has_nothing_to_watch() -> None:
    board = Board()

    async def watch(job: str, *, drop: bool = False) -> list[JobState]:
        seen = []
        async for state in board.watch(job):
            seen.append(state)
            if drop:
                board.drop(job)
        return seen

    assert asyncio.run(watch("9")) == []
    board.show(FIRST)
    assert asyncio.run(asyncio.wait_for(watch("1", drop=True), 5)) == [FIRST]
    board.change("9", lambda state: state)


def test_watches_end_with_the_server() -> None:
    board = Board()
    board.show(FIRST)

    async def watch() -> int:
        seen = 0
        async for _ in board.watch("1"):
            seen += 1
            threading.Timer(0.02, board.close).start()
        return seen

    assert asyncio.run(asyncio.wait_for(watch(), 5)) <= 2
