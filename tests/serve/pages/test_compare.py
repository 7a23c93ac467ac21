"""The page that shows two reports side by side."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from lxml import html  # type: ignore[import-untyped]

from sample_desk import COURIER_TEXT, HARBOUR_NET_TEXT, NATIONAL_TEXT, POST_TEXT, sample_desk
from serve.pages.page_tree import PageTree

DESK = sample_desk()
POST, COURIER, NATIONAL, NET = (
    next(report.id for report in DESK.reports if report.text == text)
    for text in (POST_TEXT, COURIER_TEXT, NATIONAL_TEXT, HARBOUR_NET_TEXT)
)


def read(client: TestClient, **asked: object) -> str:
    answer = client.get("/compare", params={name: str(value) for name, value in asked.items()})
    assert answer.status_code == 200, answer.text
    PageTree(answer.text)
    return answer.text


def texts(page: str, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in html.fromstring(page).xpath(path)]


def test_it_says_in_words_which_wrote_from_which(invented: TestClient) -> None:
    page = read(invented, a=POST, b=COURIER)
    assert texts(page, "//h1") == ["Coast Courier (B2) was written from Harbour Post (B1)"]
    words = PageTree(page).words
    assert "of B2’s news text has its like in B1" in words
    assert "they count as one account , almost certain" in words
    turned = read(invented, a=COURIER, b=POST)
    assert texts(turned, "//h1") == texts(page, "//h1")


def test_altered_quotations_stand_above_the_texts(invented: TestClient) -> None:
    page = read(invented, a=POST, b=COURIER)
    assert texts(page, "//ol[@class='altered']/li//del") == ["after the other"]
    assert texts(page, "//ol[@class='altered']/li//ins") == ["by one"]
    assert page.index('class="altered"') < page.index('class="rows"')


def test_what_was_added_and_left_out_is_said_in_words(invented: TestClient) -> None:
    page = read(invented, a=POST, b=COURIER)
    assert texts(page, "//article[contains(@class, 'only-b')]//span[contains(@class, 'only')]") == [
        "added by B2"
    ]
    assert "left out by B2" in texts(
        page, "//article[contains(@class, 'only-a')]//span[contains(@class, 'only')]"
    )
    assert "not in B1" in PageTree(page).words
    turned = read(invented, a=COURIER, b=POST)
    assert "added by B2" in texts(
        turned, "//article[contains(@class, 'only-a')]//span[contains(@class, 'only')]"
    )
    undirected = PageTree(read(invented, a=POST, b=NET)).words
    assert "only in B1" in undirected
    assert "added by" not in undirected


def test_pairs_say_how_they_were_taken_over(invented: TestClient) -> None:
    kinds = texts(read(invented, a=POST, b=COURIER), "//article[@data-pair]//span[contains(@class, 'how-')]")
    assert kinds == ["rewritten", "edited", "edited", "edited", "rewritten", "edited"]


def test_sides_can_be_swapped_and_others_chosen(invented: TestClient) -> None:
    page = read(invented, a=POST, b=COURIER)
    assert f"/compare?a={COURIER}&b={POST}" in [address for address, _ in PageTree(page).links]
    assert len(html.fromstring(page).xpath("//select[@name='b']/option")) == 4


def test_a_missing_report_is_chosen_among_those_of_the_story(invented: TestClient) -> None:
    assert PageTree(read(invented)).links_to("/reports")
    page = read(invented, a=COURIER)
    links = PageTree(page).links_to("/compare?")
    assert len(links) == 4
    assert (
        links[0] == f"/compare?a={POST}&b={COURIER}"
    )  # what it was written from goes first, and stands at the left
    assert "cannot be compared with itself" in read(invented, a=COURIER, b=COURIER)


def test_without_reuse_it_offers_what_both_say(invented: TestClient) -> None:
    page = read(invented, a=COURIER, b=NATIONAL)
    words = PageTree(page).words
    assert "No passage of one was found in the other. What both say is listed below." in words
    assert texts(page, "//section[contains(@class, 'both-say')]//li//b") == ["C1", "C2"]


def test_a_link_to_a_passage_unfolds_and_marks_its_row(invented: TestClient) -> None:
    start = POST_TEXT.index("A dockers' union")
    page = read(invented, a=POST, b=COURIER, at=f"{POST}:{start}-{start + 8}")
    (row,) = html.fromstring(page).xpath("//article[contains(@class, 'is-here')]")
    assert "union official" in row.text_content()
    assert row.xpath(".//*[@id='here']")
    assert not row.xpath("ancestor::details")
    assert invented.get("/compare", params={"a": POST, "b": COURIER, "at": "x"}).status_code == 422


def test_hostile_texts_stay_text(invented: TestClient) -> None:
    page = read(invented, a=POST, b=NET)
    assert not html.fromstring(page).xpath("//img | //script[not(@src)]")
    assert "<script>alert(“port”)</script>" in html.fromstring(page).text_content()


def test_rows_of_long_texts_come_by_the_page(big: TestClient) -> None:
    reports = [one["id"] for one in big.get("/api/v1/reports", params={"limit": 200}).json()["items"]]
    tie = big.get("/api/v1/stories/s-big/relations", params={"limit": 1}).json()["items"][0]
    answer = big.get("/compare", params={"a": tie["from"]["id"], "b": tie["to"]["id"]})
    assert tie["from"]["id"] in reports
    assert answer.status_code == 200
    assert len(answer.content) < 500_000


@pytest.mark.corpora
def test_what_report_000_changed_of_003_is_seen_at_a_glance(seeds: TestClient) -> None:
    found = {
        one["path"].rpartition("/")[2][:3]: one["id"] for one in seeds.get("/api/v1/reports").json()["items"]
    }
    page = read(seeds, a=found["003"], b=found["000"])
    assert texts(page, "//section[@class='glance']/h3")[0] == "4 altered quotations"
    assert "admirable" in texts(page, "//ol[@class='altered']//del")
    assert "excellent" in texts(page, "//ol[@class='altered']//ins")
    added = texts(page, "//ul[@class='alone']/li")
    assert any(one.startswith("added by B2 Nicolas Dupont-Aignan") for one in added)
