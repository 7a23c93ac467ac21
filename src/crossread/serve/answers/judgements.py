"""The history of what people decided: who, when, what about, and what has become of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pydantic import Field

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement, Subject, Verdict, reports_of, undone
from crossread.domain.report import Report
from crossread.domain.span import Citation
from crossread.export.json_judgements import judgement_value
from crossread.export.page_words import label
from crossread.lookup.judgements import State, standings
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.listing import Optional, page_answer
from crossread.serve.answers.paging import Day, Paging, Words, iso
from crossread.serve.answers.report_refs import outlet_words
from crossread.serve.answers.review import AuthorCount
from crossread.serve.library import Library
from crossread.serve.refusals import missing
from crossread.store import JudgementFilter

_MOST_PLACES = 12  # of one judgement in a list, a side


class JudgementQuery(Paging):
    """Which judgements are wanted."""

    author: Words = Field(default="", description="only those of one person")
    subject: Optional[Subject] = Field(default=None, description="only about one subject")
    verdict: Optional[Verdict] = Field(default=None, description="only of one verdict")
    since: Day = Field(default=None, description="only those made on this day (ISO 8601, UTC) or later")


class JudgedPlace(Answer):
    """Characters of a report; `text` is null, `outlet` and `title` are "", where the desk does not hold the report."""

    report: str
    start: int
    end: int
    text: str | None
    outlet: str
    title: str


class JudgementAnswer(Answer):
    """One decision of one person, as the export has it, with what has become of it.

    `more` counts places that the list leaves out. `state` is as of the last crossing of the stories it is about; while they
    wait for the next (`counting`) it may not be in force yet. `undone_by` is the id of the judgement that takes it back.
    """

    id: str
    verdict: Verdict
    subject: Subject
    places: tuple[JudgedPlace, ...]
    others: tuple[JudgedPlace, ...]
    more: int
    detail: str
    field: str
    value: str
    author: str
    at: str
    note: str
    undoes: str | None
    undone_by: str | None
    state: State
    why: str
    counting: bool
    stories: tuple[str, ...]
    result: str | None = Field(description="id of the result that the judgement answered a question about")


def judgements_page(library: Library, wanted: JudgementQuery) -> PageAnswer[JudgementAnswer]:
    """Judgements, the newest first."""
    asked = JudgementFilter(wanted.author, wanted.subject, wanted.verdict, iso(wanted.since))
    total, found = library.desk().reviewing().judgements(asked, offset=wanted.offset, limit=wanted.limit)
    return page_answer(
        PageAnswer[JudgementAnswer], judgement_answers(library, found), total=total, wanted=wanted
    )


def judgement_answer(library: Library, judgement_id: str) -> JudgementAnswer:
    """One judgement.

    Raises:
        RequestError: when the desk has no such judgement.
    """
    found = library.desk().reviewing().judgement(judgement_id)
    if found is None:
        raise missing("judgement", judgement_id)
    return judgement_answers(library, [found])[0]


def newest_of(library: Library, author: str, since: str) -> JudgementAnswer | None:
    """The judgement that somebody made last, of those that stand and were made at a moment (ISO 8601, UTC) or later."""
    wanted = JudgementFilter(author=author, since=since, standing=True)
    _, found = library.desk().reviewing().judgements(wanted, limit=1)
    return judgement_answers(library, found)[0] if found else None


def authors_answer(library: Library) -> tuple[AuthorCount, ...]:
    """Everybody who judged."""
    found = library.desk().reviewing().authors()
    return tuple(AuthorCount(author=author, judgements=number) for author, number in found)


def judgement_lines(library: Library) -> Iterable[dict[str, object]]:
    """All judgements, the oldest first, as the lines of a file that a colleague can import."""
    held = library.desk()
    judgements = held.judgements()
    reports: dict[str, Report] = {}
    for one in judgements:
        for report in sorted(reports_of(one)):
            if report not in reports and held.has_report(report):
                reports[report] = held.report(report)
    desk = Desk(reports=tuple(reports[report] for report in sorted(reports)))
    return (judgement_value(desk, one) for one in judgements)


def judgement_answers(library: Library, judgements: Sequence[Judgement]) -> tuple[JudgementAnswer, ...]:
    """Judgements as answers, in the order given; reads their stories, and the reports of the places shown."""
    around = _Around(library, judgements)
    return tuple(around.answer(one) for one in judgements)


class _Around:
    """What has to be known of the desk to say what has become of some judgements."""

    def __init__(self, library: Library, judgements: Sequence[Judgement]) -> None:
        held, self._reviewing = library.desk(), library.desk().reviewing()
        reports = sorted({report for one in judgements for report in reports_of(one)})
        story_of = {report: held.story_of(report) for report in reports}
        ids = sorted({story for story in story_of.values() if story is not None})
        stories = tuple(held.browsing().story(story) for story in ids)
        known = {one.id: one for one in self._reviewing.around(judgements)}
        known |= self._overruling(stories, known)
        self._story_of: Mapping[str, str | None] = story_of
        self._waiting = {story for story in ids if self._reviewing.waits(story)}
        self._gone = undone(known.values())
        self._headers = {header.id: header for header in held.browsing().headers(reports)}
        whole = tuple(sorted(known.values(), key=lambda one: (one.at, one.id)))
        light = tuple(
            Report(header.id, "", header.title, header.language) for header in self._headers.values()
        )
        small = Desk(reports=light, stories=stories, judgements=whole)
        self._standings = {one.judgement.id: one for one in standings(small)}
        shown = {place.report for one in judgements for side in _shown(one) for place in side}
        self._texts = {report: held.report(report).text for report in sorted(shown & self._headers.keys())}

    def answer(self, one: Judgement) -> JudgementAnswer:
        """One of the judgements."""
        stories = {story for report in reports_of(one) if (story := self._story_of[report]) is not None}
        answered = self._reviewing.answered_with(one.undoes or one.id)
        first, second = _shown(one)
        standing = self._standings[one.id]
        return JudgementAnswer(
            id=one.id,
            verdict=one.verdict,
            subject=one.subject,
            places=tuple(self._place(place) for place in first),
            others=tuple(self._place(place) for place in second),
            more=len(one.places) + len(one.others) - len(first) - len(second),
            detail=one.detail,
            field=one.field,
            value=one.value,
            author=one.author,
            at=one.at,
            note=one.note,
            undoes=one.undoes,
            undone_by=self._gone.get(one.id),
            state=standing.state,
            why=standing.why,
            counting=not self._waiting.isdisjoint(stories),
            stories=tuple(sorted(stories)),
            result=answered[0][1] if answered else None,
        )

    def _overruling(self, stories: Iterable[Story], judged: Collection[str]) -> dict[str, Judgement]:
        """The newer judgements that contradict some, which are named as the reason."""
        ids = {by for story in stories for one in story.overruled if one.judgement in judged for by in one.by}
        found = (self._reviewing.judgement(one) for one in sorted(ids))
        return {one.id: one for one in found if one is not None}

    def _place(self, place: Citation) -> JudgedPlace:
        text, header = self._texts.get(place.report), self._headers.get(place.report)
        return JudgedPlace(
            report=place.report,
            start=place.span.start,
            end=place.span.end,
            text=None if text is None else place.span.of(text),
            outlet=outlet_words(header.outlet, header.path) if header else "",
            title=label(header.title) if header else "",
        )


def _shown(one: Judgement) -> tuple[Sequence[Citation], Sequence[Citation]]:
    return one.places[:_MOST_PLACES], one.others[:_MOST_PLACES]
