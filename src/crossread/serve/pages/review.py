"""The page where people decide what the machine only proposes: one question at a time, one key an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from crossread.domain.judgements import Subject, Verdict
from crossread.errors import UsageError
from crossread.serve.answers.judgements import JudgementAnswer, judgement_answer, newest_of
from crossread.serve.answers.listing import Optional
from crossread.serve.answers.matter import matter_answer
from crossread.serve.answers.review import (
    After,
    Asked,
    KindCount,
    QuestionAnswer,
    midnight,
    next_question,
    progress_answer,
    question_about,
    stories_counting,
)
from crossread.serve.deciding import Said, decide, undo
from crossread.serve.pages.lists import address
from crossread.serve.pages.review_views import SUBJECTS, MatterView, matter_view, told
from crossread.serve.pages.templating import page
from crossread.serve.parts import Parts, Served
from crossread.serve.refusals import RequestError
from crossread.serve.visitors import Reader, Reviewer, Role

router = APIRouter()

_PATH = "/review"
_LONGEST = 4_000


class Wanted(Asked):
    """Which question is wanted: that about a result of a story, or (without an `id`) the next of the queue."""

    id: str = Field(default="", max_length=100)
    after: After = ""
    done: str = Field(default="", max_length=100)  # the judgement made last, to be told of


class Answered(BaseModel):
    """The form of a question: what it was about, what was said, and where the queue goes on."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    subject: Subject
    story: str = Field(max_length=100)
    id: str = Field(max_length=100)
    seen: str = Field(default="", max_length=100)
    verdict: Verdict = Verdict.CORRECT
    field: str = Field(default="", max_length=100)
    value: str = Field(default="", max_length=_LONGEST)
    pick: Optional[int] = None
    note: str = Field(default="", max_length=_LONGEST)
    after: After = ""
    only_story: str = Field(default="", max_length=300)
    only_subject: Optional[Subject] = None
    only_kind: str = Field(default="", max_length=300)

    @property
    def only(self) -> Asked:
        """The part of the queue that is gone through."""
        return Asked(story=self.only_story, subject=self.only_subject, kind=self.only_kind)


class TakenBack(BaseModel):
    """The form of an undo."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    judgement: str = Field(max_length=100)
    story: str = Field(default="", max_length=100)
    after: After = ""
    only_story: str = Field(default="", max_length=300)
    only_subject: Optional[Subject] = None
    only_kind: str = Field(default="", max_length=300)

    @property
    def only(self) -> Asked:
        """The part of the queue that is gone through."""
        return Asked(story=self.only_story, subject=self.only_subject, kind=self.only_kind)


@router.get(_PATH)
def show_review(
    request: Request, served: Served, visitor: Reader, wanted: Annotated[Wanted, Query()]
) -> Response:
    """The next question, or the one that is asked for."""
    only = Asked(story=wanted.story, subject=wanted.subject, kind=wanted.kind)
    last = judgement_answer(served.library, wanted.done) if wanted.done else None
    if not wanted.id or wanted.subject is None:
        return _next(request, served, only, after=wanted.after, last=last)
    only = Asked(story=wanted.story)
    try:
        shown = _about(served, wanted.story, wanted.subject, wanted.id)
    except RequestError as error:
        gone = "It is no longer there: its story was counted again. This is the next question."
        return _next(request, served, only, after="", notice=gone, status=error.status)
    return _answer(request, served, only, after=wanted.after, shown=shown, last=last)


@router.post(_PATH)
def answer_question(
    request: Request, served: Served, visitor: Reviewer, said: Annotated[Answered, Form()]
) -> Response:
    """Keep what was said; the next question follows at once."""
    answer = Said(
        said.subject,
        said.story,
        said.id,
        said.verdict,
        said.pick,
        said.field if said.verdict is Verdict.CORRECT else "",
        said.value if said.verdict is Verdict.CORRECT else "",
        said.note,
        said.seen,
    )
    try:
        made = decide(served, visitor, answer)
    except (RequestError, UsageError) as error:
        return _refused(request, served, said, error)
    if not _by_script(request):
        return RedirectResponse(
            address(_PATH, {**_asked(said.only), "after": said.after, "done": made.id}), 303
        )
    return _next(request, served, said.only, after=said.after, last=judgement_answer(served.library, made.id))


@router.post(f"{_PATH}/undo")
def take_back(
    request: Request, served: Served, visitor: Reviewer, asked: Annotated[TakenBack, Form()]
) -> Response:
    """Take a judgement back; its question is asked again."""
    notice = "Taken back."
    try:
        undo(served, visitor, asked.judgement)
    except RequestError as error:
        notice = _sentence(error.detail)
    before = judgement_answer(served.library, asked.judgement)
    if not _by_script(request):
        return RedirectResponse(address(_PATH, {**_asked(asked.only), "after": asked.after}), 303)
    last = newest_of(served.library, visitor.name, midnight())
    story = before.stories[0] if before.stories else ""
    if before.result and story:
        try:
            shown = _about(served, story, before.subject, before.result)
        except RequestError:
            notice = f"{notice} It comes back once its story is counted again."
        else:
            return _answer(
                request, served, asked.only, after=asked.after, shown=shown, last=last, notice=notice
            )
    return _next(request, served, asked.only, after=asked.after, last=last, notice=notice)


@router.get(f"{_PATH}/counting")
def show_counting(request: Request, served: Served, visitor: Reader, reload: bool = False) -> Response:
    """How many stories are counted again, as a line that asks by itself until none is."""
    counting = stories_counting(served.library)
    return page(request, "review_counting.html", {"counting": counting, "reload": reload})


def _refused(request: Request, served: Parts, said: Answered, error: RequestError | UsageError) -> Response:
    """Nothing was kept: the same question as it is now, or the next where it is gone."""
    notice = _sentence(error.detail if isinstance(error, RequestError) else str(error))
    status = 200 if _by_script(request) else error.status if isinstance(error, RequestError) else 400
    try:
        shown = _about(served, said.story, said.subject, said.id)
    except RequestError:
        return _next(request, served, said.only, after=said.after, notice=notice, status=status)
    return _answer(request, served, said.only, after=said.after, shown=shown, notice=notice, status=status)


def _about(
    served: Parts, story: str, subject: Subject, given: str
) -> tuple[MatterView, QuestionAnswer | None]:
    matter = matter_answer(served.library, story, subject, given)
    return matter_view(matter), question_about(served.library, story, subject, given)


def _next(
    request: Request,
    served: Parts,
    only: Asked,
    *,
    after: str,
    last: JudgementAnswer | None = None,
    notice: str = "",
    status: int = 200,
) -> Response:
    question = next_question(served.library, only, after)
    shown = None
    while question is not None and shown is None:
        try:
            matter = matter_answer(served.library, question.story, question.subject, question.id)
        except RequestError:  # its story was written anew between the two look-ups
            question = next_question(served.library, only, question.after)
        else:
            shown = (matter_view(matter), question)
    return _answer(request, served, only, after=after, shown=shown, last=last, notice=notice, status=status)


def _answer(
    request: Request,
    served: Parts,
    only: Asked,
    *,
    after: str,
    shown: tuple[MatterView, QuestionAnswer | None] | None,
    last: JudgementAnswer | None = None,
    notice: str = "",
    status: int = 200,
) -> Response:
    matter, question = shown or (None, None)
    visitor = request.state.visitor
    asked = _asked(only)
    progress = progress_answer(served.library, only)
    values: dict[str, Any] = {
        "only": only,
        "after": after,
        "one": matter,
        "question": question,
        "skip": address(_PATH, {**asked, "after": question.after}) if question else address(_PATH, asked),
        "start": address(_PATH, asked),
        "everything": _PATH,
        "progress": progress,
        "chips": _chips(only, progress.kinds),
        "last": (last, told(last)) if last else None,
        "notice": notice,
        "may_judge": visitor.role >= Role.REVIEWER,
        "counting": progress.counting,
        "reload": False,
    }
    return page(request, "review.html", values, status=status)


def _chips(only: Asked, kinds: Sequence[KindCount]) -> list[tuple[str, int, str, bool]]:
    """Subjects with how many questions are open in each; name, number, address, whether it is the one shown."""
    numbers = {subject: sum(k.questions for k in kinds if k.subject is subject) for subject in SUBJECTS}
    everything = address(_PATH, {"story": only.story})
    found = [("All", sum(numbers.values()), everything, only.subject is None and not only.kind)]
    for subject, words in SUBJECTS.items():
        if numbers[subject] or only.subject is subject:
            link = address(_PATH, {"story": only.story, "subject": subject.value})
            found.append((words, numbers[subject], link, only.subject is subject))
    return found


def _asked(only: Asked) -> dict[str, object]:
    return only.model_dump(mode="json")


def _by_script(request: Request) -> bool:
    return "hx-request" in request.headers


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
