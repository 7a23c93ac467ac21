"""Entities, places, figures and events of a story by the page, as the JSON export has them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import accumulate
from typing import TypeVar

from crossread.export.json_entities import entity_value
from crossread.export.json_events import event_values
from crossread.export.json_facts import figure_values, place_values
from crossread.lookup import FactIndex
from crossread.serve.answers.common import Answer, PageAnswer
from crossread.serve.answers.fact_values import EntityAnswer, EventAnswer, FigureAnswer, PlaceMentionAnswer
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.stories import story_version
from crossread.serve.library import Library

Value = TypeVar("Value", bound=Answer)
_MOST_BYTES = 400_000

Lines = tuple[bytes, ...]  # values as JSON: a tenth of the memory of what they say


def entities_page(library: Library, story_id: str, wanted: Paging) -> PageAnswer[EntityAnswer]:
    """Who and what the reports of a story name, those of most reports first.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return _page(EntityAnswer, _facts(library, story_id)["entities"], wanted)


def places_page(library: Library, story_id: str, wanted: Paging) -> PageAnswer[PlaceMentionAnswer]:
    """Every name of a place in a story, report by report, located or not.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return _page(PlaceMentionAnswer, _facts(library, story_id)["places"], wanted)


def figures_page(library: Library, story_id: str, wanted: Paging) -> PageAnswer[FigureAnswer]:
    """Every figure of a story, report by report.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return _page(FigureAnswer, _facts(library, story_id)["figures"], wanted)


def events_page(library: Library, story_id: str, wanted: Paging) -> PageAnswer[EventAnswer]:
    """What happened, told by most mentions first; then what single reports tell alone.

    Raises:
        RequestError: when the desk holds no such story.
    """
    return _page(EventAnswer, _facts(library, story_id)["events"], wanted)


def _page(kind: type[Value], lines: Lines, wanted: Paging) -> PageAnswer[Value]:
    """The part that is wanted; it ends before it grows beyond what one answer may weigh, but not before its first item."""
    some = lines[wanted.offset : wanted.offset + wanted.limit]
    weights = accumulate(len(line) for line in some)
    fitting = max(1, sum(weight <= _MOST_BYTES for weight in weights))
    return PageAnswer(
        items=tuple(kind.model_validate(json.loads(line)) for line in some[:fitting]),
        total=len(lines),
        offset=wanted.offset,
        limit=wanted.limit,
    )


def _facts(library: Library, story_id: str) -> dict[str, Lines]:
    """All facts of a story. They take the readings of all its reports, so they are kept until it is crossed again."""
    key = ("facts", story_id, story_version(library, story_id))
    return library.kept(key, lambda: _made(library, story_id))


def _made(library: Library, story_id: str) -> dict[str, Lines]:
    desk = library.desk().snapshot_stories([story_id])
    index = FactIndex(desk)
    return {
        "entities": _lines(entity_value(desk, entity) for entity in desk.entities),
        "places": _lines(place_values(desk, index)),
        "figures": _lines(figure_values(desk, index)),
        "events": _lines(event_values(desk, index)),
    }


def _lines(values: Iterable[dict[str, object]]) -> Lines:
    return tuple(json.dumps(value, separators=(",", ":")).encode() for value in values)
