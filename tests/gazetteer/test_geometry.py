from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.gazetteer.geometry import (
    EARTH_RADIUS_KM,
    POINTS,
    bearing_deg,
    bearing_of,
    distance_km,
    gap_deg,
    point_of,
    town_radius_km,
)

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((0.0, 0.0), (0.0, 180.0), 20_015.1),
        ((0.0, 179.5), (0.0, -179.5), 111.2),
        ((90.0, 0.0), (-90.0, 50.0), 20_015.1),
        # WGS 84 by Vincenty's formula, 5,554.9 and 343.9 km: less than 0.6 % off
        ((51.5, -0.12), (40.71, -74.0), 5_554.9),
        ((51.5074, -0.1278), (48.8566, 2.3522), 343.9),
    ],
)
def test_distance(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert distance_km(*a, *b) == pytest.approx(km, rel=0.006)


@pytest.mark.parametrize(
    ("bearing", "point"), [(0, "N"), (359, "N"), (11, "N"), (12, "NNE"), (45, "NE"), (180, "S"), (269, "W")]
)
def test_points_of_the_compass(bearing: float, point: str) -> None:
    assert point_of(bearing) == point


def test_bearing_of_a_place_to_the_south() -> None:
    assert point_of(bearing_deg(36.2, 37.16, 35.13, 36.76)) == "SSW"


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_is_the_same_both_ways(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> None:
    there = distance_km(lat_a, lon_a, lat_b, lon_b)
    assert there == pytest.approx(distance_km(lat_b, lon_b, lat_a, lon_a), abs=1e-6)
    assert 0 <= there <= 3.1416 * EARTH_RADIUS_KM
    assert 0 <= bearing_deg(lat_a, lon_a, lat_b, lon_b) <= 360


@given(st.sampled_from(POINTS))
def test_points_and_bearings_are_each_other_s(point: str) -> None:
    assert point_of(bearing_of(point)) == point


@pytest.mark.parametrize(("a", "b", "gap"), [(0, 350, 10), (350, 0, 10), (90, 270, 180), (45, 45, 0)])
def test_the_angle_between_two_bearings(a: float, b: float, gap: float) -> None:
    assert gap_deg(a, b) == gap


def test_how_far_towns_reach() -> None:
    assert town_radius_km(0) == 2.0
    assert 10 < town_radius_km(2_000_000) < 13
