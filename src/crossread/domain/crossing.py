"""What many reports say against each other: stories, lineages, claims, discrepancies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.dating import Doubt, InferredDay, SharedEvent
from crossread.domain.reuse import Reuse
from crossread.domain.span import Citation


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about one happening and its direct consequences; `first`/`last` are ISO days or None.

    `relations` holds pairs tied by common origin or weak reuse that are *not* one lineage. `days` are those of reports
    that do not say when they were written, `doubts` those of reports that seem to say it wrongly; `event` is the day and
    place of what most of the reports mainly tell of. `judged` are the ids of judgements that formed any result of it.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    relations: tuple[Reuse, ...] = ()
    days: tuple[InferredDay, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    event: SharedEvent | None = None
    labels: tuple[LabelUse, ...] = ()
    judged: tuple[str, ...] = ()
    overruled: tuple[Overruled, ...] = ()


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that newer ones contradict, in part or (where the story's `judged` has it not) wholly."""

    judgement: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelUse:
    """A word of colour that somebody uses for actors: "the rebels", "terrorists".

    `referent` is what the story calls those actors most neutrally, `word` the label, folded to its singular. `by` is the
    voice that uses it: the canonical name of a reported source (`quoted`; the outlet's where it has none), else the outlet.
    """

    referent: str
    word: str
    by: str
    quoted: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Lineage:
    """Reports that are one account, however many outlets; `agency` when a member names one."""

    id: str
    story: str
    reports: tuple[str, ...]
    agency: str | None = None
    reuse: tuple[Reuse, ...] = ()
    judged: tuple[str, ...] = ()


class Status(StrEnum):
    """How well a claim stands. Corroborated never means true."""

    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single origin"
    SINGLE_LINEAGE = "single lineage"
    DISPUTED = "disputed"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Support:
    """One passage behind a claim: its lineage, the voice it rests on, and where that voice is named.

    `origin` is the canonical name of the source, or the lineage's own voice ("outlet: ...", "agency: ...").
    """

    citation: Citation
    lineage: str
    origin: str
    attribution: Citation | None = None


class Passing(StrEnum):
    """How a claim came into a passage."""

    COPIED = "copied"  # from the passage of another report
    SHARED_TEXT = "shared text"  # both carry one text, and which came first is open
    TOLD = "told"  # by a voice the passage names


@dataclass(frozen=True, slots=True)
class Step:
    """One step on a claim's way into `target`: from a passage (`source`), or from a voice (`origin`, with `source` None).

    `day` is the ISO day the target was written, None where that is not known.
    """

    target: Citation
    how: Passing
    source: Citation | None = None
    origin: str = ""
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What passages of several reports assert in common, with the two counts.

    `event` is the id of the happening it tells of; `earliest` the report known to have printed it first, None where
    that is open. `agreed` says in words which slots agree (who, where, when, what, how many), `travel` how it came from
    voices and texts into each passage. `loosest` is the passage that hangs on the others by the weakest link, `score` in
    [0, 1] the probability that this link holds; None where that is not known.
    """

    id: str
    story: str
    text: str
    status: Status
    reports: int
    outlets: int
    lineages: int
    origins: int
    support: tuple[Support, ...]
    event: str | None = None
    earliest: str | None = None
    agreed: tuple[str, ...] = ()
    travel: tuple[Step, ...] = ()
    judged: tuple[str, ...] = ()
    loosest: Citation | None = None
    score: float | None = None


class DiscrepancyKind(StrEnum):
    """Kinds of discrepancy."""

    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    FIGURE = "figure"
    PLACE = "place"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    DISTANCE = "distance"
    ARITHMETIC = "arithmetic"
    LABEL = "label"
    ADDITION = "addition"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of a disputed point: its value in words, where it stands, and in which lineage."""

    value: str
    citation: Citation
    lineage: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where readings of one point differ. `detail` is the sub-kind ("altered", "marks dropped", ...)."""

    id: str
    kind: DiscrepancyKind
    detail: str
    story: str
    confidence: float
    explanation: str
    readings: tuple[Variant, ...]
    claim: str | None = None
    judged: tuple[str, ...] = ()
