"""How many: the counts of a story, and what they come to in its events."""

from __future__ import annotations

from pydantic import Field

from crossread.domain.events import EstimateRule
from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.estimate_facts import EstimateAnswer
from crossread.serve.answers.figure_facts import FigureSeries
from crossread.serve.answers.listing import cut, page_answer
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.story_facts import story_facts
from crossread.serve.library import Library


class FigureQuery(Paging):
    """Which figures of a story are wanted."""

    limit: int = Field(default=20, ge=1, le=100, description="how many series to give at most")
    what: Words = Field(default="", description="only what is counted: killed, injured, displaced, ...")
    place: Words = Field(default="", description="only at this place, by its gazetteer id")
    series: Words = Field(default="", description="only the series of this id")
    disputed: bool = Field(default=False, description="only series with a number that is disputed")
    measures: bool = Field(default=False, description="sums, distances and durations too")


class EstimateQuery(Paging):
    """Which estimates of a story are wanted."""

    rule: EstimateRule = EstimateRule.UCDP


def series_page(library: Library, story_id: str, wanted: FigureQuery) -> PageAnswer[FigureSeries]:
    """Some of a story's counts: harm first, by its gravity, then by how many accounts give a number.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found = [one for one in story_facts(library, story_id).figures if _is_wanted(one, wanted)]
    return page_answer(PageAnswer[FigureSeries], cut(found, wanted), total=len(found), wanted=wanted)


def kinds_counted(library: Library, story_id: str) -> tuple[tuple[str, int], ...]:
    """What is counted in a story, with how many series there are of each; sums and lengths last.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found: dict[str, int] = {}
    for one in story_facts(library, story_id).figures:
        found[one.what] = found.get(one.what, 0) + 1
    return tuple(found.items())


def estimates_page(library: Library, story_id: str, wanted: EstimateQuery) -> PageAnswer[EstimateAnswer]:
    """Best, low and high of a story's events by one rule.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found = [one for one in story_facts(library, story_id).estimates if one.rule is wanted.rule]
    return page_answer(PageAnswer[EstimateAnswer], cut(found, wanted), total=len(found), wanted=wanted)


def _is_wanted(one: FigureSeries, wanted: FigureQuery) -> bool:
    if wanted.series:
        return one.id == wanted.series
    if wanted.what:
        if one.what != wanted.what:
            return False
    elif one.measure and not wanted.measures:
        return False
    if wanted.place and one.place_id != wanted.place:
        return False
    return bool(one.disputes) or not wanted.disputed
