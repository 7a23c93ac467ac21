from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.errors import DeskError
from crossread.serve.jobs.inbox import Inbox, Source, Spooled
from crossread.serve.jobs.items import Address, Incoming, Pasted, Upload
from crossread.serve.jobs.states import ItemOutcome, ItemState, Phase, Trouble


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    made = Inbox(tmp_path / "crossread.db")
    yield made
    made.release()


def put(inbox: Inbox, *names: str) -> Spooled:
    return inbox.put([Upload(name, io.BytesIO(b"text")) for name in names], by="ines", together=False)


def test_everything_that_was_sent_is_on_disk(inbox: Inbox) -> None:
    pasted = Pasted("A crane fell.", title="Crane: falls", outlet="Merrow Post", url="https://post.example/a")
    page = Address("https://post.example/news/crane?x=1")
    items: list[Incoming] = [Upload("../a.txt", io.BytesIO(b"\x00\xff")), pasted, page]
    spooled = inbox.put(items, by="ines", together=True)
    folder = inbox.files(spooled.state.id)
    assert [source.file for source in spooled.sources] == [
        "a.txt",
        "Crane_ falls.json",
        "post.example crane.json",
    ]
    assert (folder / "a.txt").read_bytes() == b"\x00\xff"
    assert json.loads((folder / "Crane_ falls.json").read_text()) == {
        "text": "A crane fell.", "title": "Crane: falls", "outlet": "Merrow Post", "url": "https://post.example/a",
    }  # fmt: skip
    assert not (folder / "post.example crane.json").exists()
    assert [item.name for item in spooled.state.items] == ["../a.txt", "Crane: falls", page.url]
    assert list(Inbox(inbox.folder.with_name("crossread.db")).load()) == [spooled]


def test_what_is_saved_is_what_is_loaded(inbox: Inbox) -> None:
    spooled = put(inbox, "a.txt")
    items = (ItemState("a.txt", ItemOutcome.FAILED, 0, 2, ("r-1",), (Trouble("what", "done"),)),)
    later = replace(
        spooled, state=replace(spooled.state, state=Phase.RUNNING, items=items, stories=("s-1",), tries=2)
    )
    inbox.save(later)
    assert list(inbox.load()) == [later]


def test_an_upload_that_was_cut_short_is_no_job(inbox: Inbox) -> None:
    spooled = put(inbox, "a.txt")
    (inbox.folder / spooled.state.id / "job.json").unlink()
    (inbox.folder / "20310101-000000-damage").mkdir()
    (inbox.folder / "20310101-000000-damage" / "job.json").write_text('{"state": {}}')
    assert list(inbox.load()) == []


def test_a_disk_that_takes_no_more_is_said_so_and_nothing_kept(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DeskError, match=r"cannot be kept \(No space left on device\)"):
        put(inbox, "a.txt")
    assert [entry.name for entry in inbox.folder.iterdir()] == ["lock"]


def test_files_go_once_the_job_is_done_and_old_jobs_later(inbox: Inbox) -> None:
    ids = []
    for _ in range(55):
        spooled = put(inbox, "a.txt")
        inbox.settle(replace(spooled, state=replace(spooled.state, state=Phase.DONE)))
        assert not inbox.files(spooled.state.id).exists()
        ids.append(spooled.state.id)
    assert len(list(inbox.load())) == 50


def test_jobs_that_wait_or_failed_are_never_forgotten(inbox: Inbox) -> None:
    kept = put(inbox, "a.txt")
    failed = put(inbox, "b.txt")
    inbox.save(replace(failed, state=replace(failed.state, state=Phase.FAILED)))
    for _ in range(60):
        done = put(inbox, "c.txt")
        inbox.settle(replace(done, state=replace(done.state, state=Phase.DONE)))
    assert inbox.files(kept.state.id).joinpath("a.txt").exists()
    assert inbox.files(failed.state.id).joinpath("b.txt").exists()


def test_one_server_has_the_inbox(inbox: Inbox) -> None:
    assert inbox.claim()
    put(inbox, "a.txt")
    other = Inbox(inbox.folder.with_name("crossread.db"))
    assert not other.claim()
    assert inbox.claim()
    inbox.release()
    assert other.claim()
    other.release()


def test_nobody_else_can_look_into_it(inbox: Inbox) -> None:
    inbox.put([Pasted("A crane fell.")], by="ines", together=False)
    assert inbox.folder.stat().st_mode & 0o077 == 0


def test_an_address_that_is_none_is_kept_to_be_told_of(inbox: Inbox) -> None:
    spooled = inbox.put([Address("http://[x")], by="ines", together=False)
    assert spooled.sources == (Source("page.json", "http://[x"),)
