"""The desks that pages are timed on are whole, and the mix leaves no page out."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.serve.desk import make_desk
from benchmarks.serve.disguise import Disguise, names_in, numbers_in
from benchmarks.serve.material import Material, Pile, read_material
from benchmarks.serve.mix import API, BESIDE, FILES, LEFT_OUT, draw, kinds, visits
from benchmarks.serve.neighbours import Neighbours
from benchmarks.serve.readers import read
from benchmarks.serve.server import Caller, Server
from benchmarks.serve.timing import Cost, percentile, time_visits
from benchmarks.synthetic import invent_story
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from crossread.domain.desk import Desk
from crossread.engine.rooms import Rooms
from crossread.serve import Configuration, api, make_app, pages
from crossread.settings import Settings
from crossread.store import open_desk
from serve.live import live

REPORTS = 11


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    return Rooms(Settings(threads=1))


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory, rooms: Rooms) -> Material:
    def pile(number: int, reports: int) -> Pile:
        return Pile([report.record() for report in invent_story(number, reports=reports)], together=True)

    folder = tmp_path_factory.mktemp("material")
    return read_material(folder, rooms, piles=[pile(1, 1), pile(2, 3)], big=pile(3, 2))


@pytest.fixture(scope="module")
def desk(material: Material, rooms: Rooms) -> Path:
    file = material.many.with_name("desk.db")
    make_desk(file, material, reports=REPORTS, encoder=rooms.encoder.name, with_big=True)
    return file


@pytest.fixture(scope="module")
def client(desk: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Configuration(desk)), base_url="http://localhost") as client:
        yield client


def test_a_desk_holds_just_so_many_reports_and_is_sound(desk: Path) -> None:
    with open_desk(desk, create=False, read_only=True) as opened:
        assert opened.counts()["reports"] == REPORTS
        assert opened.integrity() == []
        assert opened.uncrossed() == ()


def test_lists_and_questions_of_copies_are_filled(desk: Path) -> None:
    with open_desk(desk, create=False, read_only=True) as opened:
        total, stories = opened.browsing().stories()
        assert total == len(stories) == opened.counts()["stories"] >= 5
        assert len({story.title for story in stories}) == total
        assert len({story.moved for story in stories}) > 2
        assert opened.reviewing().open_questions() > 0
        assert opened.search("Monday")[0]


def test_a_copy_tells_the_same_of_others(material: Material, desk: Path) -> None:
    with open_desk(material.many, create=False, read_only=True) as opened:
        original = opened.snapshot()
    with open_desk(desk, create=False, read_only=True) as opened:
        made = opened.snapshot()
    texts = {report.text for report in original.reports}
    copies = [report for report in made.reports if report.text not in texts]
    lengths = {len(text) for text in texts}
    assert copies
    assert {len(report.text) for report in copies} & lengths
    for name, report in names_of(made):
        assert name in made.report(report).text


def names_of(desk: Desk) -> Iterator[tuple[str, str]]:
    for reading in desk.readings:
        yield from ((name.text, reading.report) for name in reading.names)


def test_a_disguise_keeps_every_length_and_the_order_of_numbers() -> None:
    text = "On 2024-05-12 (Sunday) Merrow's mayor Merrow said 1,200 of 3,400 or 412 fled in 1987; 12 stayed, a mayor said."
    names = names_in(["Mayor Merrow"], [text])
    disguise = Disguise(7, names=names, numbers=numbers_in([text]))
    made = disguise.text(text)
    assert names == {"merrow"}
    assert len(made) == len(text)
    assert "Merrow" not in made
    assert "2024-05-12" not in made
    assert "1987" not in made
    assert made.endswith("; 12 stayed, a mayor said.")
    low, high, third = (
        int(number.replace(",", "")) for number in re.findall(r"(?<= )\d,\d{3}|\b\d{3}\b", made)
    )
    assert 1_000 <= low < high
    assert 100 <= third <= 999
    assert disguise.text(text) == made
    assert Disguise(8, names=names, numbers=frozenset()).text(text) != made


def test_every_address_of_the_server_is_in_the_mix() -> None:
    served = [route for router in pages.ROUTERS for route in router.routes]
    served += [route for router in api.ROUTERS for route in router.routes]
    prefix = {id(route): API for router in api.ROUTERS for route in router.routes}
    wanted = {
        prefix.get(id(route), "") + route.path
        for route in served
        if isinstance(route, APIRoute) and "GET" in (route.methods or ())
    }
    asked = {kind.partition("?")[0] for kind in (*kinds(), *FILES, *BESIDE, *LEFT_OUT)}
    assert wanted - asked == set()
    assert asked - wanted == set()


def test_every_address_that_is_drawn_answers(client: TestClient) -> None:
    drawn = draw(lambda address: client.get(address).json(), sessions=2)
    wanted = [visit for values in drawn for visit in visits((*kinds(), *FILES), values)]
    assert len(wanted) > 130
    failed = [visit.address for visit in wanted if client.get(visit.address).status_code != 200]
    assert failed == []


def test_first_visits_are_told_from_later_ones_and_readers_count_errors(desk: Path) -> None:
    with live(desk) as address:
        caller = Caller(Server(address, 0))
        timed = time_visits(caller, [visits(("/", "/stories/{story}"), {"story": "s-none"})])
        caller.close()
        crowd = asyncio.run(read(address, [["/", "/stories/s-none"]], readers=3, think_s=0.0, seconds=3.0))
    assert [(one.first, one.status) for one in timed] == [
        (True, 200),
        (True, 404),
        (False, 200),
        (False, 404),
    ]
    assert Cost.of(timed).largest == timed[0].size
    assert crowd.requests > crowd.errors > 0
    assert "/stories/s-none: 404" in crowd.first_errors


def test_others_take_no_more_than_there_is() -> None:
    beside = Neighbours()
    until = time.monotonic() + 0.05
    while time.monotonic() < until:
        """Busy, and not counted among the others."""
    cores = beside.cores()
    assert cores is None or 0.0 <= cores <= (os.cpu_count() or 1) + 0.5


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([5.0, 1.0, 3.0], 50) == 3.0
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile([2.0], 99) == 2.0
