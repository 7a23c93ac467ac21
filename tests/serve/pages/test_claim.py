"""The page of one claim."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from lxml import html  # type: ignore[import-untyped]

from sample_desk import sample_desk
from serve.pages.page_tree import PageTree

DESK = sample_desk()
STORY = DESK.stories[0].id
CRANE, KILLED, BRAKE, INJURED, QUAY = DESK.claims


def read(client: TestClient, claim: str) -> str:
    answer = client.get(f"/stories/{STORY}/claims/{claim}")
    assert answer.status_code == 200, answer.text
    PageTree(answer.text)
    return answer.text


def texts(page: str, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in html.fromstring(page).xpath(path)]


def test_status_counts_and_reasons_come_first(invented: TestClient) -> None:
    page = read(invented, CRANE.id)
    assert texts(page, "//h2[@id='claim-text']") == [CRANE.text]
    assert texts(page, "//dl[@class='counts']/div/dd")[:2] == ["3", "3"]
    why = texts(page, "//ol[@class='why-list']/li")
    assert why[-1].endswith("corroborated.")
    assert "never" not in why[-1]


def test_each_passage_stands_in_its_place_and_leads_to_the_text(invented: TestClient) -> None:
    page = read(invented, INJURED.id)
    cited = texts(page, "//li[@class='support']//span[@class='cited']")
    assert any(one.startswith("At least nine people were injured") for one in cited)
    context = texts(page, "//li[@class='support']//span[@class='context']")
    assert any("gantry crane" in one for one in context)
    places = PageTree(page).links_to("/reports/r-")
    assert all("at=" in one and one.endswith("#here") for one in places if "?" in one)
    assert [one for one in PageTree(page).links_to("/compare?a=") if "#here" in one]


def test_accounts_head_their_passages(invented: TestClient) -> None:
    heads = texts(read(invented, CRANE.id), "//section[contains(@class, 'account-block')]/h4")
    assert len(heads) == 3
    assert any("Account of Meridian Wire" in head and "2 passages in 2 reports" in head for head in heads)


def test_what_speaks_against_it_is_told_or_its_absence(invented: TestClient) -> None:
    page = read(invented, KILLED.id)
    assert texts(page, "//li[contains(@class, 'contrary')]//p[@class='value']") == ["four", "Five"]
    assert "Nothing was found that speaks against it." in read(invented, QUAY.id)


@pytest.mark.corpora
def test_readings_of_others_stand_apart_from_the_claim_s_own(seeds: TestClient) -> None:
    story = seeds.get("/api/v1/stories").json()["items"][0]["id"]
    listed = seeds.get(f"/api/v1/stories/{story}/claims", params={"status": "disputed"}).json()["items"]
    page = seeds.get(f"/stories/{story}/claims/{listed[0]['id']}").text
    assert texts(page, "//div[@class='as-here']//p[@class='value']") == ["nine"]
    assert texts(page, "//div[@class='otherwise']//p[@class='value']") == ["four"]


def test_how_it_travelled_is_a_list_from_voices_down(invented: TestClient) -> None:
    page = read(invented, CRANE.id)
    steps = html.fromstring(page).xpath("//ol[@class='travel']/li")
    assert len(steps) == 6
    assert "told by police" in texts(page, "//ol[@class='travel']/li")
    depths = [step.get("class").split()[0] for step in steps]
    assert set(depths) == {"d0", "d1", "d2"}


def test_it_can_be_checked_and_judged(invented: TestClient) -> None:
    links = PageTree(read(invented, CRANE.id))
    assert links.links_to("/check?q=A+crane+fell+at+the+port")
    assert links.links_to(f"/review?subject=claim&story={STORY}&id={CRANE.id}")


def test_hostile_texts_stay_text(invented: TestClient) -> None:
    for claim in DESK.claims:
        tree = html.fromstring(read(invented, claim.id))
        assert not tree.xpath("//img | //script[not(@src)] | //b[text()='Harbour Net']")


def test_what_is_not_there_is_told_so(invented: TestClient) -> None:
    assert invented.get(f"/stories/{STORY}/claims/c-none").status_code == 404
