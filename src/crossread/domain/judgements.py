"""What a person decided: authored, dated, undoable, and about characters of reports, so that it outlives every crossing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.span import Citation


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


class Subject(StrEnum):
    """What it was decided about."""

    ENTITY = "entity"
    CLAIM = "claim"
    EVENT = "event"
    REUSE = "reuse"
    DISCREPANCY = "discrepancy"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person.

    `places` are the characters it is about; for SAME and DIFFERENT `others` are those of the second thing. `detail` is
    what of it is judged (a discrepancy's kind, the field a correction is for), `value` the correction. `at` is ISO 8601 in
    UTC. `undoes` is the id of an earlier judgement that this one takes back; it decides nothing itself.
    """

    id: str
    verdict: Verdict
    subject: Subject
    places: tuple[Citation, ...]
    others: tuple[Citation, ...]
    detail: str
    value: str
    author: str
    at: str
    note: str = ""
    undoes: str | None = None
