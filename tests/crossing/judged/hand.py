"""Readings and judgements made by hand: three short reports whose entities and happenings are where they are said to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.crossing.judged import Judged, judged_of
from crossread.domain.facts import ReportEntity
from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement
from crossread.domain.layers import EventClass, EventMention, MentionKind, Passage
from crossread.domain.reading import Reading
from crossread.domain.span import Citation, Span

PASSAGE_CHARS = 100
REPORTS = ("r-a", "r-b", "r-c")


def passage(report: str, index: int) -> Citation:
    """The place of one of ten passages of 100 characters."""
    return Citation(report, Span(index * PASSAGE_CHARS, (index + 1) * PASSAGE_CHARS))


def name(report: str, index: int) -> Citation:
    """The first mention of one of ten entities: ten characters at the start of a passage."""
    return Citation(report, Span(index * PASSAGE_CHARS, index * PASSAGE_CHARS + 10))


def happening(report: str, index: int) -> Citation:
    """The words of one of ten happenings: five characters in the middle of a passage."""
    return Citation(report, Span(index * PASSAGE_CHARS + 50, index * PASSAGE_CHARS + 55))


def reading(report: str) -> Reading:
    """Ten passages, each with a name that is an entity of its own, and a happening."""
    return Reading(
        report,
        passages=tuple(Passage(i, passage(report, i).span, i) for i in range(10)),
        entities=tuple(
            ReportEntity(MentionKind.PERSON, f"Name {i}", (f"Name {i}",), (name(report, i).span,))
            for i in range(10)
        ),
        events=tuple(
            EventMention(happening(report, i).span, EventClass.OCCURRENCE, False, 1.0) for i in range(10)
        ),
    )


READINGS = tuple(reading(report) for report in REPORTS)


def said(
    verdict: Verdict,
    subject: Subject,
    places: Iterable[Citation],
    others: Iterable[Citation] = (),
    *,
    minute: int = 0,
    author: str = "Ines Okafor",
    detail: str = "",
    field: str = "",
    value: str = "",
    note: str = "",
) -> Judgement:
    """A judgement of that minute."""
    return make_judgement(
        verdict,
        subject,
        places,
        others=others,
        author=author,
        at=f"2031-05-14T09:{minute:02}:00.000000Z",
        detail=detail,
        field=field,
        value=value,
        note=note,
    )


def judged(judgements: Sequence[Judgement]) -> Judged:
    """What they come to for the three reports."""
    return judged_of(judgements, READINGS)
