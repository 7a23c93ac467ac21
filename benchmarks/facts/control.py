"""Control of places on invented sentences; the rival is the plain pattern "X verb Y".

No public set exists. About half of the sentences tell of no control (matches, companies, floods, people and goods
seized), or deny, plan or fear it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.facts.invented import HALVES, grounds, sentences_of
from benchmarks.reading.scoring import Score
from benchmarks.tables import Cell, print_table
from crossread.domain.facts import Control, ControlChange, EventStatus
from crossread.domain.span import Span
from crossread.models.reader import OnnxReader, Reader
from crossread.reading.control import controls_of
from crossread.reading.ground import Ground

PUBLISHED = "Published: none known; event coders (PETRARCH, ACLED's) code a seizure as an event, not who holds the place."
Wanted = Mapping[str, Any]
_VERBS = {
    ControlChange.CAPTURED: "captured|seized|took(?: over| control of)?|taking control of|overran|liberated",
    ControlChange.REGAINED: "regained(?: control of)?|retook|recaptured|reclaimed",
    ControlChange.LOST: "lost(?: control of)?",
    ControlChange.ENTERED: "entered",
    ControlChange.WITHDREW: "withdrew from|pulled out of|retreated from",
    ControlChange.HELD: "controls?|holds?|occup(?:y|ies)",
}
_PHRASE = r"((?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){0,2}[\w’'-]+)"
_RIVAL = {
    change: re.compile(rf"\b{_PHRASE} (?:has |have |had |now )?(?:{verb}) {_PHRASE}")
    for change, verb in _VERBS.items()
}


@dataclass
class Tally:
    """How one finder did: places with their change, and of those found the holders and how they are told."""

    places: Score
    holders: int = 0
    statuses: int = 0

    @property
    def cells(self) -> list[Cell]:
        """Precision, recall, F1, share of right holders, share of right statuses."""
        found = max(self.places.right, 1)
        return [*self.places.cells, self.holders / found, self.statuses / found]


def report(reader: Reader) -> None:
    """Print the table."""
    rows: list[list[Cell]] = []
    for half in HALVES:
        records = sentences_of("control_sentences", half)
        read = list(grounds(reader, (record["text"] for record in records)))
        wanted = [record["told"] for record in records]
        size: list[Cell] = [half, len(records), sum(map(len, wanted))]
        rows.append(["rules", *size, *tally(controls_of, read, wanted).cells])
        rows.append(["rival: X verb Y", *size, *tally(rival, read, wanted).cells])
    header = ["", "half", "sentences", "in gold", "P", "R", "F1", "holders", "told as"]
    print_table("Control of places, place and change, invented sentences", header, rows)
    print(f"\n{PUBLISHED}")


def tally(
    find: Callable[[Ground], Sequence[Control]], read: Sequence[Ground], wanted: Sequence[Sequence[Wanted]]
) -> Tally:
    """Count what a finder finds. A place is right when it shares a character with the one wanted, and so a holder."""
    total = Tally(Score())
    for ground, told in zip(read, wanted, strict=True):
        left = list(find(ground))
        total.places.found += len(left)
        total.places.wanted += len(told)
        for statement in told:
            match = next((c for c in left if _is(ground, c, statement)), None)
            if match is None:
                continue
            left.remove(match)
            total.places.right += 1
            total.statuses += match.status == statement["status"]
            total.holders += _names(ground, match.holder, statement.get("holder")) and _names(
                ground, match.former, statement.get("former")
            )
    return total


def _is(ground: Ground, control: Control, statement: Wanted) -> bool:
    return control.change == statement["change"] and _names(ground, control.place, statement["place"])


def _names(ground: Ground, span: Span | None, printed: str | None) -> bool:
    """Whether a span covers a part of the words wanted, or both are missing."""
    if span is None or printed is None:
        return span is None and printed is None
    start = ground.text.find(printed)
    return span.overlaps(Span(start, start + len(printed)))


def rival(ground: Ground) -> list[Control]:
    """Every "X verb Y": Y is the place, X holds it, or held it before it lost or left it."""
    found = []
    for change, pattern in _RIVAL.items():
        for match in pattern.finditer(ground.text):
            who, place = Span(*match.span(1)), Span(*match.span(2))
            gone = change in (ControlChange.LOST, ControlChange.WITHDREW)
            found.append(
                Control(
                    span=Span(*match.span()),
                    passage=0,
                    place=place,
                    change=change,
                    holder=None if gone else who,
                    former=who if gone else None,
                    exceptions=(),
                    time=None,
                    status=EventStatus.ACTUAL,
                    claimed_by=None,
                    score=1.0,
                )
            )
    return found


if __name__ == "__main__":
    report(OnnxReader.from_package(threads=1))
