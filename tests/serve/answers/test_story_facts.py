"""The facts of a story: every one of them points at its characters, and they are worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

from crossread.serve.answers.common import SpanAnswer
from crossread.serve.answers.story_facts import StoryFacts, facts_come_soon, story_facts
from crossread.serve.library import Library
from crossread.serve.refusals import RequestError


@pytest.fixture(params=["example_desk", "contested_desk", "invented_desk"])
def library(request: pytest.FixtureRequest) -> Iterator[Library]:
    opened = Library(request.getfixturevalue(request.param))
    yield opened
    opened.close()


def first_story(library: Library) -> str:
    return library.desk().browsing().stories()[1][0].id


def facts_of(library: Library) -> StoryFacts:
    return story_facts(library, first_story(library))


def spans(value: Any) -> Iterator[SpanAnswer]:
    """Every span inside a value."""
    if isinstance(value, SpanAnswer):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, StoryFacts):
        for name in StoryFacts.__slots__:
            yield from spans(getattr(value, name))


def test_every_fact_points_at_the_characters_it_came_from(library: Library) -> None:
    found = list(spans(facts_of(library)))
    assert len(found) > 10
    texts = {one: library.desk().report(one).text for one in {span.report for span in found}}
    for span in found:
        words = texts[span.report][span.start : span.end]
        assert span.text == words or (span.text.endswith("…") and words.startswith(span.text[:-1]))


def test_ids_are_of_things_that_are_there(library: Library) -> None:
    facts = facts_of(library)
    places = {one.place.id for one in facts.places}
    assert {one.place_id for one in facts.happenings} - {None} <= places
    assert {one.place_id for one in facts.statements} - {None} <= places
    assert {one.place_id for one in facts.figures} - {None} <= places
    events = {one.id for one in facts.happenings}
    assert len(events) == len(facts.happenings)
    assert {one.event for one in facts.estimates} <= events
    assert len({one.id for one in facts.figures}) == len(facts.figures)


def test_every_report_has_its_day_or_a_reason_why_not(library: Library) -> None:
    facts = facts_of(library)
    reports = library.desk().browsing().story(first_story(library)).reports
    assert {one.report.id for one in facts.reports} == set(reports)
    assert all(one.day or one.reasons for one in facts.reports)


def test_facts_are_worked_out_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = facts_of(library)
    monkeypatch.setattr(type(library.desk()), "reading", lambda *_: pytest.fail("read again"))
    assert facts_of(library) is first


def test_a_large_story_is_waited_for_only_when_its_facts_are_at_hand(big_story: Path) -> None:
    library = Library(big_story)
    assert not facts_come_soon(library, "s-big")
    story_facts(library, "s-big")
    assert facts_come_soon(library, "s-big")
    library.close()


def test_an_unknown_story_is_told_as_such(example: TestClient, example_desk: Path) -> None:
    library = Library(example_desk)
    with pytest.raises(RequestError):
        story_facts(library, "s-none")
    library.close()
