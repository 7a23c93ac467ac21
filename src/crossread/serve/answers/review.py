"""The queue of what the machine is least certain of, and how far people are through it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from crossread.domain.judgements import Subject
from crossread.domain.judging_rules import at_utc
from crossread.domain.questions import Question
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.listing import Optional, page_answer
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.library import Library
from crossread.store import Position, QuestionFilter, position_of

_FIELDS = "~"


class Asked(BaseModel):
    """Which questions are of interest. Parameters that the queue does not know are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    story: Words = Field(default="", description="only questions about this story, by its id")
    subject: Optional[Subject] = Field(
        default=None, description="only about claims, discrepancies, entities, events or reuse"
    )
    kind: Words = Field(default="", description="only of this kind of discrepancy, status, relation or type")

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than everything."""
        return bool(self.story or self.subject or self.kind)


class ReviewQuery(Asked, Paging):
    """Which part of the queue is wanted."""


class QuestionAnswer(Answer):
    """One decision of the machine that a person is asked about.

    `id` is that of the result; of reuse, those of the two reports with ":" between. `confidence` in [0, 1] is how sure the
    machine is, `doubt` in [0, 1] what the queue is ordered by. `words` say what it is about.
    """

    story: str
    subject: Subject
    id: str
    kind: str
    confidence: float
    doubt: float
    words: str
    reasons: tuple[str, ...]
    after: str = Field(description="where the queue goes on behind this question")


class AuthorCount(Answer):
    """How many judgements somebody made."""

    author: str
    judgements: int


class KindCount(Answer):
    """How many questions of a kind are open."""

    subject: Subject
    kind: str
    questions: int


class ProgressAnswer(Answer):
    """How far people are: judgements since midnight that stand (about the subject asked for), questions that are open."""

    today: int
    by: tuple[AuthorCount, ...]
    open: int
    kinds: tuple[KindCount, ...]
    counting: int = Field(description="stories whose counts do not follow all judgements yet")


After = Annotated[str, Field(max_length=400)]


def review_page(library: Library, wanted: ReviewQuery) -> PageAnswer[QuestionAnswer]:
    """Open questions, the most doubtful first."""
    reviewing = library.desk().reviewing()
    with reviewing.together():
        found = reviewing.questions(_filter(wanted), offset=wanted.offset, limit=wanted.limit)
        total = reviewing.open_questions(_filter(wanted))
    return page_answer(
        PageAnswer[QuestionAnswer], (question_answer(one) for one in found), total=total, wanted=wanted
    )


def next_question(library: Library, wanted: Asked, after: str = "") -> QuestionAnswer | None:
    """The most doubtful question behind a place in the queue ("" for its head)."""
    found = library.desk().reviewing().questions(_filter(wanted), after=_position(after), limit=1)
    return question_answer(found[0]) if found else None


def question_about(library: Library, story: str, subject: Subject, given: str) -> QuestionAnswer | None:
    """The question about a result, answered or not; None where nothing is asked about it."""
    found = library.desk().reviewing().question(story, subject, given)
    return question_answer(found) if found else None


def progress_answer(library: Library, wanted: Asked) -> ProgressAnswer:
    """How far people are today, on this machine's clock."""
    reviewing = library.desk().reviewing()
    with reviewing.together():
        by = reviewing.standing(midnight(), wanted.subject)
        return ProgressAnswer(
            today=sum(number for _, number in by),
            by=tuple(AuthorCount(author=author, judgements=number) for author, number in by),
            open=reviewing.open_questions(_filter(wanted)),
            kinds=tuple(
                KindCount(subject=subject, kind=kind, questions=number)
                for subject, kind, number in reviewing.kinds(wanted.story)
            ),
            counting=reviewing.waiting(),
        )


def stories_counting(library: Library) -> int:
    """How many stories' counts do not follow all judgements yet."""
    return library.desk().reviewing().waiting()


def midnight() -> str:
    """When this day began on this machine's clock, ISO 8601 in UTC."""
    now = datetime.now().astimezone()
    start = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
    return at_utc(start.astimezone(UTC).isoformat())


def question_answer(question: Question) -> QuestionAnswer:
    """A question with its place in the queue."""
    at = position_of(question)
    return QuestionAnswer(
        story=question.story,
        subject=question.subject,
        id=question.id,
        kind=question.kind,
        confidence=round(question.confidence, 4),
        doubt=question.doubt,
        words=question.words,
        reasons=question.reasons,
        after=_FIELDS.join((str(at.rank), at.story, at.subject, at.id)),
    )


def _filter(wanted: Asked) -> QuestionFilter:
    return QuestionFilter(wanted.story, wanted.subject, wanted.kind)


def _position(after: str) -> Position | None:
    """A place in the queue; the head of it for what is none."""
    rank, *rest = after.split(_FIELDS)
    if not rank.isascii() or not rank.isdigit() or len(rank) > 9 or len(rest) != 3:
        return None
    return Position(int(rank), *rest)
