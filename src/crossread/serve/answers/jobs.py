"""Jobs as the API tells them, and in words for pages."""

from __future__ import annotations

from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.jobs.states import ItemOutcome, ItemState, JobKind, JobState, Phase
from crossread.serve.library import Library

_STEPS = {
    "fetch": "fetching pages",
    "read": "reading reports",
    "read again": "reading again with another reader",
    "look closer": "looking for reports of the same events",
    "compare": "comparing reports",
    "cross": "crossing stories",
}


class TroubleAnswer(Answer):
    """What was wrong with an input, and what was done about it."""

    what: str
    done: str


class ItemAnswer(Answer):
    """One input: how many of its reports are new and how many the desk had; `reports` are ids of the first of them."""

    name: str
    outcome: ItemOutcome
    added: int
    known: int
    reports: tuple[str, ...]
    troubles: tuple[TroubleAnswer, ...]


class StoryLink(Answer):
    """A story that a job changed, where the desk still holds it."""

    id: str
    title: str
    reports: int


class JobAnswer(Answer):
    """A job.

    `words` say what is being done, with `done` of `total` (null: unknown) behind it. What became of `items` is known once
    the job is over. `crossed` counts the stories crossed, `stories` are ids of the first of them. Times are ISO 8601 in
    UTC, null for not yet.
    """

    id: str
    kind: JobKind
    state: Phase
    by: str
    words: str
    done: int
    total: int | None
    inputs: int
    items: tuple[ItemAnswer, ...]
    crossed: int
    stories: tuple[str, ...]
    error: str | None
    made: str
    started: str | None
    ended: str | None


def job_answer(state: JobState, *, with_items: bool = True) -> JobAnswer:
    """A job; streams of a running one leave the items out."""
    return JobAnswer(
        id=state.id,
        kind=state.kind,
        state=state.state,
        by=state.by,
        words=job_words(state),
        done=state.done,
        total=state.total,
        inputs=len(state.items),
        items=tuple(map(_item, state.items)) if with_items or state.over else (),
        crossed=state.crossed,
        stories=state.stories,
        error=state.error or None,
        made=state.made,
        started=state.started or None,
        ended=state.ended or None,
    )


def jobs_answer(states: tuple[JobState, ...], *, offset: int, limit: int) -> PageAnswer[JobAnswer]:
    """Some of the jobs, the newest first."""
    some = states[offset : offset + limit]
    return PageAnswer(items=tuple(map(job_answer, some)), total=len(states), offset=offset, limit=limit)


def job_words(state: JobState) -> str:
    """What is going on, in a few words."""
    if state.state is Phase.WAITING:
        return "waiting for its turn" if state.tries == 0 else "starting again"
    if state.state is Phase.RUNNING:
        return _STEPS.get(state.step, state.step) or "starting"
    return "done" if state.state is Phase.DONE else "not finished"


def touched_stories(library: Library, state: JobState) -> tuple[StoryLink, ...]:
    """The stories a job changed that the desk still holds; a later crossing may have put others in their place."""
    browsing = library.desk().browsing()
    found = []
    for story in state.stories:
        try:
            summary = browsing.summary(story)
        except KeyError:
            continue
        found.append(StoryLink(id=summary.id, title=summary.title, reports=summary.reports))
    return tuple(found)


def _item(item: ItemState) -> ItemAnswer:
    return ItemAnswer(
        name=item.name,
        outcome=item.outcome,
        added=item.added,
        known=item.known,
        reports=item.reports,
        troubles=tuple(TroubleAnswer(what=one.what, done=one.done) for one in item.troubles),
    )
