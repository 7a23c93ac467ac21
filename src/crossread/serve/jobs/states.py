"""Jobs as everybody sees them: frozen values, replaced by newer ones as a job goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class JobKind(StrEnum):
    """What a job does."""

    ADD = "add"
    RECROSS = "recross"


class Phase(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class ItemOutcome(StrEnum):
    """What became of one input: its reports are new, the desk had them all, or nothing could be read."""

    WAITING = "waiting"
    ADDED = "added"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with an input, in words: what was found, and what was done about it."""

    what: str
    done: str


@dataclass(frozen=True, slots=True)
class ItemState:
    """One input of a job, under the name its giver knows it by.

    `added` and `known` count its reports that were new and that the desk had; `reports` are ids of the first of them.
    """

    name: str
    outcome: ItemOutcome = ItemOutcome.WAITING
    added: int = 0
    known: int = 0
    reports: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class JobState:
    """A job at one moment.

    `step` names what is being done ("read", "compare", "cross" ...), with `done` of `total` (None: unknown) behind it.
    `crossed` counts the stories crossed, `stories` are ids of the first of them. `error` says why a job failed. Times are
    ISO 8601 in UTC, "" for not yet. `tries` counts how often it was begun.
    """

    id: str
    kind: JobKind
    by: str
    made: str
    state: Phase = Phase.WAITING
    step: str = ""
    done: int = 0
    total: int | None = None
    items: tuple[ItemState, ...] = ()
    crossed: int = 0
    stories: tuple[str, ...] = ()
    error: str = ""
    tries: int = 0
    started: str = ""
    ended: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state in (Phase.DONE, Phase.FAILED)


def now() -> str:
    """This moment, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
