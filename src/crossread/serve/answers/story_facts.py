"""What a story's reports tell of when, where, how many and who holds what: worked out once, then kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from crossread.export.page_days import MainView, main_view
from crossread.export.page_places import country_name
from crossread.serve.answers.common import Answer
from crossread.serve.answers.control_facts import StatementAnswer, statements
from crossread.serve.answers.distance_facts import MapDistance, map_distances
from crossread.serve.answers.estimate_facts import EstimateAnswer, estimates
from crossread.serve.answers.figure_facts import FigureSeries, figure_series
from crossread.serve.answers.happenings import HappeningAnswer, happenings
from crossread.serve.answers.place_facts import KnownPlace, known_places, unlocated_names
from crossread.serve.answers.report_days import ReportDayAnswer, report_days
from crossread.serve.answers.stories import story_version
from crossread.serve.answers.story_desk import story_desk, story_names, story_of
from crossread.serve.answers.tellings import Facts, TellingAnswer, cited, facts_of, first_of_each
from crossread.serve.answers.texts_desk import desk_with_texts
from crossread.serve.library import Library

Placed = TypeVar("Placed", HappeningAnswer, StatementAnswer)

_SOON_REPORTS = 20  # so few are read while a page waits
_MOST_TOLD = 12


class MainAnswer(Answer):
    """Day and place, in words, of what most of a story's reports mainly tell of; "" where nothing stands out."""

    day: str
    place: str
    told: tuple[TellingAnswer, ...]


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """Everything the sections on time, place and numbers show, without the texts it was found in."""

    main: MainAnswer | None
    reports: tuple[ReportDayAnswer, ...]
    happenings: tuple[HappeningAnswer, ...]
    places: tuple[KnownPlace, ...]
    unlocated: tuple[TellingAnswer, ...]
    distances: tuple[MapDistance, ...]
    statements: tuple[StatementAnswer, ...]
    figures: tuple[FigureSeries, ...]
    estimates: tuple[EstimateAnswer, ...]


def story_facts(library: Library, story_id: str) -> StoryFacts:
    """The facts of a story; of a large one the first call takes a second or so.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return library.kept(_key(library, story_id), lambda: _made(library, story_id))


def facts_come_soon(library: Library, story_id: str) -> bool:
    """Whether a page can wait for the facts: they are kept already, or those of a small story.

    Raises:
        RequestError: when the desk holds no such story.
    """
    small = len(story_of(story_desk(library, story_id)).reports) <= _SOON_REPORTS
    return small or library.holds(_key(library, story_id))


def _key(library: Library, story_id: str) -> tuple[str, str, str]:
    return "story facts", story_id, story_version(library, story_id)


def _made(library: Library, story_id: str) -> StoryFacts:
    reports = story_of(story_desk(library, story_id)).reports
    facts = facts_of(
        desk_with_texts(library, story_id, reports, readings=reports), story_names(library, story_id)
    )
    events = happenings(facts)
    places = known_places(facts, events)
    known = frozenset(one.place.id for one in places)
    events = _without_unknown(events, known)
    main = main_view(facts.desk, facts.names, facts.story)
    return StoryFacts(
        main=_main(facts, main) if main else None,
        reports=report_days(facts),
        happenings=events,
        places=places,
        unlocated=unlocated_names(facts),
        distances=map_distances(facts),
        statements=_without_unknown(statements(facts), known),
        figures=figure_series(facts),
        estimates=estimates(facts, events),
    )


def _without_unknown(found: tuple[Placed, ...], known: frozenset[str]) -> tuple[Placed, ...]:
    """Ids only of places that are listed: what an id leads to must be there."""
    return tuple(
        one if one.place_id is None or one.place_id in known else one.model_copy(update={"place_id": None})
        for one in found
    )


def _main(facts: Facts, main: MainView) -> MainAnswer:
    place = f"{main.place}, {country_name(main.country)}" if main.place and main.country else main.place
    told = facts.tellings(cited(found.anchor) for found in main.evidence)
    return MainAnswer(day=main.day, place=place, told=first_of_each(told, at_most=_MOST_TOLD))
