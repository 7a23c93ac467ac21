"""Coded events of invented texts: circumstances, several events of one sentence, voices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.facts import (
    CodedEvent,
    EventStatus,
    Figure,
    Place,
    PlaceMention,
    PlacePrecision,
    TimeExpression,
    TimeKind,
)
from crossread.domain.layers import Mention, MentionKind, Number
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


_PLACES_OF_OTHERS = [
    "Rebels attacked the army on Wednesday, the same day that a ceasefire took effect in Estria.",
    "Jets bombed the rebels, state media in Corva said.",
    "Rebels attacked the army on Wednesday, coinciding with a ceasefire in Estria.",
    "State media in Corva circulated images of air strikes.",
    "The ministry said in Belmar that gunmen had attacked a convoy.",
]


@pytest.mark.parametrize("text", _PLACES_OF_OTHERS)
def test_a_place_of_a_voice_or_of_another_clause_is_not_the_events(text: str) -> None:
    assert {e.place for e in coded(text) if e.type == "ASSAULT"} == {None}


def test_a_place_told_of_those_it_was_done_to_is_the_events() -> None:
    text = "Police fired tear gas to disperse protesters who marched on a ministry in Corva."
    assert _one(coded(text), "crowd-control").place == _span(text, "Corva")


@pytest.mark.parametrize(
    ("text", "rule", "time", "dated"),
    [
        ("The group has kidnapped dozens since 2012.", "abduction", "2012", False),
        ("The group kidnapped dozens in 2012.", "abduction", "2012", True),
        ("The protests were the largest since the 2012 uprising.", "demonstration", "2012", False),
        ("CORVA, 3 May (Agency) -- Gunmen kidnapped six students.", "abduction", "3 May", False),
        ("Police linked the kidnapping to the 2012 bombings.", "abduction", "2012", False),
    ],
)
def test_times_that_are_not_the_events(text: str, rule: str, time: str, dated: bool) -> None:
    times = (TimeExpression(_span(text, time), TimeKind.DATE, "2012"),)
    events = events_of(replace(ground_of(text), times=times), ())
    assert _one(events, rule).time == (times[0].span if dated else None)


def test_vague_times_date_nothing() -> None:
    text = "Rebels recently attacked an army post."
    times = (TimeExpression(_span(text, "recently"), TimeKind.DATE, "PAST_REF"),)
    assert _one(events_of(replace(ground_of(text), times=times), ()), "attack").time is None


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake struck western Norvia on Tuesday, killing 43 people and injuring 300.",
        "A quake near Belmar killed more than 1,100 people.",
        "Floods hit Corva on Monday. The flooding damaged 300 houses and nine people were killed.",
    ],
)
def test_harm_by_nature_is_not_coded(text: str) -> None:
    assert coded(text) == ()


def test_deeds_in_a_report_of_a_disaster_are_coded() -> None:
    text = "Floods hit Corva. After the floods, gunmen attacked a relief convoy and nine people were killed."
    assert {e.rule for e in coded(text)} >= {"attack", "killing"}


def test_a_standing_side_is_no_event() -> None:
    assert coded("Norvia, which backs the rebels, is a neighbour of Estria.") == ()
    assert _one(coded("Norvia will support the rebels."), "backing").status is EventStatus.PLANNED


@pytest.mark.parametrize(
    ("text", "rule", "actors"),
    [
        ("Protesters set fire to two police cars.", "destruction", ["Protesters"]),
        ("The minister spoke by telephone with his Norvian counterpart.", "call", ["The minister"]),
        ("CORVA (Agency) - Gunmen kidnapped six students.", "abduction", ["Gunmen"]),
        ("Troops who played a key role in keeping calm arrested six men.", "arrest", ["Troops"]),
        ("Rebels made an attempt to seize the town of Belmar.", "capture", ["Rebels"]),
        (
            "The rebels left the town; spokesman Ann Lee accused the army.",
            "accusation",
            ["spokesman Ann Lee"],
        ),
    ],
)
def test_who_did_it(text: str, rule: str, actors: list[str]) -> None:
    assert [a.of(text) for a in _one(coded(text), rule).actors] == actors


def test_a_verb_taken_for_a_noun_of_a_list_ends_it() -> None:
    text = "The Norvian Union condemned the coup and threatened sanctions."
    assert [t.of(text) for t in _one(coded(text), "condemnation").targets] == ["the coup"]


def test_two_peoples_with_one_noun_are_one_phrase() -> None:
    text = "Syrian and Russian planes carried out deadly strikes on Sunday."
    assert [a.of(text) for a in _one(coded(text), "air-strike").actors] == ["Syrian and Russian planes"]


def test_a_charge_is_no_part_of_the_charged() -> None:
    text = "Norvia accused the government of Estria of negligence."
    assert [t.of(text) for t in _one(coded(text), "accusation").targets] == ["the government of Estria"]


@pytest.mark.parametrize(
    ("text", "rule", "status"),
    [
        ("He called the rebel advance a reminder of the government's weakness.", "offensive", "actual"),
        ("The union called a strike for Monday.", "strike", "demanded"),
        ("The militant offensive in Norvia risks drawing Estria into conflict.", "offensive", "actual"),
        ("The president may face protests in Corva.", "demonstration", "hypothetical"),
    ],
)
def test_what_governs_and_what_only_stands_near(text: str, rule: str, status: str) -> None:
    assert _one(coded(text), rule).status.value == status


def test_a_name_known_for_a_place_is_one_where_it_is_taken_for_a_person() -> None:
    text = "The rebels will leave Rodin soon. Rebels captured Rodin in January."
    last = Span(text.rindex("Rodin"), text.rindex("Rodin") + 5)
    ground = replace(ground_of(text), mentions=(Mention(last, MentionKind.PERSON, 1.0),))
    assert _one(events_of(ground, ()), "arrest").place is None
    place = Place("made", "Rodin", 0.0, 0.0, "XX", "", "PPL", 0, PlacePrecision.TOWN)
    located = replace(ground, places=(PlaceMention(_span(text, "Rodin"), place, 1.0),))
    assert _one(events_of(located, ()), "capture").place == last
