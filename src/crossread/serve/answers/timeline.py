"""When: what happened by the day it happened, reports by the day they were published, and what has no day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from crossread.domain.facts import EventStatus
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.happenings import HappeningAnswer, HappeningGroup, in_brief
from crossread.serve.answers.listing import Optional, Several, cut, holds, page_answer, query_words
from crossread.serve.answers.paging import Day, Paging, Words
from crossread.serve.answers.report_days import ReportDayAnswer
from crossread.serve.answers.story_facts import MainAnswer, story_facts
from crossread.serve.answers.telling_passages import PassageAnswer, passages_of
from crossread.serve.library import Library
from crossread.serve.refusals import missing

_NEAR_DAYS = (
    30  # what is told of later days than these after the last report is no part of the story's own days
)
_OUTLYING = 0.01  # of all that is told, at either end: a slip in one report must not stretch the axis
_FINE_DAYS = 14  # a time told more coarsely says little about which days a story runs over


class Telling(StrEnum):
    """How many reports tell a happening."""

    SEVERAL = "several"
    ONE = "one"


class TimelineQuery(Paging):
    """Which part of a story's time is wanted, and what of it; without days the story's own."""

    limit: int = Field(default=50, ge=1, le=100, description="how many happenings to give at most")
    after: Day = Field(default=None, alias="from", description="the first day (ISO 8601)")
    before: Day = Field(default=None, alias="to", description="the last day (ISO 8601)")
    group: Several[HappeningGroup] = Field(default=(), description="only these sorts of happening")
    told: Optional[Telling] = Field(default=None, description="only what several reports tell, or one alone")
    place: Words = Field(default="", description="only what happened at this place, by its gazetteer id")
    q: Words = Field(default="", description="words that all stand in a happening's words, parties or place")
    undated: bool = Field(
        default=False, description="happenings without a day, in place of those of the days wanted"
    )


class DaysAnswer(Answer):
    """Two ISO days, both inside."""

    first: str
    last: str


class TimelineAnswer(Answer):
    """A part of a story's time.

    `shown` are the days of `events` and `reports`, `own` those the story itself runs over, `whole` all that anything is
    told of; each None where nothing has a day. `earlier`, `later` and `undated` count the events wanted that lie outside
    of `shown` or have no day. `main` is what most reports mainly tell of.
    """

    shown: DaysAnswer | None
    own: DaysAnswer | None
    whole: DaysAnswer | None
    main: MainAnswer | None
    events: PageAnswer[HappeningAnswer]
    reports: tuple[ReportDayAnswer, ...]
    undated_reports: tuple[ReportDayAnswer, ...]
    earlier: int
    later: int
    undated: int


class HappeningDetail(Answer):
    """One happening with the sentences that tell it."""

    happening: HappeningAnswer
    passages: PageAnswer[PassageAnswer]


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both inside."""

    first: date
    last: date

    def answer(self) -> DaysAnswer:
        """As an answer."""
        return DaysAnswer(first=self.first.isoformat(), last=self.last.isoformat())


def timeline_answer(library: Library, story_id: str, wanted: TimelineQuery) -> TimelineAnswer:
    """The days wanted, with some of what happened then.

    Raises:
        RequestError: when the desk holds no such story.
    """
    facts = story_facts(library, story_id)
    events = [one for one in facts.happenings if _is_wanted(one, wanted)]
    dated = [(days, one) for one in events if (days := days_of(one))]
    own = own_days(facts.happenings, facts.reports)
    whole = _around([*(d for one in facts.happenings if (d := days_of(one))), *_of_reports(facts.reports)])
    shown = _shown(wanted, own)
    inside = [(days, one) for days, one in dated if shown and _touches(days, shown)]
    undated = [one for one in events if days_of(one) is None]
    listed = (
        undated if wanted.undated else [one for _, one in sorted(inside, key=lambda found: _order(*found))]
    )
    return TimelineAnswer(
        shown=shown.answer() if shown else None,
        own=own.answer() if own else None,
        whole=whole.answer() if whole else None,
        main=facts.main,
        events=page_answer(
            PageAnswer[HappeningAnswer], map(in_brief, cut(listed, wanted)), total=len(listed), wanted=wanted
        ),
        reports=tuple(one for one in facts.reports if _is_of(one, shown)),
        undated_reports=tuple(one for one in facts.reports if day_of(one.day) is None),
        earlier=sum(1 for days, _ in dated if shown and days.last < shown.first),
        later=sum(1 for days, _ in dated if shown and days.first > shown.last),
        undated=len(undated),
    )


def happening_detail(library: Library, story_id: str, happening_id: str, wanted: Paging) -> HappeningDetail:
    """One happening with some of the sentences that tell it.

    Raises:
        RequestError: when the desk holds no such story, or the story no such happening.
    """
    for one in story_facts(library, story_id).happenings:
        if one.id == happening_id:
            shown = passages_of(library, story_id, cut(one.told, wanted))
            return HappeningDetail(
                happening=in_brief(one),
                passages=page_answer(PageAnswer[PassageAnswer], shown, total=len(one.told), wanted=wanted),
            )
    raise missing("happening of this story", happening_id)


def happenings_between(
    library: Library, story_id: str, wanted: TimelineQuery, shown: DaysAnswer | None
) -> tuple[HappeningAnswer, ...]:
    """All that happened in the days shown, those first that are told best."""
    days = _shown_days(shown)
    return tuple(
        one
        for one in story_facts(library, story_id).happenings
        if days and (own := days_of(one)) and _touches(own, days) and _is_wanted(one, wanted)
    )


def own_days(events: Iterable[HappeningAnswer], reports: Iterable[ReportDayAnswer]) -> Days | None:
    """The days a story is about: those of its reports, and around them those of nearly all that it tells as its own.

    History is left out, and so are the first and last few happenings, counted by their accounts.
    """
    published = _of_reports(reports)
    last = max((days.last for days in published), default=None)
    told: dict[date, int] = {}
    for one in events:
        days = days_of(one)
        if days is None or one.background or one.status is not EventStatus.ACTUAL:
            continue
        far = last is not None and (days.first - last).days > _NEAR_DAYS
        if not far and (days.last - days.first).days < _FINE_DAYS:
            told[days.first] = told.get(days.first, 0) + max(1, one.lineages)
    return _around([*published, *(Days(day, day) for day in _inner(told))])


def _inner(told: Mapping[date, int]) -> Sequence[date]:
    """Days without the few at either end that weigh next to nothing."""
    days, out = sorted(told), _OUTLYING * sum(told.values())
    for step in (1, -1):
        weight = 0.0
        for day in days[::step]:
            weight += told[day]
            if weight > out:
                break
            days.remove(day)
    return days


def days_of(one: HappeningAnswer) -> Days | None:
    """The days of a happening; where one end is open, the other stands for it."""
    first, last = day_of(one.start or one.end), day_of(one.end or one.start)
    return Days(first, last) if first and last and first <= last else None


def day_of(value: str | None) -> date | None:
    """An ISO day as a day of the calendar; None where it is none."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _is_of(one: ReportDayAnswer, shown: Days | None) -> bool:
    day = day_of(one.day)
    return day is not None and shown is not None and shown.first <= day <= shown.last


def _is_wanted(one: HappeningAnswer, wanted: TimelineQuery) -> bool:
    if wanted.group and one.group not in wanted.group:
        return False
    if wanted.told is not None and (wanted.told is Telling.SEVERAL) is not (one.reports > 1):
        return False
    if wanted.place and one.place_id != wanted.place:
        return False
    words = query_words(wanted.q)
    return not words or holds(words, (*one.words, one.parties, one.place, one.type, one.key))


def _order(days: Days, one: HappeningAnswer) -> tuple[date, bool, date, str, bool]:
    """By day, whole days first; within one what the codebook has a type for before other words, else as they come."""
    return days.first, one.start != one.end, days.last, one.when, one.group is HappeningGroup.OTHER


def _shown(wanted: TimelineQuery, own: Days | None) -> Days | None:
    """The days asked for; an end that was not asked for is the story's own, unless that lies on the other side."""
    after, before = wanted.after, wanted.before
    if after and before:
        return Days(min(after, before), max(after, before))
    if after:
        return Days(after, max(after, own.last) if own else after)
    if before:
        return Days(min(before, own.first) if own else before, before)
    return own


def _shown_days(shown: DaysAnswer | None) -> Days | None:
    return Days(date.fromisoformat(shown.first), date.fromisoformat(shown.last)) if shown else None


def _of_reports(reports: Iterable[ReportDayAnswer]) -> list[Days]:
    return [Days(day, day) for one in reports if (day := day_of(one.day))]


def _around(found: Sequence[Days]) -> Days | None:
    return Days(min(days.first for days in found), max(days.last for days in found)) if found else None


def _touches(days: Days, shown: Days) -> bool:
    return days.first <= shown.last and days.last >= shown.first
