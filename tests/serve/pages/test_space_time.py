"""The sections on time, place and numbers: whole pages, parts, large stories, hostile words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.export.basemap import Window
from crossread.serve.answers.distance_facts import MapDistance, PointAnswer
from crossread.serve.pages.story_map import widened
from serve.pages.page_tree import PageTree

SECTIONS = ("timeline", "timeline?undated=true", "map", "figures", "figures?measures=true&rule=acled")
DESKS = ("example", "contested", "invented")


@pytest.fixture(params=DESKS)
def client(request: pytest.FixtureRequest) -> TestClient:
    found: TestClient = request.getfixturevalue(request.param)
    return found


def address(client: TestClient, section: str) -> str:
    return f"/stories/{client.get('/api/v1/stories').json()['items'][0]['id']}/{section}"


def opened(client: TestClient, section: str, **headers: str) -> str:
    answer = client.get(address(client, section), headers=headers)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


@pytest.mark.parametrize("section", SECTIONS)
def test_pages_are_well_formed_small_and_every_link_leads_somewhere(client: TestClient, section: str) -> None:
    page = opened(client, section)
    assert len(page.encode()) < 500_000
    tree = PageTree(page)
    assert tree.tags.count("h1") == 1
    assert "h2" in tree.tags
    within = [link for link, _ in tree.links if link.startswith("/") and not link.startswith("/review")]
    for link in dict.fromkeys(within):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("section", ["timeline", "map", "figures"])
def test_a_part_is_the_section_alone(client: TestClient, section: str) -> None:
    part = opened(client, section, **{"HX-Request": "true"})
    assert part.lstrip().startswith('<div id="section"')
    assert "<html" not in part
    assert PageTree(part).words in PageTree(opened(client, section)).words


@pytest.mark.parametrize("section", ["timeline", "map", "figures"])
def test_a_large_story_answers_at_once_and_asks_for_the_section(
    big_story: Any, visit: Any, section: str
) -> None:
    client = visit(big_story)
    page = opened(client, f"{section}?offset=0")
    tree = PageTree(page)
    assert 'aria-busy="true"' in page
    assert f'hx-get="/stories/s-big/{section}?offset=0" hx-trigger="load"' in page
    assert f"/stories/s-big/{section}?offset=0&now=1" in [link for link, _ in tree.links]
    part = opened(client, section, **{"HX-Request": "true"})
    assert "aria-busy" not in part
    assert "aria-busy" not in opened(client, section)


def test_without_script_a_large_story_is_shown_for_the_asking(big_story: Any, visit: Any) -> None:
    assert "aria-busy" not in opened(visit(big_story), "timeline?now=1")


def test_the_map_says_where_hama_is_and_why_230_km_is_flagged(contested: TestClient) -> None:
    tree = PageTree(opened(contested, "map"))
    assert "How far is Hama from Aleppo ?" in tree.words
    assert "124 km on the map, in a straight line" in tree.words
    assert "230 km stated: “about 230 km south of Aleppo”" in tree.words
    (flagged, *_) = [link for link, words in tree.links if words == "Why it is flagged"]
    assert "230" in PageTree(contested.get(flagged).text).words
    hama = next(link for link, words in tree.links if words == "Hama" and "?place=" in link)
    card = PageTree(contested.get(hama).text).words
    assert "town in Syria, 35.13" in card
    assert "sent troops to Hama" in card


def test_the_drawn_timeline_and_the_list_below_say_the_same(contested: TestClient) -> None:
    page = opened(contested, "timeline")
    drawn, _, listed = page.partition('id="happened"')
    story = address(contested, "timeline")
    links = {link for link, _ in PageTree(page).links if link.startswith(f"{story}/")}
    assert links
    for link in links:
        assert f'href="{link}"' in drawn
        assert f'href="{link}"' in listed
    assert "Saturday 30 November 2024" in listed
    assert "printed “Saturday”" in listed
    assert "Letters from the Road" in listed


def test_control_is_a_table_with_who_says_so(contested: TestClient) -> None:
    page = opened(contested, "map")
    words = PageTree(page).words
    assert "captured : Rebels" in words.replace("captured:", "captured :")
    assert "Northern Observatory" in words
    assert page.count("data-statement") >= 6
    assert 'data-day="2024-11-30"' in page


def test_figures_can_be_switched_from_one_rule_to_the_other(contested: TestClient) -> None:
    ucdp, acled = opened(contested, "figures"), opened(contested, "figures?rule=acled")
    assert "Best is the number most voices give" in ucdp
    assert "The most conservative number where reports differ" in acled
    assert "disputed D" in PageTree(ucdp).words


def test_hostile_words_stay_words(invented: TestClient) -> None:
    for section in SECTIONS:
        page = opened(invented, section)
        assert "<script>" not in page
        assert "\u202e" not in page


def test_the_map_opens_on_both_ends_of_a_flagged_distance_unless_one_lies_worlds_away(
    contested: TestClient,
) -> None:
    page = opened(contested, "map")
    (window,) = re.findall(r'data-window="([^"]+)"', page)
    west, south, east, north = map(float, window.split(","))
    for latitude, longitude in re.findall(r'data-(?:from|to)="([-\d.]+),([-\d.]+)"', page):
        assert west < float(longitude) < east
        assert south < float(latitude) < north
    small, far = Window(0.0, 0.0, 1.0, 1.0), distance(40.0, 40.0)
    assert widened(small, [far]) == small
    assert widened(small, [distance(1.5, 0.5)]) == Window(0.0, 0.0, 1.0, 1.6)


def distance(latitude: float, longitude: float) -> MapDistance:
    ends = [
        PointAnswer(name="", place_id="", latitude=at, longitude=across)
        for at, across in ((0.5, 0.5), (latitude, longitude))
    ]
    return MapDistance(
        discrepancy="d-1",
        key="D1",
        explanation="",
        origin=ends[0],
        subject=ends[1],
        straight_km=1.0,
        stated=(),
    )
