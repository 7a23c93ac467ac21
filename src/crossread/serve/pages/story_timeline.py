"""The timeline of a story: what happened when, what was published when, and what has no day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.export.page_days import weekday_words
from crossread.export.page_words import day_words, period_words
from crossread.serve.answers.happenings import HappeningAnswer
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.story import story_head
from crossread.serve.answers.timeline import (
    Days,
    DaysAnswer,
    TimelineAnswer,
    TimelineQuery,
    happening_detail,
    happenings_between,
    timeline_answer,
)
from crossread.serve.library import Library
from crossread.serve.pages.links import Link, link_to
from crossread.serve.pages.story_sections import section_page
from crossread.serve.pages.templating import page
from crossread.serve.pages.timeline_drawing import FORMATS, timeline_drawing
from crossread.serve.pages.timeline_sentences import told_together
from crossread.serve.pages.wordings import cited_pieces
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_CALENDAR = Days(date.min, date.max)


class PassagesAsked(Paging):
    """A part of the passages."""

    limit: int = Field(default=20, ge=1, le=100)


@router.get("/stories/{story}/timeline")
def show_timeline(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[TimelineQuery, Query()]
) -> Response:
    """Some days of the story, or its happenings without a day."""
    return section_page(
        request,
        served.library,
        story,
        section="timeline",
        template="story_timeline.html",
        make=lambda: _given(served.library, story, wanted),
    )


@router.get("/stories/{story}/timeline/{happening}")
def show_happening(
    request: Request,
    served: Served,
    visitor: Reader,
    story: str,
    happening: str,
    wanted: Annotated[PassagesAsked, Query()],
) -> Response:
    """One happening with the sentences that tell it."""
    given = {
        "head": story_head(served.library, story),
        "section": "timeline",
        "found": happening_detail(served.library, story, happening, wanted),
        "pieces": cited_pieces,
        "link": link_to(f"/stories/{story}/timeline/{happening}", wanted),
    }
    return page(request, "story_happening.html", given)


def _given(library: Library, story: str, wanted: TimelineQuery) -> Mapping[str, Any]:
    found = timeline_answer(library, story, wanted)
    link = link_to(f"/stories/{story}/timeline", wanted)
    days = _days(found.shown)
    drawings = []
    if days:
        events = happenings_between(library, story, wanted, found.shown)
        drawings = [timeline_drawing(days, events, found.reports, form) for form in FORMATS]
    return {
        "wanted": wanted,
        "found": found,
        "drawings": drawings,
        "groups": [(when, told_together(list(events))) for when, events in _by_day(found, wanted)],
        "shown_words": period_words(found.shown.first, found.shown.last) if found.shown else "",
        "whole_words": period_words(found.whole.first, found.whole.last) if found.whole else "",
        "zooms": _zooms(days, _days(found.own), _days(found.whole), link),
        "link": link,
        "bin_words": lambda one: period_words(one.first.isoformat(), one.last.isoformat()),
        "weekday": weekday_words,
    }


def _by_day(found: TimelineAnswer, wanted: TimelineQuery) -> Iterable[tuple[str, Iterable[HappeningAnswer]]]:
    """Happenings under the heading they stand under; those without a day under none."""
    return [("", found.events.items)] if wanted.undated else groupby(found.events.items, _group)


def _group(event: HappeningAnswer) -> str:
    """The heading an event stands under: its day; the words for a time that is open or longer."""
    if event.start and event.start == event.end:
        return weekday_words(event.start)
    return event.when or day_words(event.start or event.end)


def _zooms(days: Days | None, own: Days | None, whole: Days | None, link: Link) -> list[tuple[str, str, str]]:
    """Ids, words and addresses of other views of the time, those that show something else."""
    if days is None or own is None or whole is None:
        return []
    length = (days.last - days.first).days + 1
    step = max(1, length // 2)
    views = [
        ("earlier", "← Earlier", _moved(days, -step)),
        ("later", "Later →", _moved(days, step)),
        ("closer", "Closer", _stretched(days, -(length // 4))),
        ("wider", "Wider", _stretched(days, max(1, length // 2))),
        ("own", "The story’s own days", own),
        ("whole", "Everything", whole),
    ]
    found = []
    for name, words, view in views:
        is_there = view.first <= whole.last and view.last >= whole.first
        if (
            view != days
            and is_there
            and (name != "wider" or days != whole)
            and (name != "whole" or whole != own)
        ):
            asked = (
                {"after": None, "before": None} if view == own else {"after": view.first, "before": view.last}
            )
            found.append((name, words, link(undated=False, **asked)))
    return found


def _moved(days: Days, by: int) -> Days:
    low = max(by, (_CALENDAR.first - days.first).days)
    step = timedelta(days=min(low, (_CALENDAR.last - days.last).days))
    return Days(days.first + step, days.last + step)


def _stretched(days: Days, by: int) -> Days:
    first = timedelta(days=min(by, (days.first - _CALENDAR.first).days))
    last = timedelta(days=min(by, (_CALENDAR.last - days.last).days))
    return Days(days.first - first, days.last + last)


def _days(shown: DaysAnswer | None) -> Days | None:
    return Days(date.fromisoformat(shown.first), date.fromisoformat(shown.last)) if shown else None
