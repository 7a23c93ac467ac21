"""Answers to claims, in the shapes of `crossread check --format json`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from crossread.domain.checking import Answer as Found
from crossread.domain.checking import Checked, Outcome, SlotKind
from crossread.domain.crossing import Status
from crossread.export.json_check import SCHEMA, export_checks
from crossread.serve.answers.common import Answer, SpanAnswer
from crossread.serve.library import Library

MOST_CLAIMS = 100


class CheckRequest(BaseModel):
    """Claims to be checked, each by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claims: list[str] = Field(
        min_length=1, max_length=MOST_CLAIMS, description=f"statements, at most {MOST_CLAIMS} at once"
    )


class ClaimedAnswer(Answer):
    """Characters of the claim: half-open [start, end) in Unicode code points."""

    start: int
    end: int
    text: str


class SlotAnswer(Answer):
    """One part of a claim against one passage; `told` are the characters that answer it, null where it is silent."""

    kind: SlotKind
    outcome: Outcome
    claimed: ClaimedAnswer
    told: SpanAnswer | None
    words: str
    weight: float


class EvidenceAnswer(SpanAnswer):
    """A passage that supports the claim or contradicts it, with `probability`.

    `lineage` is "" for a report that no story holds yet. `origin` is the voice it rests on, `source` where that is named.
    """

    title: str
    outlet: str | None
    supports: bool
    probability: float
    lineage: str
    origin: str
    source: SpanAnswer | None
    slots: tuple[SlotAnswer, ...]


class CheckAnswer(Answer):
    """A claim with its answer: supported never means true, and not found never means false.

    `status`, `lineages` and `origins` are those of the passages that support it, `against_lineages` and `against_origins`
    those of the ones that contradict it. `differs` says what differs, or why nothing was measured. `near` is the passage
    that comes closest where nothing decides.
    """

    claim: str
    answer: Found
    status: Status | None
    lineages: int
    origins: int
    against_lineages: int
    against_origins: int
    differs: tuple[str, ...]
    evidence: tuple[EvidenceAnswer, ...]
    near: SpanAnswer | None


class ChecksAnswer(Answer):
    """Answers to claims, in the order they were asked."""

    schema_: str = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    checks: tuple[CheckAnswer, ...]


def checks_answer(library: Library, checked: Sequence[Checked]) -> ChecksAnswer:
    """What a check found, with the characters of the reports it cites."""
    document: dict[str, Any] = export_checks(checked, cache(library.desk().report))
    return ChecksAnswer.model_validate(document)
