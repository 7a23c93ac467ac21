"""Who is said to hold what: drawn where it is told as having happened, in words always."""

from __future__ import annotations

from dataclasses import replace

from crossread.domain.desk import Desk
from crossread.domain.facts import EventStatus
from crossread.export.page_control import ControlView, control_view
from crossread.export.page_names import name_everything
from crossread.lookup import FactIndex
from facts_desk import facts_desk


def view(desk: Desk) -> ControlView | None:
    return control_view(desk, name_everything(desk), desk.stories[0], FactIndex(desk))


def with_status(status: EventStatus) -> Desk:
    desk = facts_desk()
    readings = (
        replace(reading, controls=tuple(replace(c, status=status) for c in reading.controls))
        for reading in desk.readings
    )
    return replace(desk, readings=tuple(readings))


def test_statements_keep_holder_day_voice_and_what_is_left_out() -> None:
    found = view(facts_desk())
    assert found is not None
    assert {drawing.format for drawing in found.drawings} == {"wide", "middle", "narrow"}
    rows = {row.holder: row for row in found.rows}
    taken = rows["Hill Front fighters"]
    assert (taken.place, taken.change, taken.when) == ("Varna", "captured", "11 May 2031")
    assert taken.without == "the harbour"
    assert [(voice.source, voice.kind) for voice in taken.voices] == [("Ada Brandt", "official")]
    assert rows["rebels"].when == "11 May 2031"
    for drawing in found.drawings:
        assert "except the harbour" in drawing.svg


def test_what_is_only_planned_is_in_words_alone() -> None:
    found = view(with_status(EventStatus.PLANNED))
    assert found is not None
    assert found.drawings == ()
    assert [row.status for row in found.rows] == ["planned", "planned"]


def test_nothing_said_is_nothing_shown() -> None:
    assert view(replace(facts_desk(), readings=())) is None
