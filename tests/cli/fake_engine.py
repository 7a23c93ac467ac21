"""An engine that needs no models: it keeps the sample desk, whatever it is given to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from crossread.domain.checking import Answer, Checked
from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement
from crossread.domain.report import Problem
from crossread.intake.judgement_lines import read_judgements
from crossread.serve.configuration import Configuration
from crossread.settings import Settings
from crossread.store import DeskFile
from sample_desk import sample_desk


@dataclass(frozen=True)
class Outcome:
    """The engine's own outcome, field for field."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass
class FakeEngine:
    """Records how it was called; raises `error`, or keeps `desk` and says what was new."""

    desk: Desk = field(default_factory=sample_desk)
    error: BaseException | None = None
    inputs: Sequence[str | Path] = ()
    settings: Settings | None = None
    stdin: bytes = b""
    refreshed: int = 0
    busy_ports: tuple[int, ...] = ()

    def read_into(
        self,
        desk: DeskFile,
        inputs: Sequence[str | Path],
        *,
        settings: Settings,
        stdin: BinaryIO | None = None,
        progress: Callable[[str, int, int | None], None],
        together: bool = False,
    ) -> Outcome:
        self.inputs, self.settings, self.together = inputs, settings, together
        if "-" in inputs and stdin:
            self.stdin = stdin.read()
        if self.error:
            raise self.error
        added = keep(desk, self.desk)
        progress("read", len(added), None)
        kept = tuple(report.id for report in self.desk.reports)
        return Outcome(
            added,
            tuple(report for report in kept if report not in added),
            tuple(story.id for story in self.desk.stories) if added else (),
            self.desk.problems,
        )

    def add_gazetteer(self, desk: DeskFile, path: Path) -> Added:
        desk.put_own("gazetteer", path.stem, b"table")
        return Added(path.stem, 3, self.desk.problems)

    def add_watch_list(self, desk: DeskFile, path: Path) -> Added:
        desk.put_own("watch list", path.stem, b"list")
        return Added(path.stem, 2, self.desk.problems)

    def refresh(
        self, desk: DeskFile, *, settings: Settings, progress: Callable[[str, int, int | None], None]
    ) -> Outcome:
        self.settings = settings
        self.refreshed += 1
        progress("read again", len(desk.report_ids()), len(desk.report_ids()))
        return Outcome()

    def check_claims(
        self,
        desk: DeskFile,
        claims: Sequence[str],
        *,
        settings: Settings,
        progress: Callable[[str, int, int | None], None],
    ) -> tuple[Checked, ...]:
        self.settings = settings
        return tuple(Checked(claim, Answer.NOT_FOUND, differs=("Nothing says so.",)) for claim in claims)

    def read_claims(self, path: Path, *, stdin: BinaryIO | None = None) -> tuple[str, ...]:
        return (f"The first claim of {path}.", f"The second claim of {path}.")

    def judge(
        self,
        desk: DeskFile,
        judgements: Iterable[Judgement],
        *,
        settings: Settings,
        progress: Callable[[str, int, int | None], None] | None = None,
    ) -> Kept:
        self.settings = settings
        given = list(judgements)
        added = desk.add_judgements(given)
        known = tuple(one.id for one in given if one.id not in added)
        return Kept(added, known, tuple(story.id for story in self.desk.stories) if added else ())

    def import_judgements(
        self,
        desk: DeskFile,
        path: Path,
        *,
        settings: Settings,
        progress: Callable[[str, int, int | None], None] | None = None,
    ) -> Kept:
        lines, problems = read_judgements(path)
        kept = self.judge(desk, [line.judgement for line in lines], settings=settings)
        return replace(kept, problems=tuple(problems))

    def run(
        self,
        configuration: Configuration,
        *,
        certificate: Path | None,
        key: Path | None,
        started: Callable[[str, int], None],
    ) -> None:
        """A server that starts, on another port where that is busy, and is stopped at once."""
        self.configuration, self.certificate, self.key = configuration, certificate, key
        if self.error:
            raise self.error
        used = configuration.port + (configuration.port in self.busy_ports)
        started(f"http://{configuration.host}:{used}", used)
        raise KeyboardInterrupt


@dataclass(frozen=True)
class Kept:
    """The engine's own account of what became of judgements."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Added:
    """The engine's own account of what a user brought along."""

    name: str
    entries: int
    problems: tuple[Problem, ...] = ()


def keep(file: DeskFile, desk: Desk) -> tuple[str, ...]:
    """Put a whole desk into a file; the ids of what was new."""
    added = tuple(r.id for r in desk.reports if file.add_report(r, desk.reading(r.id)))
    file.replace_story(
        retire=(),
        stories=desk.stories,
        lineages=desk.lineages,
        claims=desk.claims,
        discrepancies=desk.discrepancies,
        entities=desk.entities,
    )
    file.add_judgements(desk.judgements)
    return added
