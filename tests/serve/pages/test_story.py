"""The pages of a story: what a newcomer finds on them, where their links lead, how they stay usable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossread.serve.app import make_app
from crossread.serve.configuration import Configuration
from crossread.serve.pages.voices import voiced
from crossread.store import open_desk
from serve.pages.page_tree import PageTree

SECTIONS = ("", "/claims", "/lineages", "/relations", "/labels", "/labels/uses", "/discrepancies")
MOST_BYTES = 500_000


def story_of(client: TestClient) -> str:
    return str(client.get("/api/v1/stories").json()["items"][0]["id"])


def show(client: TestClient, address: str, *, part: bool = False) -> PageTree:
    headers = {"accept": "text/html"} | ({"hx-request": "true"} if part else {})
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.text[:400]
    assert len(answer.content) <= MOST_BYTES
    return PageTree(answer.text)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_a_whole_page_with_the_way_around(example: TestClient, section: str) -> None:
    story = story_of(example)
    page = show(example, f"/stories/{story}{section}")
    assert "13 reports, 8 independent accounts" in page.words
    for slug in ("claims", "timeline", "map", "lineages", "figures", "labels", "discrepancies"):
        assert f"/stories/{story}/{slug}" in page.links_to("/stories")
    assert f"/reports?story={story}" in page.links_to("/reports")
    assert page.tags.count("h1") == 1


def test_a_story_that_is_counted_again_says_so_on_every_page(example_copy: Path) -> None:
    client = TestClient(
        make_app(Configuration(example_copy)), base_url="http://localhost"
    )  # no worker is begun
    story = story_of(client)
    assert client.get(f"/api/v1/stories/{story}/overview").json()["counting"] is False
    with open_desk(example_copy) as desk:
        desk.uncross(desk.report_ids()[:1])
    assert client.get(f"/api/v1/stories/{story}/overview").json()["counting"] is True
    for section in ("", "/claims", "/map"):
        assert "Counting again" in show(client, f"/stories/{story}{section}").words


@pytest.mark.parametrize("section", SECTIONS)
def test_a_part_is_the_section_alone(example: TestClient, section: str) -> None:
    page = show(example, f"/stories/{story_of(example)}{section}", part=True)
    assert page.ids[0] == "section"
    assert not {"html", "nav", "h1", "script", "link"} & set(page.tags[: page.tags.index("div") + 1])
    assert "h1" not in page.tags


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("story", ["s-00000", "s-00004", "s-00005", "s-00007", "s-00013"])
def test_small_odd_and_hostile_stories_are_shown(many: TestClient, story: str, section: str) -> None:
    page = show(many, f"/stories/{story}{section}")
    assert "script" not in page.tags[page.tags.index("body") :]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_big_story_stays_within_bounds(big: TestClient, section: str) -> None:
    show(big, f"/stories/s-big{section}")


def test_the_overview_says_what_is_solid_and_what_is_disputed_and_leads_there(example: TestClient) -> None:
    story = story_of(example)
    page = show(example, f"/stories/{story}")
    assert re.search(r"\d+ of \d+ claims that reports have in common are corroborated", page.words)
    assert page.links_to(f"/stories/{story}/claims/c-")
    assert page.links_to(f"/stories/{story}/discrepancies/d-")
    assert page.links_to("/compare?a=r-")
    assert page.links_to("/reports/r-")


def test_a_lone_report_has_nothing_to_compare_and_the_pages_say_so(many: TestClient) -> None:
    page = show(many, "/stories/s-00005")
    assert "Nothing to compare" in page.words
    assert "/reports/r-00005-0" in page.links_to("/reports/")
    assert "There is no other report to compare it with" in show(many, "/stories/s-00005/lineages").words


def test_claims_are_filtered_ordered_and_paged_by_links_alone(big: TestClient) -> None:
    page = show(big, "/stories/s-big/claims")
    rows = [name for name in page.ids if name.startswith("claim-")]
    assert len(rows) == 50
    assert "/stories/s-big/claims?offset=50" in page.links_to("/stories/s-big/claims?")
    assert "/stories/s-big/claims?sort=lineages#list" in page.links_to("/stories/s-big/claims?")
    disputed = show(big, "/stories/s-big/claims?status=disputed&q=bridge&min_lineages=2&limit=10")
    assert "of 300" in disputed.words
    after = [address for address in disputed.links_to("/stories/s-big/claims?") if "offset=10" in address]
    assert after == ["/stories/s-big/claims?offset=10&limit=10&status=disputed&q=bridge&min_lineages=2"]
    assert "No claim fits" in show(big, "/stories/s-big/claims?q=unheard").words


def test_each_claim_leads_to_its_page_and_names_its_voices(example: TestClient) -> None:
    story = story_of(example)
    claim = example.get(f"/api/v1/stories/{story}/claims").json()["items"][0]
    page = show(example, f"/stories/{story}/claims")
    assert f"/stories/{story}/claims/{claim['id']}" in page.links_to("/stories/")
    assert voiced(claim["voices"][0]) in page.words


def test_accounts_tell_who_wrote_from_whom_and_lead_to_the_two_side_by_side(example: TestClient) -> None:
    story = story_of(example)
    tie = example.get(f"/api/v1/stories/{story}/relations").json()["items"][0]
    page = show(example, f"/stories/{story}/lineages")
    assert f"/compare?a={tie['from']['id']}&b={tie['to']['id']}" in page.links_to("/compare")
    assert "was written from" in page.words
    assert page.tags.count("svg") >= 3


def test_a_discrepancy_has_an_address_of_its_own(example: TestClient) -> None:
    story = story_of(example)
    card = next(
        card
        for card in example.get(f"/api/v1/stories/{story}/discrepancies?limit=50").json()["items"]
        if card["detail"] == "altered"
    )
    page = show(example, f"/stories/{story}/discrepancies/{card['id']}")
    assert f"discrepancy-{card['id']}" in page.ids
    for reading in card["readings"]:
        span = reading["span"]
        assert f"/reports/{span['report']}?at={span['start']}-{span['end']}#here" in page.links_to(
            "/reports/"
        )
    assert {"del", "ins", "mark"} & set(page.tags)
    assert (
        example.get(f"/stories/{story}/discrepancies/d-none", headers={"accept": "text/html"}).status_code
        == 404
    )


def test_discrepancies_are_filtered_by_kind_and_paged(big: TestClient) -> None:
    page = show(big, "/stories/s-big/discrepancies?kind=figure")
    assert len([name for name in page.ids if re.fullmatch(r"discrepancy-d-\d+", name)]) == 10
    assert "10 discrepancies of 120" in page.words
    whole = show(big, "/stories/s-big/discrepancies")
    assert "/stories/s-big/discrepancies?offset=15" in whole.links_to("/stories/s-big/discrepancies?")


def test_each_number_of_a_label_table_opens_its_passages(big: TestClient) -> None:
    page = show(big, "/stories/s-big/labels")
    address, words = next(
        link
        for link in page.links
        if "quoted=true" in link[0] and link[0].startswith("/stories/s-big/labels/uses?")
    )
    opened = show(big, address)
    assert f"{words} passage" in opened.words
    assert len(opened.links_to("/reports/")) >= int(words)


def test_hostile_words_stay_words(many: TestClient) -> None:
    answer = many.get("/stories/s-00013", headers={"accept": "text/html"})
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "<b>Bold</b>" not in many.get("/stories/s-00004/lineages").text


@pytest.mark.corpora
def test_a_newcomer_finds_the_four_things_on_the_seeds(seeds: TestClient) -> None:
    story = story_of(seeds)
    page = show(seeds, f"/stories/{story}")
    assert "5 reports, 3 independent accounts" in page.words
    reports = {
        row["path"].rsplit("/", 1)[-1][:3]: row["id"] for row in seeds.get("/api/v1/reports").json()["items"]
    }
    assert f"/compare?a={reports['003']}&b={reports['000']}" in page.links_to("/compare")
    assert "140km south of Aleppo" in page.words
    found = show(seeds, f"/stories/{story}/claims?q=412")
    assert "Syrian Observatory for Human Rights" in found.words
    distance = show(seeds, f"/stories/{story}/discrepancies?kind=distance")
    assert "straight line on the map" in distance.words
    assert "230 km" in distance.words
