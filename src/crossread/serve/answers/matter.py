"""One question with all that a person needs to answer it: both sides in context, the reasons, what can be said."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from crossread.domain.desk import Desk
from crossread.domain.judgements import Subject, Verdict, undone
from crossread.domain.judging_rules import verdicts
from crossread.domain.span import Span
from crossread.export.page_differences import differing_spans
from crossread.export.page_judged import JudgedWords
from crossread.export.page_words import label
from crossread.serve.answers.common import Answer
from crossread.serve.answers.finding_matters import find_matter
from crossread.serve.answers.in_context import ContextAnswer, desk_around, held_story, in_context
from crossread.serve.answers.matters import Matter
from crossread.serve.library import Library

_COMPARED = frozenset({Subject.CLAIM, Subject.REUSE, Subject.DISCREPANCY})

_MOST_MARKED = 0.6  # share of a passage: where nearly every word differs, none is marked


class PartAnswer(Answer):
    """One side: what it goes by, some of its passages in context, and how many more there are."""

    name: str
    passages: tuple[ContextAnswer, ...]
    more: int


class FieldAnswer(Answer):
    """What can be corrected: what it says now, the values it can have with words for them (none: any), and proposals."""

    field: str
    now: str
    choices: tuple[tuple[str, str], ...]
    suggested: tuple[str, ...]


class MatterAnswer(Answer):
    """A decision of the machine, as a person decides about it.

    `parts` are held to be one; of a discrepancy, to differ; of reuse, to be written from one another, passage by passage.
    `loosest` is the index of the one that hangs on the others by the weakest tie: "same" and "different" are about it, or
    the one that is named instead, against all the others; null where there are no two sides. `hidden` counts characters'
    places in no part. `verdicts` are what can be decided. `seen` names what was shown: a decision that gives it back is
    refused when it would be about anything else by then.
    """

    subject: Subject
    story: str
    story_title: str
    id: str
    kind: str
    detail: str
    words: str
    confidence: float
    reasons: tuple[str, ...]
    stands: str
    one_lineage: bool | None = Field(description="of reuse: whether the two are held to be one account")
    reports: tuple[str, ...]
    parts: tuple[PartAnswer, ...]
    loosest: int | None
    hidden: int
    verdicts: tuple[Verdict, ...]
    fields: tuple[FieldAnswer, ...]
    judged: tuple[str, ...]
    seen: str


def matter_answer(library: Library, story_id: str, subject: Subject, given: str) -> MatterAnswer:
    """A result of a story, for a person to decide about.

    Raises:
        RequestError: when the desk holds no such story, or the story no such result (any more).
    """
    story = held_story(library, story_id)
    matter = find_matter(library, story, subject, given)
    desk = desk_around(
        library, story, {place.report for part in matter.parts for place in (*part.shown, *part.places[:1])}
    )
    return MatterAnswer(
        subject=subject,
        story=story.id,
        story_title=label(story.title),
        id=matter.id,
        kind=matter.kind,
        detail=matter.detail.partition("/")[2],
        words=matter.words,
        confidence=round(matter.confidence, 4),
        reasons=matter.reasons,
        stands=matter.stands,
        one_lineage=matter.reuse.one_lineage if matter.reuse else None,
        reports=(matter.reuse.source, matter.reuse.derived) if matter.reuse else (),
        parts=_parts(desk, matter),
        loosest=matter.loosest,
        hidden=_hidden(matter),
        verdicts=_verdicts(matter),
        fields=tuple(
            FieldAnswer(field=one.field, now=one.now, choices=one.choices, suggested=one.suggested)
            for one in matter.fields
        ),
        judged=_judged(library, matter),
        seen=matter.seen,
    )


def _verdicts(matter: Matter) -> tuple[Verdict, ...]:
    can = verdicts(matter.subject)
    if matter.subject is not Subject.REUSE and matter.loosest is None:
        return tuple(one for one in can if one not in (Verdict.SAME, Verdict.DIFFERENT))
    return can


def _hidden(matter: Matter) -> int:
    if matter.subject is Subject.REUSE:
        return 0
    told = {place for part in matter.parts for place in part.places}
    return len(set(matter.whole) - told)


def _parts(desk: Desk, matter: Matter) -> tuple[PartAnswer, ...]:
    found = []
    for at, part in enumerate(matter.parts):
        passages = [
            in_context(desk, place, differs=_differs(desk, matter, at, number))
            for number, place in enumerate(part.shown)
        ]
        more = 0 if matter.subject is Subject.REUSE else len(part.places) - len(part.shown)
        found.append(PartAnswer(name=part.name, passages=tuple(passages), more=more))
    return tuple(found)


def _differs(desk: Desk, matter: Matter, at: int, number: int) -> Sequence[Span]:
    """Words of a passage that the passage beside it has not."""
    if matter.subject not in _COMPARED or len(matter.parts) < 2:
        return ()
    mine = matter.parts[at].shown[number]
    beside = matter.parts[1 if at == 0 else 0].shown
    theirs = beside[number if matter.subject is Subject.REUSE else 0] if number < len(beside) else beside[0]
    found, _ = differing_spans(desk.text(mine), desk.text(theirs))
    if sum(map(len, found)) > _MOST_MARKED * len(mine.span):
        return ()
    return tuple(span.shift(mine.span.start) for span in found)


def _judged(library: Library, matter: Matter) -> tuple[str, ...]:
    """Who decided what about it before, also what does not count yet; not what was taken back, even if it still counts."""
    reviewing = library.desk().reviewing()
    known = {one.id: one for one in reviewing.answers_to(matter.subject, matter.id)}
    for given in matter.judged:
        one = reviewing.judgement(given)
        if one is not None:
            known[one.id] = one
    gone = undone(reviewing.around(tuple(known.values())))
    words = JudgedWords(Desk(judgements=tuple(known.values())))
    return words.of(one for one in known if one not in gone)
