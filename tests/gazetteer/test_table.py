from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.facts import PlacePrecision
from crossread.errors import InputError
from crossread.gazetteer import Table
from crossread.gazetteer.rows import Row
from crossread.gazetteer.table import precision_of

ROWS = (
    Row(
        1,
        "Ostermoor",
        54.1,
        9.2,
        "DE",
        "10",
        "Kreis Watt",
        "PPL",
        900,
        ("Ostermor", "XYZ", "ostermoru", "Остермор"),
    ),
    Row(2, "Ostermoor", 53.0, 8.0, "DE", "06", "", "PPL", 40),
    Row(0, "Wattland", 54.5, 9.0, "DE", "10", "", "ADM1", 5000, (), ("W.L.",)),
)
TABLE = Table.compiled(ROWS, admin1_names={"DE.10": "Wattland"})


def names(table: Table, folded: str) -> list[tuple[str, bool]]:
    return [(table.place(number).id, own) for number, own in table.named(folded)]


def test_a_name_leads_to_all_its_places() -> None:
    assert names(TABLE, "ostermoor") == [("geonames:2", True), ("geonames:1", True)]


def test_other_spellings_of_the_own_name_count_as_it() -> None:
    assert names(TABLE, "ostermor") == [("geonames:1", True)]


@pytest.mark.parametrize("code", ["xyz", "ostermoru", ""])
def test_codes_and_romanisations_are_no_names(code: str) -> None:
    assert names(TABLE, code) == []


def test_short_forms_are_kept_however_short() -> None:
    assert names(TABLE, "wl") == [("crossread:ADM1/DE.10/Wattland", True)]


def test_a_place_says_where_it_lies() -> None:
    number, _ = TABLE.named("ostermoor")[1]
    place = TABLE.place(number)
    assert (place.name, place.country, place.admin1, place.population) == ("Ostermoor", "DE", "Wattland", 900)
    assert (place.latitude, place.longitude, place.precision) == (54.1, 9.2, PlacePrecision.TOWN)
    assert TABLE.admin2(number) == "Kreis Watt"


def test_bytes_come_back_and_are_the_same_each_time() -> None:
    raw = TABLE.to_bytes()
    assert Table.from_bytes(raw).to_bytes() == raw
    assert names(Table.from_bytes(raw), "ostermoor") == names(TABLE, "ostermoor")


@pytest.mark.parametrize("raw", [b"", b"no table", b"PK\x03\x04", TABLE.to_bytes()[:200]])
def test_damaged_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="no gazetteer table"):
        Table.from_bytes(raw)


@pytest.mark.parametrize(
    ("feature", "precision"),
    [
        ("PCLI", "country"),
        ("ADM1", "admin1"),
        ("PPLC", "town"),
        ("HSP", "exact"),
        ("SEA", "admin1"),
        ("ADM4", "town"),
    ],
)
def test_precision(feature: str, precision: str) -> None:
    assert precision_of(feature).value == precision


@given(
    st.lists(
        st.builds(
            Row,
            id=st.integers(0, 2**31 - 1),
            name=st.text(min_size=1, max_size=20),
            latitude=st.floats(-90, 90),
            longitude=st.floats(-180, 180),
            country=st.sampled_from(["", "DE", "FR"]),
            admin1=st.sampled_from(["", "1"]),
            population=st.integers(0, 10**11),
            alternates=st.lists(st.text(max_size=9)).map(tuple),
        ),
        max_size=12,
    )
)
def test_any_rows_can_be_compiled_and_kept(rows: list[Row]) -> None:
    table = Table.from_bytes(Table.compiled(rows, admin1_names={}).to_bytes())
    assert len(table) == len(rows)
    found = sorted((p.name, p.population) for p in map(table.place, range(len(table))))
    assert found == sorted((row.name, row.population) for row in rows)
