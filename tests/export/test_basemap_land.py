"""Land for a map that is moved: fine near, coarse far, and without seams."""

from __future__ import annotations

import pytest

from crossread.export.basemap import Window
from crossread.export.basemap_land import country_at, land

SYRIA = Window(34.0, 32.0, 42.0, 38.0)


def points(window: Window, *, fine_degrees: float = 0.01) -> dict[str, int]:
    return {one.name: sum(map(len, one.polygons)) for one in land(window, fine_degrees=fine_degrees)}


def test_what_is_near_is_finer_than_from_afar() -> None:
    near, far = points(SYRIA), points(Window(-80.0, -40.0, -60.0, -20.0))
    assert near["Syria"] > 3 * far["Syria"]
    assert near["Chile"] * 3 < far["Chile"]
    assert sum(near.values()) < 16_000


def test_all_large_countries_of_the_world_are_there() -> None:
    assert {"Brazil", "Canada", "Russia", "Australia", "Fiji", "Syria"} <= points(SYRIA).keys()


def test_neighbours_share_their_border_exactly() -> None:
    found = {
        one.name: {point for line in one.polygons for point in line} for one in land(SYRIA, fine_degrees=0.05)
    }
    assert len(found["Syria"] & found["Turkey"]) > 10
    assert len(found["Brazil"] & found["Argentina"]) > 3


def test_the_largest_piece_of_a_country_comes_first() -> None:
    chile = next(
        one for one in land(Window(-80.0, -40.0, -60.0, -20.0), fine_degrees=0.01) if one.name == "Chile"
    )
    assert len(chile.polygons) > 3
    spans = [max(y for _, y in line) - min(y for _, y in line) for line in chile.polygons]
    assert spans[0] == max(spans) > 20


def test_no_latitude_lies_beyond_what_a_web_map_shows() -> None:
    latitudes = [y for one in land(SYRIA, fine_degrees=0.1) for line in one.polygons for _, y in line]
    assert min(latitudes) >= -85.0
    assert max(latitudes) <= 85.0


@pytest.mark.parametrize(
    ("longitude", "latitude", "country"),
    [(37.16, 36.2, "Syria"), (28.25, -29.5, "Lesotho"), (25.0, -29.0, "South Africa"), (-30.0, 40.0, None)],
)
def test_the_country_of_a_point(longitude: float, latitude: float, country: str | None) -> None:
    assert country_at(longitude, latitude) == country
