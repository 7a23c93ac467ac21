"""One report with its text: what it is, when it was written, and which other reports it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import Field

from crossread.domain.dating import InferredDay
from crossread.domain.desk import Desk
from crossread.domain.report import CreditKind, FurnitureKind, Precision
from crossread.domain.reuse import Relation, Reuse
from crossread.export.json_dates import doubt_value, inferred_value
from crossread.export.json_report import report_value
from crossread.export.json_values import Json
from crossread.export.page_days import inferred_words
from crossread.export.page_family import other_end, share_of
from crossread.export.page_names import Names
from crossread.export.page_passages import Share, how, shares
from crossread.export.page_words import label
from crossread.serve.answers.common import Answer, SpanAnswer, file_name
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.reports import PublishedAnswer
from crossread.serve.answers.tellings import key_order
from crossread.serve.answers.texts_desk import OpenText

MOST_RELATIONS = 60  # of one report; a page names no more, and the lineages of the story have them all


class StatedAnswer(PublishedAnswer):
    """When a report says it came out, with the characters that say so."""

    evidence: tuple[SpanAnswer, ...]


class CreditAnswer(Answer):
    """An agency named in a report, and whether for its words or for a picture."""

    agency: str
    kind: CreditKind
    start: int
    end: int
    text: str


class FurnitureAnswer(Answer):
    """Characters that are page, not news."""

    start: int
    end: int
    kind: FurnitureKind


class WrittenAnswer(Answer):
    """When a report was written, worked out: ISO 8601 as fine as `precision`, the bounds, in words, and why."""

    words: str
    value: str | None
    precision: Precision | None
    earliest: str | None
    latest: str | None
    score: float
    reasons: tuple[str, ...]
    evidence: tuple[SpanAnswer, ...]


class DoubtAnswer(Answer):
    """Why a stated day can hardly be that of writing, and what is likelier."""

    stated: str
    instead: WrittenAnswer | None
    score: float
    reasons: tuple[str, ...]
    evidence: tuple[SpanAnswer, ...]


class TieAnswer(Answer):
    """How a report stands to another: `how` is "written from", "a source of", "one text with" or "from one origin with".

    `share` is the share of this report's news text that the two have in common, `share_back` of the other's.
    """

    other: ReportRef
    how: str
    relation: Relation
    directed: bool
    one_lineage: bool
    share: float
    share_back: float
    confidence: float


class ShareAnswer(Answer):
    """A part of a report's news text: how much of it (0 to 1), and from which report; `other` None is its own."""

    share: float
    how: str
    other: ReportRef | None


class ReportAnswer(Answer):
    """One report. `text` is None where it was not asked for; places count its Unicode code points.

    `body` are the places of the news text, `boilerplate` those of page furniture. `account` are the reports of its lineage,
    itself included; `relations` the reports it is tied to, the closest first, at most 60. `path` is a file's name.
    """

    id: str
    path: str | None
    url: str | None
    text: str | None = None
    text_chars: int
    outlet: str | None
    title: str
    byline: str | None
    language: str
    agencies: tuple[str, ...]
    credits: tuple[CreditAnswer, ...]
    published: StatedAnswer | None
    body: tuple[tuple[int, int], ...]
    boilerplate: tuple[FurnitureAnswer, ...]
    story: str | None
    story_title: str | None
    lineage: str | None
    name: ReportRef
    account: tuple[ReportRef, ...]
    not_measured: str | None
    inferred: WrittenAnswer | None
    doubt: DoubtAnswer | None
    main_event: dict[str, Any] | None = Field(description="what it mainly tells of, as in the JSON export")
    relations: tuple[TieAnswer, ...]
    shares: tuple[ShareAnswer, ...]


def report_answer(opened: OpenText, *, with_text: bool = True) -> ReportAnswer:
    """A report with its text on demand."""
    report, desk, names = opened.report, opened.desk, opened.names
    lineage, story = desk.lineage_of(report.id), desk.story_of(report.id)
    ties = ties_of(desk, report.id)
    members = lineage.reports if lineage else (report.id,)
    doubt, inferred = desk.doubt(report.id), desk.inferred_day(report.id)
    return ReportAnswer.model_validate(
        {
            **report_value(desk, report, with_text=with_text),
            "path": file_name(report.path),
            "inferred": _written(desk, inferred),
            "doubt": {**(doubt_value(desk, doubt) or {}), "instead": _written(desk, doubt.instead)}
            if doubt
            else None,
            "text_chars": len(report.text),
            "story_title": story.title if story else None,
            "name": report_ref(desk, names, report.id),
            "account": tuple(
                sorted((report_ref(desk, names, member) for member in members), key=key_order)[
                    :MOST_RELATIONS
                ]
            ),
            "relations": _relations(desk, names, report.id, ties),
            "shares": tuple(_share(desk, names, part) for part in shares(desk, report.id, ties)),
        }
    )


def ties_of(desk: Desk, report_id: str) -> tuple[Reuse, ...]:
    """Every reuse that a report is an end of, within its lineage and across."""
    lineage, story = desk.lineage_of(report_id), desk.story_of(report_id)
    found = (*(lineage.reuse if lineage else ()), *(story.relations if story else ()))
    return tuple(tie for tie in found if report_id in (tie.source, tie.derived))


def how_words(tie: Reuse, report_id: str) -> str:
    """How a report stands to the other end of a tie: "written from", "a source of"; the other's name follows."""
    preposition = how(tie)
    if preposition == "from":
        return "written from" if tie.derived == report_id else "a source of"
    return {"shared with": "one text with"}.get(preposition, preposition)


def _relations(desk: Desk, names: Names, report_id: str, ties: Sequence[Reuse]) -> Iterable[TieAnswer]:
    ranked = sorted(
        ties, key=lambda tie: (not tie.one_lineage, -share_of(tie, report_id), other_end(tie, report_id))
    )
    return tuple(_relation(desk, names, report_id, tie) for tie in ranked[:MOST_RELATIONS])


def _relation(desk: Desk, names: Names, report_id: str, tie: Reuse) -> TieAnswer:
    other = other_end(tie, report_id)
    return TieAnswer(
        other=report_ref(desk, names, other),
        how=label(how_words(tie, report_id)),
        relation=tie.relation,
        directed=tie.directed,
        one_lineage=tie.one_lineage,
        share=round(share_of(tie, report_id), 4),
        share_back=round(share_of(tie, other), 4),
        confidence=round(tie.confidence, 4),
    )


def _written(desk: Desk, inferred: InferredDay | None) -> Json | None:
    value = inferred_value(desk, inferred)
    return {**value, "words": inferred_words(inferred)} if value and inferred else None


def _share(desk: Desk, names: Names, part: Share) -> ShareAnswer:
    return ShareAnswer(
        share=round(part.share, 4),
        how=part.how,
        other=report_ref(desk, names, part.other) if part.other else None,
    )
