"""Happenings that several reports tell of: mentions held to be one, and how many were killed or injured in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.facts import Period, Place
from crossread.domain.span import Citation


class EstimateRule(StrEnum):
    """By whose practice best, low and high are chosen among the figures of an event."""

    UCDP = "ucdp"
    ACLED = "acled"


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many, by one rule, with the figures each number rests on; None where no figure says so."""

    what: str
    rule: EstimateRule
    low: float | None
    best: float | None
    high: float | None
    low_from: tuple[Citation, ...] = ()
    best_from: tuple[Citation, ...] = ()
    high_from: tuple[Citation, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening of a story, as the reports tell it.

    `mentions` are the words that name it in each report, one or more a report, in citation order. `type` and `mode` are
    PLOVER's, `acled_type` and `acled_sub_type` ACLED's, "" where the codebook codes none of the mentions. `figures` cite
    the numbers of its figures. `agreed` says in words which slots agree, `score` in [0, 1] how sure the grouping is.
    """

    id: str
    story: str
    mentions: tuple[Citation, ...]
    type: str = ""
    mode: str = ""
    acled_type: str = ""
    acled_sub_type: str = ""
    day: Period | None = None
    place: Place | None = None
    figures: tuple[Citation, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    agreed: tuple[str, ...] = ()
    score: float = 1.0
    judged: tuple[str, ...] = ()
