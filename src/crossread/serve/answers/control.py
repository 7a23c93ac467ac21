"""Who is said to hold what, on which day, and who says so."""

from __future__ import annotations

from pydantic import Field

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.control_facts import StatementAnswer, control_days, held_on
from crossread.serve.answers.listing import cut, page_answer
from crossread.serve.answers.paging import Day, Paging, Words
from crossread.serve.answers.story_facts import story_facts
from crossread.serve.library import Library


class ControlQuery(Paging):
    """Which statements of a story are wanted."""

    day: Day = Field(default=None, description="only what was said last of each place by this day (ISO 8601)")
    place: Words = Field(default="", description="only of this place, by its gazetteer id or name")


def control_days_of(library: Library, story_id: str) -> tuple[str, ...]:
    """The ISO days of which something is said, in their order.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return control_days(story_facts(library, story_id).statements)


def control_page(library: Library, story_id: str, wanted: ControlQuery) -> PageAnswer[StatementAnswer]:
    """Some of the statements about places: those of which most is said first, within a place by day.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found = story_facts(library, story_id).statements
    if wanted.day:
        found = held_on(found, wanted.day.isoformat())
    if wanted.place:
        found = tuple(one for one in found if wanted.place in (one.place_id, one.place))
    return page_answer(PageAnswer[StatementAnswer], cut(found, wanted), total=len(found), wanted=wanted)
