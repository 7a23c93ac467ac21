"""Coded events of invented texts: circumstances, several events of one sentence, voices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.facts import CodedEvent, EventStatus, Figure, TimeExpression, TimeKind
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.events import events_of
from reading.events.reading import coded, ground_of


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _one(events: tuple[CodedEvent, ...], rule: str) -> CodedEvent:
    found = [event for event in events if event.rule == rule]
    assert len(found) == 1, [event.rule for event in events]
    return found[0]


def _figure(text: str, span: str, number: str, what: str) -> Figure:
    return Figure(_span(text, span), Number(_span(text, number), None, None, None), what)


def test_a_figure_goes_to_the_event_that_did_the_harm() -> None:
    text = "Police arrested nine students in Corva on Friday after rebels killed twelve soldiers near Belmar."
    figures = (
        _figure(text, "killed twelve soldiers", "twelve", "killed"),
        _figure(text, "arrested nine students", "nine", "arrested"),
    )
    events = events_of(ground_of(text), figures)
    assert _one(events, "killing").figures == (_span(text, "twelve"),)
    assert _one(events, "arrest").figures == (_span(text, "nine"),)


def test_the_time_is_the_nearest() -> None:
    text = "The president met the envoy on Sunday, and rebels attacked an army post on Wednesday."
    ground = ground_of(text)
    times = tuple(
        TimeExpression(_span(text, words), TimeKind.DATE, "XXXX-WXX") for words in ("Sunday", "Wednesday")
    )
    events = events_of(replace(ground, times=times), ())
    assert _one(events, "meeting").time == _span(text, "Sunday")
    assert _one(events, "attack").time == _span(text, "Wednesday")


def test_the_voice_that_tells_it() -> None:
    text = "Norvian jets bombed a hospital in Belmar on Sunday, the health ministry said."
    event = _one(coded(text), "air-strike")
    assert event.source is not None
    assert "ministry" in event.source.of(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels attacked the army post near Belmar.", EventStatus.ACTUAL),
        ("Rebels did not attack the army post near Belmar.", EventStatus.NEGATED),
        ("Rebels never attacked the army post near Belmar.", EventStatus.NEGATED),
        ("The rebels denied attacking the army post near Belmar.", EventStatus.DENIED),
        ("The rebels threatened to attack the army post near Belmar.", EventStatus.PLANNED),
        ("The rebels vowed to attack the army post near Belmar.", EventStatus.PLANNED),
        ("The rebels may attack the army post near Belmar.", EventStatus.HYPOTHETICAL),
        ("The officers fear an attack on the army post near Belmar.", EventStatus.FEARED),
        ("The commander ordered his men to attack the army post near Belmar.", EventStatus.DEMANDED),
    ],
)
def test_how_far_it_took_place(text: str, status: EventStatus) -> None:
    assert _one(coded(text), "attack").status is status


def test_words_without_a_rule_are_not_coded() -> None:
    assert coded("The committee published its yearly report on the harvest, and prices fell.") == ()


def test_events_come_in_text_order_and_name_their_passage() -> None:
    text = "Rebels attacked an army post near Corva. The president met the envoy in Belmar on Monday."
    events = coded(text)
    assert [event.rule for event in events] == ["attack", "meeting"]
    assert [event.passage for event in events] == [0, 1]
