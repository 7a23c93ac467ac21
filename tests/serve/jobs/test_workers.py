"""The processes with the models they run in earnest."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.domain.checking import Answer
from crossread.errors import DeskError, UsageError, WorkerError
from crossread.serve.jobs.checking import Checks
from crossread.serve.jobs.items import Address, Pasted, Upload
from crossread.serve.jobs.states import ItemOutcome, JobState, Phase
from crossread.serve.jobs.workers import Workers
from crossread.settings import Settings
from crossread.store import open_desk
from serve.conftest import EXAMPLE

STORM = (
    "A storm closed the harbour of Aberdeen on Monday, officials said. Three ships waited outside until noon."
)


@pytest.fixture
def workers(example_copy: Path) -> Iterator[Workers]:
    made = Workers(example_copy, Settings(threads=1))
    yield made
    made.close()


def over(workers: Workers, job: JobState) -> JobState:
    for _ in range(1_200):
        state = workers.job(job.id)
        if state is not None and state.over:
            return state
        time.sleep(0.05)
    raise AssertionError(workers.job(job.id))


def test_claims_are_checked_and_a_killed_process_is_replaced(workers: Workers) -> None:
    sunk, odd = workers.check(["The Titanic sank after it struck an iceberg.", "Of the and."])
    assert sunk.answer is not Answer.NOT_MEASURED
    assert sunk.evidence or sunk.near
    assert odd.answer is Answer.NOT_MEASURED
    (pid,) = workers.pids
    os.kill(pid, signal.SIGKILL)
    assert workers.check(["The Titanic sank after it struck an iceberg."]) == (sunk,)
    assert workers.pids != (pid,)


def test_what_keeps_a_check_from_an_answer_is_said(tmp_path: Path) -> None:
    checks = Checks(tmp_path / "none.db", Settings(threads=1, fields={}), limit_s=60)
    with pytest.raises(DeskError, match="there is no desk here"):
        checks.check(["The Titanic sank."])
    checks.close()
    hasty = Checks(tmp_path / "none.db", Settings(threads=1, fields={}), limit_s=0.01)
    hasty._turn.acquire()
    with pytest.raises(WorkerError, match=r"no turn within 0\.01 seconds"):
        hasty.check(["The Titanic sank."])
    for _ in range(8):
        hasty._line.acquire()
    with pytest.raises(WorkerError, match="8 requests wait already"):
        hasty.check(["The Titanic sank."])
    hasty.close()


def test_each_input_is_told_what_became_of_it(workers: Workers, example_copy: Path) -> None:
    known = next(iter(sorted(EXAMPLE.glob("*.txt"))))
    lines = b'{"text": "The quay of Port Merrow was closed on Monday, the harbour master said."}\n{"tekst": 1}\nno json\n'
    with known.open("rb") as data:
        job = workers.add(
            [
                Upload(f"C:\\reports\\{known.name}", data),
                Upload("../../etc/crane.jsonl", io.BytesIO(lines)),
                Upload("photo.pdf", io.BytesIO(b"%PDF-1.4 ...")),
                Upload("empty.txt", io.BytesIO(b"")),
                Pasted(STORM, title="Storm closes harbour", outlet="Merrow Post", published="2031-05-14"),
                Address("http://127.0.0.1:9/"),
                Address("http://169.254.169.254/latest/meta-data/"),
            ],
            by="ines",
        )
    done = over(workers, job)
    assert done.state is Phase.DONE
    old, table, picture, empty, pasted, near, metadata = done.items
    assert (old.outcome, old.known, old.troubles) == (ItemOutcome.KNOWN, 1, ())
    assert (table.outcome, table.added) == (ItemOutcome.ADDED, 1)
    assert [trouble.what[:8] for trouble in table.troubles] == ["record 2", "record 3"]
    assert (picture.outcome, picture.troubles[0].done) == (ItemOutcome.FAILED, "skipped")
    assert "PDF" in picture.troubles[0].what
    assert "empty" in empty.troubles[0].what
    assert (pasted.name, pasted.outcome) == ("Storm closes harbour", ItemOutcome.ADDED)
    for item in (near, metadata):
        assert "on this machine or in a network of its own" in item.troubles[0].what
    with open_desk(example_copy, read_only=True) as desk:
        report = desk.report(pasted.reports[0])
        assert (report.text, report.title, report.outlet) == (STORM, "Storm closes harbour", "Merrow Post")
        assert report.published is not None
        assert report.published.value == "2031-05-14"
        assert desk.report(table.reports[0]).path == "crane.jsonl"
        assert desk.story_of(pasted.reports[0]) in done.stories


def test_inputs_said_to_tell_of_one_happening_are_one_story(workers: Workers) -> None:
    other = "The council of Brno bought four buses on Friday. The mayor said that they would run by night."
    done = over(workers, workers.add([Pasted(STORM), Pasted(other)], by="ines", together=True))
    assert done.crossed == 1


def test_nothing_is_no_job(workers: Workers) -> None:
    with pytest.raises(UsageError, match="nothing to add"):
        workers.add([], by="ines")


def test_stories_that_wait_are_crossed_again(workers: Workers, example_copy: Path) -> None:
    with open_desk(example_copy) as desk:
        reports = desk.report_ids()
        desk.uncross(reports[:1])
        assert desk.uncrossed()
    done = over(workers, workers.recross(by="ines"))
    assert done.state is Phase.DONE
    assert done.crossed == 1
    with open_desk(example_copy, read_only=True) as desk:
        assert not desk.uncrossed()
        assert done.stories == (desk.story_of(reports[0]),)


def test_a_process_killed_in_mid_job_does_it_in_the_end(workers: Workers, example_copy: Path) -> None:
    items = [
        Pasted(STORM.replace("Monday", f"the {day}th of May"), title=f"Storm {day}") for day in range(4, 16)
    ]
    job = workers.add(items, by="ines")
    for _ in range(1_200):
        state = workers.job(job.id)
        if state is not None and state.step == "read" and workers.pids:
            break
        time.sleep(0.01)
    os.kill(workers.pids[0], signal.SIGKILL)
    done = over(workers, job)
    assert (done.state, done.tries) == (Phase.DONE, 2)
    assert sum(item.added + item.known for item in done.items) == 12
    with open_desk(example_copy, read_only=True) as desk:
        assert not desk.uncrossed()
