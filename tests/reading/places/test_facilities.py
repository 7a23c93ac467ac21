from __future__ import annotations

import pytest

from crossread.domain.facts import PlaceMention, PlacePrecision
from crossread.gazetteer import Gazetteer, Table
from crossread.gazetteer.rows import Row
from crossread.reading.places import places_of
from crossread.reading.places.phrases import lies_in_a_town
from reading.places.grounds import ground_of


def facility(text: str, name: str, gazetteer: Gazetteer, *towns: str) -> PlaceMention:
    mentions = places_of(ground_of(text, places=towns, facilities=(name,)), gazetteer)
    return next(m for m in mentions if m.span.of(text) == name)


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("Shells hit the Al-Nur Hospital in Idlib. Aleppo was quiet.", "Al-Nur Hospital", "Idlib"),
        ("Aleppo was quiet. In Homs, Idlib's Al-Nur Hospital burned.", "Al-Nur Hospital", "Idlib"),
        ("Aleppo was quiet. Al-Nur Hospital, near the city of Homs, burned.", "Al-Nur Hospital", "Homs"),
        ("In Homs they closed Al-Nur Hospital. Aleppo was quiet.", "Al-Nur Hospital", "Homs"),
        ("Homs was quiet. Al-Nur Hospital burned. Aleppo slept.", "Al-Nur Hospital", "Homs"),
    ],
)
def test_a_facility_lies_in_the_town_beside_it(packaged: Gazetteer, text: str, name: str, town: str) -> None:
    found = facility(text, name, packaged, "Idlib", "Homs", "Aleppo")
    assert found.town is not None
    assert found.town.of(text) == town
    assert found.place is not None
    assert found.place.precision is PlacePrecision.TOWN
    assert found.place.country == "SY"


def test_a_facility_may_bear_its_towns_name(packaged: Gazetteer) -> None:
    text = "Planes circled over Aleppo International Airport. Syria shut Aleppo and Homs."
    found = facility(text, "Aleppo International Airport", packaged, "Aleppo", "Homs", "Syria")
    assert found.place is not None
    assert (found.place.name, found.reasons) == ("Aleppo", ("named after Aleppo",))
    assert found.town is not None
    assert found.town.start > text.index("Syria")


def test_a_facility_of_an_added_table_keeps_its_own_place(packaged: Gazetteer) -> None:
    table = Table.compiled(
        [Row(3, "Al-Nur Hospital", 35.94, 36.64, "SY", "12", feature="HSP")], admin1_names={}
    )
    text = "Shells hit Al-Nur Hospital in Idlib; Aleppo in Syria was quiet."
    found = facility(text, "Al-Nur Hospital", packaged.with_table(table), "Idlib", "Aleppo", "Syria")
    assert found.place is not None
    assert (found.place.id, found.place.precision) == ("geonames:3", PlacePrecision.EXACT)
    assert found.town is not None
    assert found.town.of(text) == "Idlib"


def test_a_facility_without_a_town_has_no_place(packaged: Gazetteer) -> None:
    found = facility("They met at Qorvundel House.", "Qorvundel House", packaged)
    assert (found.place, found.town) == (None, None)
    assert found.reasons == ("not in the gazetteer",)


def test_an_unknown_street_is_treated_alike(packaged: Gazetteer) -> None:
    text = "A car burned on Vundel Road in Homs, Syria."
    mentions = places_of(ground_of(text, places=("Vundel Road", "Homs", "Syria")), packaged)
    assert mentions[0].town is not None
    assert mentions[0].town.of(text) == "Homs"


@pytest.mark.parametrize(
    ("phrase", "does"), [("Vundel Road", True), ("Hospital", False), ("Homs", False), ("Main St.", True)]
)
def test_names_that_lie_in_a_town(phrase: str, does: bool) -> None:
    assert lies_in_a_town(phrase) is does
