"""Jobs: adding reports and crossing stories again, and how far that is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.jobs import JobAnswer, job_answer, jobs_answer
from crossread.serve.answers.paging import Paging
from crossread.serve.incoming import brought, request_body
from crossread.serve.jobs.states import JobState
from crossread.serve.parts import Parts, Served
from crossread.serve.problems import described
from crossread.serve.refusals import RequestError, missing
from crossread.serve.visitors import Owner, Reader

router = APIRouter(tags=["jobs"])
_EVENTS = {"description": "Events named `job`; the data of each is a job as JSON, without its inputs."}
_STILL_HERE_S = 15.0  # proxies close what is silent for long
JobId = Annotated[str, Path(max_length=60, examples=["20310514-093000-0a1b2c"])]


@router.post(
    "/jobs",
    status_code=202,
    openapi_extra={"requestBody": request_body()},
    responses=described(413, 415),
)
async def add(request: Request, response: Response, served: Served, visitor: Owner) -> JobAnswer:
    """Have files, texts, pages read into the desk. They are safe once this is answered; follow the job's events."""
    async with brought(request) as given:
        state = await run_in_threadpool(
            served.workers.add, given.items, by=visitor.name, together=given.together
        )
    address = request.client.host if request.client else ""
    served.doors.journal.note("add", by=visitor.name, address=address, job=state.id, inputs=len(state.items))
    response.headers["location"] = f"/api/v1/jobs/{state.id}"
    return job_answer(state)


@router.get("/jobs")
def get_jobs(served: Served, visitor: Reader, paging: Annotated[Paging, Query()]) -> PageAnswer[JobAnswer]:
    """Jobs that are remembered, the newest first."""
    return jobs_answer(served.workers.jobs(), offset=paging.offset, limit=paging.limit)


@router.get("/jobs/{job}")
def get_job(served: Served, visitor: Reader, job: JobId) -> JobAnswer:
    """A job as it is now."""
    return job_answer(_known(served, job))


@router.get(
    "/jobs/{job}/events",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": _EVENTS}}}},
)
async def get_job_events(served: Served, visitor: Reader, job: JobId) -> StreamingResponse:
    """The job as it goes on: server-sent events `job`, each of what `GET /jobs/{job}` gives. They end with the job."""
    _known(served, job)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_events(served, job), media_type="text/event-stream", headers=headers)


@router.post("/jobs/{job}/retry", status_code=202)
def retry(served: Served, visitor: Owner, job: JobId) -> JobAnswer:
    """Try a failed job again with what was sent for it."""
    _known(served, job)
    state = served.workers.retry(job)
    if state is None:
        raise RequestError(409, "Not failed", f"job {job} has not failed; only a failed one is tried again")
    return job_answer(state)


@router.delete("/jobs/{job}", status_code=204)
def discard(served: Served, visitor: Owner, job: JobId) -> None:
    """Forget a job that is over, and what was sent for it. Reports that it added stay."""
    _known(served, job)
    if not served.workers.discard(job):
        raise RequestError(409, "Under way", f"job {job} is not over; wait for it")


def _known(served: Parts, job: str) -> JobState:
    state = served.workers.job(job)
    if state is None:
        raise missing("job", job)
    return state


async def _events(served: Parts, job: str) -> AsyncIterator[str]:
    states = served.workers.watch(job)
    yield "retry: 2000\n\n"
    coming = asyncio.ensure_future(anext(states, None))
    try:
        while True:
            await asyncio.wait({coming}, timeout=_STILL_HERE_S)
            if not coming.done():
                yield ": still here\n\n"
                continue
            state = coming.result()
            if state is None:
                return
            data = job_answer(state, with_items=False).model_dump_json()
            yield f"event: job\ndata: {data}\n\n"
            coming = asyncio.ensure_future(anext(states, None))
    finally:
        coming.cancel()
        with suppress(asyncio.CancelledError, StopAsyncIteration):
            await coming
        await states.aclose()
