"""Where the readings of a story differ: cards with every reading in its sentence, differing words pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pydantic import Field

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.domain.desk import Desk
from crossread.domain.span import Citation
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names, sort_discrepancies
from crossread.export.page_readings import Direction, alike, directed_reuse, role, wording
from crossread.serve.answers.common import Answer, PageAnswer, SpanAnswer, span_answer
from crossread.serve.answers.distances import DistanceAnswer, distances
from crossread.serve.answers.listing import Several, cut, holds, page_answer, query_words
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.story_desk import desk_with_passages, results_desk, results_names
from crossread.serve.library import Library
from crossread.serve.refusals import missing

_MOST_READINGS = 12  # of one card in a list, and places a reading; the discrepancy's own address gives all
_READ_AT_MOST = 30  # variants of one card in a list that are looked at for that


class Change(StrEnum):
    """What became of words that one reading has and the reading it is compared with has not."""

    LOST = "lost"  # the copy has them no more
    ADDED = "added"  # the source has them not
    OTHER = "other"  # neither was written from the other


_CHANGES = {"del": Change.LOST, "ins": Change.ADDED, "mark": Change.OTHER}


class DiscrepancyQuery(Paging):
    """Which discrepancies of a story are wanted."""

    limit: int = Field(default=20, ge=1, le=50, description="how many items to give at most")
    kind: Several[DiscrepancyKind] = Field(default=(), description="only these kinds")
    q: Words = Field(
        default="", description="words that all stand in the explanation or the readings' values"
    )
    lineage: Words = Field(default="", description="only where this lineage has a reading, by its id")
    claim: Words = Field(default="", description="only those of this claim, by its id")
    min_confidence: float = Field(default=0.0, ge=0.0, le=1.0, description="only those at least so sure")


class PlaceAnswer(Answer):
    """Characters of a report, and whose account they are."""

    report: ReportRef
    lineage: str
    span: SpanAnswer


class ReadingAnswer(Answer):
    """One reading of a disputed point, as one report words it.

    `sentence` is the passage it stands in, or as much of it as a card shows. `differs` are the places, in the report's
    text, of words that the reading it is compared with has not; `change` says what became of them. `role` is "source" or
    "copy" where the reports on the card were written from one another, `of` the other report where only that one can be
    meant. `also` are other places in the same words.
    """

    value: str
    report: ReportRef
    lineage: str
    span: SpanAnswer
    sentence: SpanAnswer
    cut_before: bool
    cut_after: bool
    differs: tuple[tuple[int, int], ...]
    change: Change
    role: str
    of: ReportRef | None
    also: tuple[PlaceAnswer, ...]


class DiscrepancyAnswer(Answer):
    """Where readings of one point differ.

    `detail` is the sub-kind, `confidence` in [0, 1] how sure the finding is. `more` counts readings that a list leaves out.
    `judged` says who decided what about it, `distances` draw stated distances beside the one on the map.
    """

    id: str
    key: str
    kind: DiscrepancyKind
    detail: str
    story: str
    claim: str | None
    claim_key: str | None
    confidence: float
    explanation: str
    readings: tuple[ReadingAnswer, ...]
    more: int
    distances: tuple[DistanceAnswer, ...]
    judged: tuple[str, ...]


def discrepancies_page(
    library: Library, story_id: str, wanted: DiscrepancyQuery
) -> PageAnswer[DiscrepancyAnswer]:
    """Discrepancies of a story, kind by kind, surest first; of a card with many readings the first.

    Raises:
        RequestError: when the desk holds no such story.
    """
    desk, names = results_desk(library, story_id), results_names(library, story_id)
    found = [one for one in sort_discrepancies(desk.discrepancies) if _wanted(names, one, wanted)]
    return page_answer(
        PageAnswer[DiscrepancyAnswer],
        discrepancy_answers(library, story_id, cut(found, wanted)),
        total=len(found),
        wanted=wanted,
    )


def discrepancy_answer(library: Library, story_id: str, discrepancy_id: str) -> DiscrepancyAnswer:
    """One discrepancy with all its readings.

    Raises:
        RequestError: when the desk holds no such story, or the story no such discrepancy.
    """
    desk = results_desk(library, story_id)
    found = [one for one in desk.discrepancies if one.id == discrepancy_id]
    if not found:
        raise missing("discrepancy", discrepancy_id)
    return discrepancy_answers(library, story_id, found, whole=True)[0]


def discrepancy_answers(
    library: Library, story_id: str, found: Sequence[Discrepancy], *, whole: bool = False
) -> tuple[DiscrepancyAnswer, ...]:
    """Discrepancies of one story as answers; cut short where they are not wanted `whole`."""
    shown = {one.id: one.readings if whole else one.readings[:_READ_AT_MOST] for one in found}
    reports = {variant.citation.report for readings in shown.values() for variant in readings}
    desk = desk_with_passages(library, story_id, reports)
    names = results_names(library, story_id)
    directed = _directed(library, story_id)
    judged = (
        JudgedWords(Desk(judgements=library.desk().judgements())) if any(d.judged for d in found) else None
    )
    answers = []
    for one in found:
        same = _grouped(desk, one, shown[one.id])
        most = len(same) if whole else _MOST_READINGS
        readings = [
            _reading(desk, names, one, group[: None if whole else _MOST_READINGS], directed=directed)
            for group in same[:most]
        ]
        answers.append(
            DiscrepancyAnswer(
                id=one.id,
                key=names.discrepancies[one.id],
                kind=one.kind,
                detail=one.detail,
                story=one.story,
                claim=one.claim,
                claim_key=names.claims.get(one.claim or ""),
                confidence=round(one.confidence, 4),
                explanation=one.explanation,
                readings=tuple(readings),
                more=len(one.readings) - sum(1 + len(reading.also) for reading in readings),
                distances=distances(library, story_id, one),
                judged=judged.of(one.judged) if judged else (),
            )
        )
    return tuple(answers)


def _wanted(names: Names, one: Discrepancy, wanted: DiscrepancyQuery) -> bool:
    if wanted.kind and one.kind not in wanted.kind:
        return False
    if one.confidence < wanted.min_confidence or (wanted.claim and one.claim != wanted.claim):
        return False
    if wanted.lineage and all(variant.lineage != wanted.lineage for variant in one.readings):
        return False
    words = query_words(wanted.q)
    said = (one.detail, one.explanation, *(variant.value for variant in one.readings))
    return not words or holds(words, said, key=names.discrepancies[one.id])


def _grouped(desk: Desk, one: Discrepancy, readings: Sequence[Variant]) -> Sequence[Sequence[Variant]]:
    """Readings in the same words together, unless it is the marks around the words that differ."""
    return [[variant] for variant in readings] if one.detail.startswith("marks") else alike(desk, readings)


def _directed(library: Library, story_id: str) -> Direction:
    desk = results_desk(library, story_id)
    ties = [tie for lineage in desk.lineages for tie in lineage.reuse]
    return directed_reuse((*ties, *(tie for story in desk.stories for tie in story.relations)))


def _reading(
    desk: Desk, names: Names, found: Discrepancy, same: Sequence[Variant], *, directed: Direction
) -> ReadingAnswer:
    variant = same[0]
    report_id = variant.citation.report
    text = desk.report(report_id).text
    told = wording(desk, found, variant, directed=directed)
    said, other = role(found, report_id, directed=directed)
    return ReadingAnswer(
        value=variant.value,
        report=report_ref(desk, names, report_id),
        lineage=variant.lineage,
        span=span_answer(variant.citation, text),
        sentence=span_answer(Citation(report_id, told.shown), text),
        cut_before=told.shown.start > told.sentence.start,
        cut_after=told.shown.end < told.sentence.end,
        differs=tuple((span.start, span.end) for span in told.differs if span.overlaps(told.shown)),
        change=_CHANGES[told.tag],
        role=said,
        of=report_ref(desk, names, other) if other else None,
        also=tuple(
            PlaceAnswer(
                report=report_ref(desk, names, also.citation.report),
                lineage=also.lineage,
                span=span_answer(also.citation, desk.report(also.citation.report).text),
            )
            for also in same[1:]
        ),
    )
