"""What the machine is least certain of, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.judgements import Subject
from crossread.domain.reuse import Reuse

_BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Question:
    """One decision of the machine that a person is asked about.

    `id` is that of the result it is about; of reuse, see `reuse_id`. `kind` is a discrepancy's kind, an entity's kind, a
    relation, a claim's status or an event's type. `confidence` in [0, 1] is the probability that the decision is right, as
    far as the machine knows. `doubt` in [0, 1] is what questions are ordered by, greatest first: how near the decision is
    to the toss of a coin, and how much hangs on it. `words` say in a line what it is about, `reasons` why it was taken.
    """

    story: str
    subject: Subject
    id: str
    kind: str
    confidence: float
    doubt: float
    words: str
    reasons: tuple[str, ...] = ()


def reuse_id(a: str, b: str) -> str:
    """What the relation of two reports goes by, in whichever order they are given."""
    return _BETWEEN.join(sorted((a, b)))


def reports_of_reuse(given: str) -> tuple[str, str] | None:
    """The two reports that such an id names; None for what is none."""
    first, between, second = given.partition(_BETWEEN)
    return (first, second) if between and first and second and _BETWEEN not in second else None


def id_of(reuse: Reuse) -> str:
    """What a relation goes by."""
    return reuse_id(reuse.source, reuse.derived)
