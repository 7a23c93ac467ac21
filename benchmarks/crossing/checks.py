"""Team-written claims with their answers, and the desk they are checked on: the stories of one part together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.crossing.stories import load_stories
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.engine.crossing import cross_touched
from crossread.engine.keeping import ReadingRoom, keep, read
from crossread.engine.own_data import gazetteer_of
from crossread.engine.rooms import Rooms
from crossread.engine.run import silent
from crossread.models.entailment import Entailment, Pair
from crossread.store import DeskFile

CHECKS = Path(__file__).resolve().parent / "checks.jsonl"
_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class LabelledCheck:
    """One claim: the answer a person gives, what was changed to make it ("none"), the passages that say so."""

    story: str
    claim: str
    answer: str
    change: str
    evidence: tuple[Citation, ...]

    @property
    def distorted(self) -> bool:
        """Whether it says otherwise than the reports."""
        return self.answer == "contradicted"


def load_checks(part: str) -> Iterator[LabelledCheck]:
    """The claims of one part whose stories are there on this machine, in the order of the file."""
    ids = {s.name: {key: report for report, key in s.keys.items()} for s in load_stories(part)}
    for line in CHECKS.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        if raw["part"] == part and raw["story"] in ids:
            of = ids[raw["story"]]
            evidence = tuple(Citation(of[e["report"]], Span(e["start"], e["end"])) for e in raw["evidence"])
            yield LabelledCheck(raw["story"], raw["claim"], raw["answer"], raw["change"], evidence)


class _Silent:
    """A network that leaves everything open."""

    name = "silent"

    def bearing(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """Nothing borne out and nothing excluded. *Shape:* (pairs, 3)."""
        return np.tile([0.0, 0.0, 1.0], (len(pairs), 1))


class _Unasked(Rooms):
    """Crosses without the network, which takes half of the time: what a check says hangs on stories and lineages alone."""

    @cached_property
    def entailment(self) -> Entailment:
        """Says nothing."""
        return _Silent()


def fill_desk(desk: DeskFile, rooms: Rooms, part: str) -> None:
    """Read the reports of all stories of a part into a desk, each story crossed as one."""
    rooms = _Unasked(rooms.settings, own_reader=rooms.reader)
    room = ReadingRoom(rooms.reader, gazetteer_of(desk, rooms.gazetteer))
    for story in load_stories(part):
        fresh = [r for r in story.reports if not desk.has_report(r.id)]
        for batch in _batches(fresh):
            layers, _ = read(batch, room)
            with desk.transaction():
                keep(desk, batch, layers, room)
        cross_touched(desk, rooms, together=sorted(r.id for r in story.reports), progress=silent)


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    for at in range(0, len(reports), _AT_ONCE):
        yield reports[at : at + _AT_ONCE]
