"""Where: places once each, what happened there, distances that do not fit, and the land under it all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from crossread.gazetteer.geometry import bearing_deg, distance_km
from crossread.serve.answers.distance_facts import reached

DEGREES = st.floats(-80, 80), st.floats(-179, 179)


def get(client: TestClient, path: str, **asked: Any) -> Any:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    answer = client.get(f"/api/v1/stories/{story}/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@given(*DEGREES, st.floats(0, 359.9), st.floats(0.1, 19_000))
def test_where_a_distance_leads_to_is_that_far_away(
    latitude: float, longitude: float, bearing: float, km: float
) -> None:
    there = reached(latitude, longitude, bearing, km)
    assert distance_km(latitude, longitude, *there) == pytest.approx(km, rel=1e-6, abs=1e-3)
    assert -180 <= there[1] <= 180


def test_each_place_stands_once_with_how_exactly_it_is_known(contested: TestClient) -> None:
    places = get(contested, "map/places")["items"]
    assert [place["name"] for place in places[:2]] == ["Aleppo", "Idlib"]
    assert len({place["id"] for place in places}) == len(places)
    aleppo = places[0]
    assert aleppo["precision"] == "town"
    assert aleppo["reports"] == 3
    assert 5 < aleppo["radius_km"] < 30
    assert [place["name"] for place in get(contested, "map/places", q="hama")["items"]] == ["Hama"]
    assert get(contested, "map/places", precision="country")["total"] == 0


def test_a_place_tells_what_happened_there_and_who_is_said_to_hold_it(contested: TestClient) -> None:
    aleppo = get(contested, "map/places", q="aleppo")["items"][0]
    found = get(contested, "map/place", id=aleppo["id"])
    assert len(found["told"]) == 3
    assert "captured" in [told["event"]["words"][0] for told in found["events"]]
    assert all("Aleppo" in told["passages"][0]["sentence"]["text"] for told in found["events"][:1])
    assert {(said["change"], said["holder"]) for said in found["control"]} >= {
        ("captured", "Rebels"),
        ("lost", "Government forces"),
    }
    assert [one["subject"]["name"] for one in found["distances"]] == ["Hama"]
    story = contested.get("/api/v1/stories").json()["items"][0]["id"]
    assert contested.get(f"/api/v1/stories/{story}/map/place?id=geonames:1").status_code == 404


def test_a_distance_that_does_not_fit_is_drawn_beside_the_measured_one(contested: TestClient) -> None:
    (found,) = get(contested, "map/distances")["items"]
    assert (found["subject"]["name"], found["origin"]["name"]) == ("Hama", "Aleppo")
    assert found["straight_km"] == pytest.approx(124, abs=2)
    assert [one["km"] for one in found["stated"]] == [140, 230]
    origin = found["origin"]["latitude"], found["origin"]["longitude"]
    to_hama = bearing_deg(*origin, found["subject"]["latitude"], found["subject"]["longitude"])
    for one in found["stated"]:
        there = one["latitude"], one["longitude"]
        assert distance_km(*origin, *there) == pytest.approx(one["km"], abs=0.1)
        assert bearing_deg(*origin, *there) == pytest.approx(to_hama, abs=0.5)
        assert one["told"][0]["span"]["text"] == one["printed"]


@pytest.mark.corpora
def test_the_seeds_flag_230_km_and_say_who_states_it(seeds: TestClient) -> None:
    (found,) = get(seeds, "map/distances")["items"]
    assert (found["subject"]["name"], found["origin"]["name"]) == ("Hama", "Aleppo")
    assert found["straight_km"] == pytest.approx(124, abs=2)
    told = {one["km"]: len(one["told"]) for one in found["stated"]}
    assert told == {140: 1, 230: 2}


def test_the_land_is_small_closed_and_knows_the_countries_named(example: TestClient) -> None:
    land = get(example, "map/land")
    assert len(json.dumps(land, separators=(",", ":"))) < 300_000
    assert land["type"] == "FeatureCollection"
    west, south, east, north = land["bbox"]
    assert west < east
    assert south < north
    for country in land["features"]:
        for (line,) in country["geometry"]["coordinates"]:
            assert line[0] == line[-1]
            assert len(line) >= 4


@pytest.mark.corpora
def test_a_country_that_is_named_is_that_country_on_the_map(seeds: TestClient) -> None:
    syria = next(
        one for one in get(seeds, "map/places", precision="country")["items"] if one["name"] == "Syria"
    )
    named = {
        one["properties"]["name"]: one["properties"]["place"] for one in get(seeds, "map/land")["features"]
    }
    assert named["Syria"] == syria["id"]
    assert named["Brazil"] is None
    assert sum(1 for one in named.values() if one) < 20
