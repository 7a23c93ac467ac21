"""What the comparison of two reports is made of."""

from __future__ import annotations

from pydantic import Field

from crossread.domain.crossing import Status
from crossread.domain.reuse import ReuseKind
from crossread.serve.answers.common import Answer, PageAnswer, SpanAnswer
from crossread.serve.answers.compare_rows import RowKind
from crossread.serve.answers.discrepancy_refs import DiscrepancyRef
from crossread.serve.answers.lineages import RelationAnswer
from crossread.serve.answers.report_refs import ReportRef
from crossread.serve.answers.reports import StoryRef


class WordingAnswer(Answer):
    """A wording in one of two reports; `differs` are the places, in the report's text, of words the other has not."""

    span: SpanAnswer
    cut: bool = Field(description="whether the span goes on after `span.text`")
    differs: tuple[tuple[int, int], ...]


class DifferenceAnswer(DiscrepancyRef):
    """A discrepancy between two reports, with how each words the point. `row` is the number of the row it stands in."""

    a: WordingAnswer
    b: WordingAnswer
    row: int | None


class LoneAnswer(DiscrepancyRef):
    """A discrepancy with a reading in one of the two alone: what a copy adds or leaves out."""

    span: SpanAnswer
    row: int | None


class RowAnswer(Answer):
    """A row of two texts side by side; the side that holds nothing there is None.

    `number` counts rows from 1. A pair that is `moved` stands at another place in the first text; there a row of the kind
    "moved" leads to it, with the number of its row in `beside`.
    """

    number: int
    kind: RowKind
    reuse: ReuseKind | None
    similarity: float
    passages: int
    moved: bool
    beside: int | None
    a: WordingAnswer | None
    b: WordingAnswer | None
    discrepancies: tuple[DiscrepancyRef, ...]


class SharedClaim(Answer):
    """A claim that both reports support, with where."""

    id: str
    key: str
    story: str
    text: str
    status: Status
    a: tuple[SpanAnswer, ...]
    b: tuple[SpanAnswer, ...]


class StretchCount(Answer):
    """How many passages only one of two reports holds, and the share of its passages that is."""

    passages: int
    share: float


class CompareAnswer(Answer):
    """Two reports side by side.

    `relation` is None where no passage of one was found in the other; `rows` are empty then, and `claims` say what the
    two have in common. `altered` are quotations that differ, the surest first, `differences` other discrepancies with a
    reading in both, `alone` those of passages that only one of them holds. Of the rows asked for there are fewer than
    `limit` where they are long.
    """

    a: ReportRef
    b: ReportRef
    story: StoryRef | None
    relation: RelationAnswer | None
    altered: tuple[DifferenceAnswer, ...]
    differences: tuple[DifferenceAnswer, ...]
    alone: tuple[LoneAnswer, ...]
    only_a: StretchCount
    only_b: StretchCount
    rows: PageAnswer[RowAnswer]
    claims: tuple[SharedClaim, ...]
