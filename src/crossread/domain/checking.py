"""The answer to "is this so?": what the reports of a desk say to one claim, slot by slot, with the passages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.crossing import Status
from crossread.domain.span import Citation, Span


class Answer(StrEnum):
    """What the reports say to a claim. Supported never means true, not found never means false."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    NOT_FOUND = "not found"
    NOT_MEASURED = "not measured"


class SlotKind(StrEnum):
    """The parts of a claim that are compared one by one."""

    FIGURE = "figure"
    QUALIFIER = "qualifier"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    ATTRIBUTION = "attribution"
    OPPOSITE = "opposite"
    WORDING = "wording"


class Outcome(StrEnum):
    """How a passage stands to a part of a claim: says it, leaves it to the text around it, is silent, says otherwise."""

    AGREE = "agree"
    CONTEXT = "context"
    SILENT = "silent"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True)
class SlotReading:
    """One part of a claim against one passage.

    `claimed` are characters of the claim, `told` those of the report that answer it (None where it is silent). `words` say
    it in a sentence. `weight` in [0, 1]: how surely the two are of one slot.
    """

    kind: SlotKind
    outcome: Outcome
    claimed: Span
    told: Citation | None
    words: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that bears on a claim: `supports` it or contradicts it, with `probability`.

    `lineage` is "" for a report that no story holds yet. `origin` is the voice it rests on, `source` where that is named.
    """

    citation: Citation
    supports: bool
    probability: float
    lineage: str
    origin: str
    slots: tuple[SlotReading, ...] = ()
    source: Citation | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its answer.

    `status`, `lineages` and `origins` are those of the passages that support it, as claims of the desk count them;
    `against_lineages` and `against_origins` of those that contradict it. `near` is the passage that comes closest where
    nothing decides. `differs` says what differs, or why nothing was measured, in sentences.
    """

    claim: str
    answer: Answer
    status: Status | None = None
    lineages: int = 0
    origins: int = 0
    against_lineages: int = 0
    against_origins: int = 0
    evidence: tuple[Evidence, ...] = ()
    near: Citation | None = None
    differs: tuple[str, ...] = ()
