"""Adding reports: files, links, a pasted text; and what became of them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from crossread.export.page_words import count
from crossread.serve.answers.jobs import ItemAnswer, JobAnswer, StoryLink, job_answer, touched_stories
from crossread.serve.incoming import MOST_ADDRESSES, MOST_FILES, brought
from crossread.serve.jobs.states import ItemOutcome, JobKind, JobState
from crossread.serve.pages.templating import page
from crossread.serve.parts import Parts, Served
from crossread.serve.refusals import RequestError, missing
from crossread.serve.visitors import Owner

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Card:
    """A job as the page shows it: its inputs, those that failed first, some of many; what came of it, in words."""

    job: JobAnswer
    over: bool
    title: str
    counts: str
    inputs: tuple[ItemAnswer, ...]
    more: int
    stories: tuple[StoryLink, ...]


_SHOWN_JOBS = 12
_SHOWN_ITEMS = 40


@router.get("/add")
def show_add(request: Request, served: Served, visitor: Owner) -> Response:
    """The form, and the jobs under way and lately done."""
    return _whole(request, served)


@router.post("/add")
async def add(request: Request, served: Served, visitor: Owner) -> Response:
    """The form as a browser without script sends it."""
    try:
        async with brought(request) as given:
            state = await run_in_threadpool(
                served.workers.add, given.items, by=visitor.name, together=given.together
            )
    except RequestError as error:
        return await run_in_threadpool(_whole, request, served, wrong=error.detail, status=error.status)
    address = request.client.host if request.client else ""
    served.doors.journal.note("add", by=visitor.name, address=address, job=state.id, inputs=len(state.items))
    return RedirectResponse("/add", 303)


@router.get("/add/jobs/{job}")
def show_job(request: Request, served: Served, visitor: Owner, job: str) -> Response:
    """One job, alone or to be put into the page."""
    state = served.workers.job(job)
    if state is None:
        raise missing("job", job)
    return page(request, "add_job_page.html", {"card": _card(served, state)})


@router.post("/add/jobs/{job}/{deed}")
def decide(request: Request, served: Served, visitor: Owner, job: str, deed: str) -> Response:
    """Try a failed job again, or forget one that is over."""
    deeds = {"retry": served.workers.retry, "discard": served.workers.discard}
    if deed not in deeds:
        raise missing("deed", deed)
    deeds[deed](job)
    return RedirectResponse("/add", 303)


def _whole(request: Request, served: Parts, *, wrong: str = "", status: int = 200) -> Response:
    states = [one for one in served.workers.jobs() if one.kind is JobKind.ADD or not one.over]
    cards = [_card(served, state) for state in states[:_SHOWN_JOBS]]
    values = {
        "cards": cards,
        "busy": any(not card.over for card in cards),
        "wrong": wrong,
        "most_bytes": served.configuration.max_upload_bytes,
        "most_files": MOST_FILES,
        "most_addresses": MOST_ADDRESSES,
    }
    return page(request, "add.html", values, status=status)


def _card(served: Parts, state: JobState) -> Card:
    answer = job_answer(state)
    inputs = sorted(answer.items, key=lambda item: item.outcome is not ItemOutcome.FAILED)
    return Card(
        job=answer,
        over=state.over,
        title=_title(answer),
        counts=_counts(answer),
        inputs=tuple(inputs[:_SHOWN_ITEMS]),
        more=len(inputs) - _SHOWN_ITEMS,
        stories=touched_stories(served.library, state),
    )


def _title(job: JobAnswer) -> str:
    if job.kind is JobKind.RECROSS:
        return "Crossing stories again after judgements"
    first = job.items[0].name if job.items else ""
    return first if job.inputs == 1 else f"{first} and {job.inputs - 1} more"


def _counts(job: JobAnswer) -> str:
    """What came of it, in words: 3 reports added, 1 on the desk already, 1 input not added."""
    added, known = sum(item.added for item in job.items), sum(item.known for item in job.items)
    failed = sum(item.outcome is ItemOutcome.FAILED for item in job.items)
    parts = []
    if added:
        parts.append(f"{count(added, 'report')} added")
    if known:
        parts.append(f"{known:,} on the desk already")
    if failed:
        parts.append(f"{count(failed, 'input')} not added")
    return ", ".join(parts)
