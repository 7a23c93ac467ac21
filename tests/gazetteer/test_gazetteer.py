from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.gazetteer import Gazetteer, Match, Table
from crossread.gazetteer.rows import Row


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("U.S.", "US", "PCLI"),
        ("UK", "GB", "PCLI"),
        ("UAE", "AE", "PCLI"),
        ("DR Congo", "CD", "PCLI"),
        ("Syrian", "SY", "PCLI"),
        ("Turkish", "TR", "PCLI"),
        ("Ala.", "US", "ADM1"),
        ("TX", "US", "ADM1"),
        ("Gaza Strip", "PS", "RGN"),
        ("Crimea", "UA", "RGN"),
        ("Middle East", "", "RGN"),
        ("the Mediterranean", "", "SEA"),
        ("European", "", "CONT"),
        ("Idlib province", "SY", "ADM1"),
        ("the city of Idlib", "SY", "PPL"),
    ],
)
def test_known_names(packaged: Gazetteer, name: str, country: str, feature: str) -> None:
    assert (country, feature) in {(c.place.country, c.place.feature) for c in packaged.find(name)}


@pytest.mark.parametrize(
    "name", ["Khan Cheikhoun", "Khan Sheikhun", "Khan Shaykhun", "Khan Sheikhoun", "Khân Cheikhoûn"]
)
def test_spellings_of_one_town(packaged: Gazetteer, name: str) -> None:
    assert packaged.find(name)[0].place.id == "geonames:168325"


def test_a_spelling_nobody_has_is_found_by_its_consonants(packaged: Gazetteer) -> None:
    found = packaged.find("Tel Rifaat")[0]
    assert (found.place.country, found.match) == ("SY", Match.SPELLING)
    assert 0.7 < found.likeness < 1
    assert packaged.find("Tel Rifaat", alike=False) == ()


def test_the_most_populous_comes_first(packaged: Gazetteer) -> None:
    people = [c.place.population for c in packaged.find("Springfield")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 20


@pytest.mark.parametrize("name", ["", " ", "…", "Xqzvtplk", "🙂🙂", "x" * 100_000, "the", "''"])
def test_what_names_nothing_is_not_found(packaged: Gazetteer, name: str) -> None:
    assert packaged.find(name) == ()


def test_a_place_called_in(packaged: Gazetteer) -> None:
    added = packaged.with_table(Table.compiled([Row(9, "In", 10.0, 20.0, "TD")], admin1_names={}))
    assert "geonames:9" in {c.place.id for c in added.find("In")}


def test_an_added_village_is_found_and_an_added_town_stands_first(packaged: Gazetteer) -> None:
    rows = [
        Row(7, "Kafr Ostara", 35.5, 36.6, "SY", "12"),
        Row(169389, "Idlib", 35.93, 36.63, "SY", "12", "", "PPLA", 128_840),
    ]
    added = packaged.with_table(Table.compiled(rows, admin1_names={}))
    village = added.find("Kafer Ostarah")[0].place
    assert (village.id, village.admin1) == ("geonames:7", "Idlib")
    assert [c.place.feature for c in added.find("Idlib") if c.place.id == "geonames:169389"] == ["PPLA"]
    assert packaged.find("Kafr Ostara") == ()


def test_a_country_by_its_code(packaged: Gazetteer) -> None:
    found = packaged.of_country("SY")
    assert found is not None
    assert found.place.name == "Syria"
    assert packaged.of_country("??") is None


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(packaged: Gazetteer, name: str) -> None:
    for candidate in packaged.find(name):
        assert -90 <= candidate.place.latitude <= 90
        assert -180 <= candidate.place.longitude <= 180
        assert 0 < candidate.likeness <= 1
