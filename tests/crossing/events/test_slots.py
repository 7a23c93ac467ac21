from __future__ import annotations

import pytest

from crossread.crossing.events.days import days_apart
from crossread.crossing.events.places import how_near, km_apart
from crossread.crossing.events.slots import share_a_value
from crossread.domain.facts import Grain, Period, Place, PlacePrecision
from crossread.domain.layers import Number
from crossread.domain.span import Span


def place(
    key: str,
    latitude: float,
    longitude: float,
    *,
    admin1: str = "North",
    country: str = "SY",
    precision: PlacePrecision = PlacePrecision.TOWN,
) -> Place:
    return Place(key, key, latitude, longitude, country, admin1, "PPL", 1000, precision)


TOWN = place("a", 36.2, 37.1)
NEXT_TO_IT = place("b", 36.25, 37.12)
FAR_TOWN = place("c", 35.9, 36.6, admin1="West")
NORTH = place("n", 36.0, 37.0, precision=PlacePrecision.ADMIN1)
WEST = place("w", 35.8, 36.7, admin1="West", precision=PlacePrecision.ADMIN1)
COUNTRY = place("sy", 35.0, 38.0, admin1="", precision=PlacePrecision.COUNTRY)
ABROAD = place("lb", 33.9, 35.5, country="LB")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (TOWN, TOWN, True),
        (TOWN, NEXT_TO_IT, True),
        (TOWN, FAR_TOWN, False),
        (TOWN, NORTH, None),
        (TOWN, WEST, False),
        (NORTH, WEST, False),
        (TOWN, COUNTRY, None),
        (TOWN, ABROAD, False),
        (COUNTRY, ABROAD, False),
        (TOWN, None, None),
    ],
)
def test_places(a: Place, b: Place | None, expected: bool | None) -> None:
    assert how_near(a, b) is expected
    assert how_near(b, a) is expected


def test_distance_of_two_towns() -> None:
    assert km_apart(TOWN, FAR_TOWN) == pytest.approx(56, abs=1)


def day(start: str | None, end: str | None = "") -> Period:
    return Period(start, start if end == "" else end, Grain.DAY)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (day("2024-12-01"), day("2024-12-01"), 0),
        (day("2024-12-01"), day("2024-11-30"), 1),
        (day("2024-11-25", "2024-12-01"), day("2024-11-27"), 0),
        (day("2020-01-01", None), day("2024-11-27"), None),
        (None, day("2024-11-27"), None),
    ],
)
def test_days(a: Period | None, b: Period | None, expected: int | None) -> None:
    assert days_apart(a, b) == expected


def count(low: float | None, best: float | None, high: float | None) -> Number:
    return Number(Span(0, 1), low, best, high)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (count(12, 12, None), count(12, 12, 12), True),
        (count(12, 12, None), count(412, 412, 412), False),
        (count(9, 9, 9), count(4, 4, 4), False),
        (count(1490, 1490, 1490), count(1500, 1500, 1500), True),
        (count(10, None, 15), count(12, 12, 12), True),
        (count(None, None, None), count(3, 3, 3), True),
        (count(1e30, 1e30, 1e30), count(2, 2, 2), False),
    ],
)
def test_counts(a: Number, b: Number, expected: bool) -> None:
    assert share_a_value(a, b) is expected
    assert share_a_value(b, a) is expected
