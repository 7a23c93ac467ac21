"""Where: located places with their reasons, and names that nothing locates."""

from __future__ import annotations

from dataclasses import replace

from crossread.domain.desk import Desk
from crossread.domain.facts import PlaceMention
from crossread.export.page_names import name_everything
from crossread.export.page_places import PlaceView, country_name, place_views, unlocated_places
from facts_desk import DOBRICH, FIRST, VARNA, at, facts_desk

DATED = next(report.id for report in facts_desk().reports if report.published)


def views(desk: Desk) -> tuple[PlaceView, ...]:
    return place_views(desk, name_everything(desk), desk.stories[0])


def test_places_that_most_reports_name_stand_first() -> None:
    varna, dobrich = views(facts_desk())
    assert (varna.name, varna.inside, varna.position) == ("Varna", "Bulgaria", "43.217, 27.917")
    assert [name.key for name, _ in varna.told] == ["A1", "B1"]
    assert varna.reasons == ("the largest of 3",)
    assert dobrich.drawn
    assert varna.mentions == 2, "the harbour is not the town's name"


def test_a_comma_taken_along_makes_no_other_name() -> None:
    desk = facts_desk()
    mention = PlaceMention(at(FIRST, "Dobrich,"), DOBRICH, 0.5)
    readings = tuple(
        replace(reading, places=(*reading.places, mention)) if reading.report == DATED else reading
        for reading in desk.readings
    )
    found = {view.name: view.printed for view in views(replace(desk, readings=readings))}
    assert found == {"Varna": (), "Dobrich": ()}


def test_names_that_nothing_locates_are_named_with_their_place() -> None:
    desk = facts_desk()
    ((printed, report, anchor),) = unlocated_places(desk, name_everything(desk), desk.stories[0])
    assert (printed, report.key) == ("Dobrich", "B1")
    assert anchor.startswith("c-")


def test_two_places_of_one_name_carry_their_country_on_the_map() -> None:
    desk = facts_desk()
    other = replace(VARNA, id="geonames:1", country="US", admin1="Illinois")
    mention = PlaceMention(at(FIRST, "Varna", after="north of"), other, 0.5)
    readings = tuple(
        replace(reading, places=(*reading.places, mention)) if reading.report == DATED else reading
        for reading in desk.readings
    )
    names = {view.spot.name for view in views(replace(desk, readings=readings))}
    assert names == {"Varna (Bulgaria)", "Varna (United States)", "Dobrich"}


def test_a_country_without_a_name_keeps_its_code() -> None:
    assert country_name("BG") == "Bulgaria"
    assert country_name("ZZ") == "ZZ"
    assert country_name("") == ""
