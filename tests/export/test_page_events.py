"""What happened: alike ones in one row, and nothing that was only planned or denied among what happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.desk import Desk
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.export.page_events import EventGroup, event_groups
from crossread.export.page_names import name_everything
from crossread.lookup import FactIndex
from facts_desk import FIRST, at, facts_desk

DATED = next(report.id for report in facts_desk().reports if report.published)


def groups(desk: Desk) -> tuple[EventGroup, ...]:
    return event_groups(desk, name_everything(desk), desk.stories[0], FactIndex(desk))


def with_events(*events: CodedEvent) -> Desk:
    desk = facts_desk()
    readings = (
        replace(reading, coded=events if reading.report == DATED else ()) for reading in desk.readings
    )
    return replace(desk, readings=tuple(readings))


SHELLING = next(reading for reading in facts_desk().readings if reading.report == DATED).coded[0]
TALK = replace(
    SHELLING, type="CONSULT", mode="meet", acled_type="", acled_sub_type="", span=at(FIRST, "said")
)


def test_what_is_denied_stands_apart() -> None:
    force, denied = groups(facts_desk())
    assert [row.words for row in force.rows] == ["shelling"]
    assert (force.rows[0].acled, force.rows[0].type) == (
        "Shelling/artillery/missile attack",
        "Assault, heavy-weapons",
    )
    assert force.rows[0].status == ""
    assert (denied.title, denied.note) == ("Not told as having happened", "1 denied")
    assert denied.rows[0].status == "denied"
    assert [voice.source for voice in denied.rows[0].voices] == ["Ada Brandt"]


@pytest.mark.parametrize("status", [status for status in EventStatus if status is not EventStatus.ACTUAL])
def test_no_other_status_is_among_what_happened(status: EventStatus) -> None:
    (group,) = groups(with_events(replace(SHELLING, status=status)))
    assert group.title == "Not told as having happened"
    assert group.rows[0].status == status.value


def test_force_stands_before_talk_and_dated_before_undated() -> None:
    dated = replace(SHELLING, time=at(FIRST, "Sunday"), span=at(FIRST, "seized"))
    force, talk = groups(with_events(TALK, SHELLING, dated))
    assert [row.words for row in force.rows] == ["seized", "shelling"]
    assert force.rows[0].when == "11 May 2031"
    assert [row.words for row in talk.rows] == ["said"]


def test_the_same_told_twice_is_one_row_and_no_row_is_lost() -> None:
    again = replace(SHELLING, span=at(FIRST, "seized"))
    (force,) = groups(with_events(SHELLING, again, replace(SHELLING, targets=())))
    assert len(force.rows) == 2
    assert [len(voice.told) for row in force.rows for voice in row.voices] == [1, 1]


def test_nothing_happened_in_a_desk_without_readings() -> None:
    assert groups(replace(facts_desk(), readings=())) == ()
