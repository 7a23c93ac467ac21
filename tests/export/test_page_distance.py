from __future__ import annotations

from dataclasses import replace

from crossread.export.page_distance import Bar, distance_bars
from crossread.export.page_names import name_everything
from crossread.lookup import FactIndex
from facts_desk import facts_desk, shared_desk
from sample_desk import sample_desk

DESK = shared_desk()


def bars(km: float | None = 45.0) -> tuple[Bar, ...]:
    readings = tuple(
        replace(reading, distances=tuple(replace(told, km=km) for told in reading.distances))
        for reading in DESK.readings
    )
    desk = replace(DESK, readings=readings)
    return distance_bars(desk, name_everything(desk), FactIndex(desk), desk.discrepancies[0])


def test_the_map_stands_beside_what_is_stated() -> None:
    straight, stated = bars()
    assert (straight.km, straight.reports) == ("39 km", ())
    assert (stated.km, stated.width, [name.key for name in stated.reports]) == ("45 km", 100.0, ["A1"])
    assert 86 < straight.width < 89


def test_a_distance_no_globe_has_is_not_drawn() -> None:
    for km in (None, 0.0, -5.0, 1e30, float("inf")):
        assert bars(km) == ()


def test_nothing_is_drawn_where_the_map_does_not_know_both_places() -> None:
    desk = replace(facts_desk(), discrepancies=DESK.discrepancies)
    assert distance_bars(desk, name_everything(desk), FactIndex(desk), desk.discrepancies[0]) == ()


def test_other_kinds_have_no_drawing() -> None:
    desk = sample_desk()
    names, index = name_everything(desk), FactIndex(desk)
    assert not any(distance_bars(desk, names, index, found) for found in desk.discrepancies)
