"""What users bring along, through a whole run: a village of their own dump, a person of their own list."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.engine import Rooms, add_gazetteer, add_watch_list, read_into, refresh
from crossread.engine.own_data import gazetteer_of, watch_lists_of
from crossread.errors import InputError
from crossread.store import DeskFile
from engine.parts import written

TEXT = (
    "Army engineers cleared mines near the village of Ulvskogsberg in northern Sweden on Monday, Major Tilda Granqvist "
    "said. Granqvist told reporters in Stockholm that nobody was hurt. The road from Ulvskogsberg to the north is closed."
)
DUMP = (
    "99900001\tUlvskogsberg\tUlvskogsberg\tUlfskogsberg\t66.1\t19.2\tP\tPPL\tSE\t\t14\t\t\t\t37\t\t400"
    "\tEurope/Stockholm\t2030-01-01"
)


def village(desk: DeskFile) -> set[str]:
    (report,) = desk.snapshot().reports
    return {
        place.place.id
        for place in desk.reading(report.id).places
        if place.place and "Ulvskogsberg" in place.span.of(report.text)
    }


def test_a_village_is_found_once_its_dump_is_added(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    read_into(desk, written(tmp_path, [TEXT]), rooms=rooms)
    assert village(desk) == set()
    dump = tmp_path / "SE.txt"
    dump.write_text(f"{DUMP}\nnot a line of a dump\n", encoding="utf-8")
    added = add_gazetteer(desk, dump)
    assert (added.name, added.entries, len(added.problems)) == ("SE", 1, 1)
    assert "line 2" in added.problems[0].where
    refresh(desk, rooms=rooms)
    assert village(desk) == {"geonames:99900001"}
    named = gazetteer_of(desk, rooms.gazetteer).name
    assert desk.reading(desk.report_ids()[0]).gazetteer == named != "packaged"
    desk.drop_own("gazetteer", "SE")
    refresh(desk, rooms=rooms)
    assert village(desk) == set()


def test_a_listed_person_is_linked_with_reasons(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    read_into(desk, written(tmp_path, [TEXT]), rooms=rooms)
    people = tmp_path / "officers.csv"
    people.write_text("id,name,aliases\nq1,Tilda Granqvist,\nq2,Arne Granqvist,\n", encoding="utf-8")
    added = add_watch_list(desk, people)
    assert (added.name, added.entries, added.problems) == ("officers", 2, ())
    refresh(desk, rooms=rooms)
    listed = [entry for entity in desk.snapshot().entities for entry in entity.listed]
    assert [(entry.watch_list, entry.id) for entry in listed] == [("officers", "q1")]
    assert listed[0].reasons
    assert [one.name for one in watch_lists_of(desk)] == ["officers"]


def test_a_file_that_is_no_list_leaves_the_desk_as_it_is(desk: DeskFile, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.csv"
    nothing.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"nothing\.csv"):
        add_watch_list(desk, nothing)
    with pytest.raises(InputError, match=r"nothing\.csv"):
        add_gazetteer(desk, nothing)
    assert desk.own("watch list") == desk.own("gazetteer") == {}
