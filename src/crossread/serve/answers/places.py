"""Where: the places of a story, and what happened at one of them, with the passages that say so."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from crossread.domain.facts import PlacePrecision
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.control_facts import StatementAnswer
from crossread.serve.answers.distance_facts import MapDistance
from crossread.serve.answers.happenings import HappeningAnswer, in_brief
from crossread.serve.answers.listing import Optional, cut, holds, page_answer, query_words
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.place_facts import KnownPlace, StoryPlace
from crossread.serve.answers.story_facts import story_facts
from crossread.serve.answers.telling_passages import PassageAnswer, passages_of
from crossread.serve.answers.tellings import TellingAnswer, first_of_each
from crossread.serve.library import Library
from crossread.serve.refusals import missing

_MOST_EVENTS = 8
_MOST_PASSAGES = 2  # of one happening


class PlaceQuery(Paging):
    """Which places of a story are wanted."""

    limit: int = Field(default=100, ge=1, le=200, description="how many items to give at most")
    q: Words = Field(default="", description="words that stand in the place's names")
    precision: Optional[PlacePrecision] = Field(
        default=None, description="only places known as exactly as this"
    )


class PlaceEvent(Answer):
    """A happening at a place with a few of the sentences that tell it."""

    event: HappeningAnswer
    passages: tuple[PassageAnswer, ...]


class PlaceDetail(Answer):
    """A place with who names it, what is said to have happened there, who is said to hold it, how far it is said to lie.

    `more` counts happenings that are left out.
    """

    place: StoryPlace
    told: tuple[TellingAnswer, ...]
    events: tuple[PlaceEvent, ...]
    more: int
    control: tuple[StatementAnswer, ...]
    distances: tuple[MapDistance, ...]


def known_places_page(library: Library, story_id: str, wanted: PlaceQuery) -> PageAnswer[StoryPlace]:
    """Some of a story's places, those first that most reports name.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found = [one.place for one in story_facts(library, story_id).places if _is_wanted(one, wanted)]
    return page_answer(PageAnswer[StoryPlace], cut(found, wanted), total=len(found), wanted=wanted)


def place_detail(library: Library, story_id: str, place_id: str) -> PlaceDetail:
    """One place of a story.

    Raises:
        RequestError: when the desk holds no such story, or the story names no such place.
    """
    facts = story_facts(library, story_id)
    known = next((one for one in facts.places if one.place.id == place_id), None)
    if known is None:
        raise missing("place of this story", place_id)
    events = [one for one in facts.happenings if one.place_id == place_id]
    return PlaceDetail(
        place=known.place,
        told=known.told,
        events=_with_passages(library, story_id, events[:_MOST_EVENTS]),
        more=max(0, len(events) - _MOST_EVENTS),
        control=tuple(one for one in facts.statements if one.place_id == place_id),
        distances=tuple(
            one for one in facts.distances if place_id in (one.origin.place_id, one.subject.place_id)
        ),
    )


def distances_page(library: Library, story_id: str, wanted: Paging) -> PageAnswer[MapDistance]:
    """Stated distances that the map does not bear out, ready to be drawn.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found = story_facts(library, story_id).distances
    return page_answer(PageAnswer[MapDistance], cut(found, wanted), total=len(found), wanted=wanted)


def unlocated_page(library: Library, story_id: str, wanted: Paging) -> PageAnswer[TellingAnswer]:
    """Names of places that nothing locates: one mention of each.

    Raises:
        RequestError: when the desk holds no such story.
    """
    found = story_facts(library, story_id).unlocated
    return page_answer(PageAnswer[TellingAnswer], cut(found, wanted), total=len(found), wanted=wanted)


def _is_wanted(one: KnownPlace, wanted: PlaceQuery) -> bool:
    place = one.place
    if wanted.precision is not None and place.precision is not wanted.precision:
        return False
    words = query_words(wanted.q)
    return not words or holds(words, (place.name, place.known_as, place.inside, *place.printed))


def _with_passages(
    library: Library, story_id: str, events: Sequence[HappeningAnswer]
) -> tuple[PlaceEvent, ...]:
    """A sentence of each of the first reports that tell them."""
    shown = [first_of_each(one.told, at_most=_MOST_PASSAGES) for one in events]
    passages = iter(passages_of(library, story_id, [telling for told in shown for telling in told]))
    return tuple(
        PlaceEvent(event=in_brief(one), passages=tuple(next(passages) for _ in told))
        for one, told in zip(events, shown, strict=True)
    )
