"""Reuse between two reports, passage by passage, and the relation it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.span import Citation


class ReuseKind(StrEnum):
    """How passage B was written from passage A."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"


class Relation(StrEnum):
    """How two reports stand to each other (system.md, "Relations between two reports")."""

    WHOLLY_DERIVED = "wholly derived"
    PARTIALLY_DERIVED = "partially derived"
    COMMON_ORIGIN = "common origin"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Two passages, one written from the other (or both from one text). `similarity` in [0, 1]."""

    source: Citation
    derived: Citation
    kind: ReuseKind
    similarity: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """The relation of two reports, running from `source` to `derived` where `directed`.

    Undirected reuse keeps the two in id order. `coverage` is the share of the derived report's news text
    (characters) that comes from the source, `coverage_back` the share of the source's that is found in
    the derived; `confidence` the calibrated probability of the stated lineage decision; `one_lineage`
    whether the two are one account; `reasons` the signals in words.
    """

    source: str
    derived: str
    relation: Relation
    directed: bool
    one_lineage: bool
    coverage: float
    coverage_back: float
    confidence: float
    reasons: tuple[str, ...] = ()
    pairs: tuple[PassagePair, ...] = ()
    shared_quotations: tuple[PassagePair, ...] = ()
    judged: tuple[str, ...] = ()
