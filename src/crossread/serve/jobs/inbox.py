"""What waits to be added, on disk beside the desk: a server that is killed takes it up again when it starts."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, BinaryIO
from urllib.parse import urlsplit

from crossread.errors import DeskError
from crossread.serve.jobs.items import Address, Incoming, Pasted, Upload, apart, safe_name
from crossread.serve.jobs.states import ItemOutcome, ItemState, JobKind, JobState, Phase, Trouble, now
from crossread.serve.keeping import held

_JOB = "job.json"
_FILES = "files"
_LOCK = "lock"
_OWNER_ONLY = 0o700
_REMEMBERED = 50  # jobs that are over, the newest


@dataclass(frozen=True, slots=True)
class Source:
    """One input as it is spooled: a file, or the name of the file that a page will become once fetched from `url`."""

    file: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Spooled:
    """A job with what it needs to be done."""

    state: JobState
    sources: tuple[Source, ...] = ()
    together: bool = False


class Inbox:
    """The folder `DESK.inbox`, with a folder a job."""

    def __init__(self, desk: Path) -> None:
        self.folder = desk.with_name(desk.name + ".inbox")
        self._held: IO[bytes] | None = None

    def claim(self) -> bool:
        """Whether the jobs here are ours: no other server that runs has claimed them. An empty inbox is anybody's."""
        if self._held is None and self.folder.is_dir():
            try:
                self._held = held(self.folder / _LOCK)
            except OSError:  # nothing can be written here, so nothing can be done either
                return True
            return self._held is not None
        return True

    def release(self) -> None:
        """Leave the jobs to the next server."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def files(self, job: str) -> Path:
        """Where the files of a job are."""
        return self.folder / job / _FILES

    def put(self, items: Sequence[Incoming], *, by: str, together: bool) -> Spooled:
        """Keep a new job; once this returns, only a broken disk can lose it.

        Raises:
            DeskError: when it cannot be written; nothing of it is kept then.
        """
        job = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        names = apart(_file_name(item) for item in items)
        sources = tuple(
            Source(name, item.url if isinstance(item, Address) else "")
            for item, name in zip(items, names, strict=True)
        )
        shown = tuple(ItemState(item.name) for item in items)
        spooled = Spooled(JobState(job, JobKind.ADD, by, now(), items=shown), sources, together)
        try:
            self.folder.mkdir(mode=_OWNER_ONLY, exist_ok=True)  # what is in it, nobody else gets at
            self.files(job).mkdir(parents=True)
            self.claim()
            for item, source in zip(items, sources, strict=True):
                if not isinstance(item, Address):
                    _write(self.files(job) / source.file, item)
            self.save(spooled)
        except OSError as error:
            shutil.rmtree(self.folder / job, ignore_errors=True)
            raise DeskError(
                f"{self.folder}: what was sent cannot be kept ({error.strerror or error}); "
                "make room or check your rights there, and send it again"
            ) from error
        return spooled

    def save(self, spooled: Spooled) -> None:
        """Write down how far a job is."""
        place = self.folder / spooled.state.id / _JOB
        fresh = place.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(spooled), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(place)

    def settle(self, spooled: Spooled) -> None:
        """Write down that a job is done, and let go of its files; jobs that were done long ago are forgotten."""
        self.save(spooled)
        shutil.rmtree(self.files(spooled.state.id), ignore_errors=True)
        done = [one.state.id for one in self.load() if one.state.state is Phase.DONE]
        for job in done[:-_REMEMBERED]:
            self.forget(job)

    def forget(self, job: str) -> None:
        """Remove a job with all that was sent."""
        shutil.rmtree(self.folder / job, ignore_errors=True)

    def load(self) -> Iterator[Spooled]:
        """The jobs on disk, the oldest first; an upload that was cut short is none."""
        if not self.folder.is_dir():
            return
        for folder in sorted(self.folder.iterdir()):
            try:
                yield _spooled(json.loads((folder / _JOB).read_text("utf-8")))
            except (OSError, ValueError, KeyError, TypeError):
                continue


def _file_name(item: Incoming) -> str:
    if isinstance(item, Upload):
        return safe_name(item.name)
    if isinstance(item, Pasted):
        return safe_name(f"{item.name}.json")
    try:
        parts = urlsplit(item.url)
    except ValueError:  # a bracket that is not closed: fetching it will say so
        return safe_name("page.json")
    return safe_name(f"{parts.netloc} {parts.path.strip('/').rsplit('/', 1)[-1]}".strip() + ".json")


def _write(place: Path, item: Upload | Pasted) -> None:
    with place.open("xb") as file:
        if isinstance(item, Upload):
            _copy(item.data, file)
        else:
            file.write(json.dumps({key: value for key, value in asdict(item).items() if value}).encode())
        file.flush()
        os.fsync(file.fileno())


def _copy(data: BinaryIO, file: BinaryIO) -> None:
    data.seek(0)
    shutil.copyfileobj(data, file)


def _spooled(value: dict[str, Any]) -> Spooled:
    state = value["state"]
    items = tuple(
        ItemState(
            **{
                **item,
                "outcome": ItemOutcome(item["outcome"]),
                "reports": tuple(item["reports"]),
                "troubles": tuple(Trouble(**trouble) for trouble in item["troubles"]),
            }
        )
        for item in state["items"]
    )
    known = {
        "kind": JobKind(state["kind"]),
        "state": Phase(state["state"]),
        "stories": tuple(state["stories"]),
    }
    return Spooled(
        JobState(**{**state, **known, "items": items}),
        tuple(Source(**source) for source in value["sources"]),
        bool(value["together"]),
    )
