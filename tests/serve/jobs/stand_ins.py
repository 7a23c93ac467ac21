"""Bodies for processes that need no models; spawned processes import them by name."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from crossread.errors import DeskError
from crossread.serve.jobs.adding import AddTask, RecrossTask, Step, TaskDone
from crossread.serve.jobs.process import Tell, attend
from crossread.serve.jobs.states import ItemOutcome, ItemState
from crossread.settings import Settings


def echo(pipe: Connection, *arguments: Any) -> None:
    """Answers with what it was asked, or does as it is told."""

    def handle(request: Any, tell: Tell) -> Any:
        match request:
            case "arguments":
                return arguments
            case "pid":
                return os.getpid()
            case "die":
                os._exit(3)
            case "fail":
                raise DeskError("the desk is upside down")
            case "break":
                raise RuntimeError("surprise")
            case ["wait", float(seconds)]:
                time.sleep(seconds)
            case ["tell", int(times)]:
                for at in range(times):
                    tell(at)
        return request

    attend(pipe, handle)


def add(pipe: Connection, desk: Path, settings: Settings) -> None:
    """Adds nothing; file names say what is to happen: "die twice.txt", "wait.txt", "fail.txt"."""

    def handle(task: AddTask | RecrossTask, tell: Tell) -> TaskDone:
        if isinstance(task, RecrossTask):
            while desk.with_name("held").exists():
                time.sleep(0.02)
            return TaskDone(stories=("s-1",))
        for at, source in enumerate(task.sources):
            tell(Step("read", at, len(task.sources)))
            if source.file == "wait.txt":
                desk.with_name("begun").touch()
                while desk.with_name("held").exists():
                    time.sleep(0.02)
            if source.file == "fail.txt" and not desk.with_name("mended").exists():
                raise DeskError("no room")
            tries = desk.with_name(f"tries of {source.file}")
            with tries.open("a") as file:
                file.write("x")
            if source.file == "die.txt" or (source.file == "die twice.txt" and tries.stat().st_size <= 2):
                os._exit(9)
        items = tuple(ItemState(name, ItemOutcome.ADDED, 1) for name in task.names)
        return TaskDone(items, ("s-1", "s-2"))

    attend(pipe, handle)
