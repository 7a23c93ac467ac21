"""The lists of stories, reports and passages: what a newcomer sees, filters without a script, ends and empty desks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from crossread.store import open_desk
from serve.conftest import Visit
from serve.many_stories import title_of
from serve.pages.page_tree import PageTree

MOST_BYTES = 500_000


def show(client: TestClient, address: str, *, part: bool = False) -> PageTree:
    headers = {"accept": "text/html"} | ({"hx-request": "true"} if part else {})
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.text[:400]
    assert len(answer.content) <= MOST_BYTES
    return PageTree(answer.text)


def test_a_newcomer_sees_how_many_independent_accounts_there_are(example: TestClient) -> None:
    page = show(example, "/")
    assert re.search(r"13 reports are → 8 independent accounts resting on → 2\d voices", page.words)
    assert re.search(r"\d corroborated", page.words)
    assert "9 reports" not in page.words
    assert "What the numbers mean" in page.words
    (story,) = [a for a in page.links_to("/stories/") if a.count("/") == 2]
    card = example.get(f"/api/v1{story}").json()
    assert f"{story}/claims/{card['solid']['claim']}" in page.links_to(story)
    assert f"{story}/discrepancies/{card['dispute']['discrepancy']}" in page.links_to(story)


@pytest.mark.corpora
def test_the_seeds_are_five_reports_and_three_accounts(seeds: TestClient) -> None:
    assert "5 reports are → 3 independent accounts" in show(seeds, "/").words


def test_a_sparkline_says_its_days_in_words(example: TestClient) -> None:
    html = example.get("/", headers={"accept": "text/html"}).text
    assert 'aria-label="13 reports from 15 April 1912 to 30 April 1912, most on 20 April 1912 (3)"' in html
    assert html.count("<rect") == 9


@pytest.mark.parametrize("address", ["/", "/reports", "/search?q=bridge"])
def test_htmx_gets_the_list_alone_and_a_clean_address(many: TestClient, address: str) -> None:
    whole, part = show(many, address), show(many, address, part=True)
    assert whole.tags.count("h1") == 1
    assert part.ids == ["list", "found"]
    assert not {"html", "h1", "form", "script"} & set(part.tags)
    split = urlsplit(address)
    padded = f"{split.path}?{split.query}&after=&sort=&outlet=&status=&kind=&offset=0"
    answer = many.get(padded, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert answer.headers["hx-push-url"] == address
    assert answer.headers["vary"].lower().count("hx-request") == 1


@pytest.mark.parametrize(
    ("address", "first", "total"), [("/", "/stories/s-", 60), ("/reports", "/reports/r-", 180)]
)
def test_pages_are_walked_by_links_without_losing_the_filters(
    many: TestClient, address: str, first: str, total: int
) -> None:
    at, seen = f"{address}?after=2031-01-01", []
    for _ in range(9):
        page = show(many, at)
        seen += [a for a, _ in page.links if a.startswith(first) and a.count("/") == 2]
        after = [a for a, words in page.links if words == "After →"]
        if not after:
            break
        assert parse_qs(urlsplit(after[0]).query)["after"] == ["2031-01-01"]
        at = after[0]
    assert len(seen) == len(set(seen)) == total - (1 if address == "/" else 3)  # story 7 is undated


def test_a_chip_drops_its_filter_and_nothing_else(many: TestClient) -> None:
    page = show(many, "/?place=hama&outlet=gazette&sort=title")
    chips = {
        words: address for address, words in page.links if "drop this filter" in words or words == "Drop all"
    }
    assert chips == {
        "place: hama×, drop this filter": "/?outlet=gazette&sort=title",
        "outlet: gazette×, drop this filter": "/?place=hama&sort=title",
        "Drop all": "/",
    }


def test_where_nothing_is_found_the_page_says_which_filter_to_drop(many: TestClient) -> None:
    page = show(many, "/?place=hama&q=volcano&outlet=gazette")
    assert "No story fits all of these filters" in page.words
    gazette_in_hama = many.get("/api/v1/stories?place=hama&outlet=gazette").json()["total"]
    assert f"Without words “ volcano ” : {gazette_in_hama} stories" in page.words
    assert ("/?place=hama&outlet=gazette", "Without words “volcano”") in page.links
    assert "Without place" not in page.words
    assert "Dropping any one of them finds nothing either" in show(many, "/?q=volcano&place=nowhere").words
    assert "Without outlet “ nobody ”" in show(many, "/reports?outlet=nobody&language=de").words


def test_an_empty_desk_says_what_to_do(tmp_path: Path, visit: Visit) -> None:
    open_desk(tmp_path / "desk.db").close()
    client = visit(tmp_path / "desk.db")
    for address in ("/", "/reports"):
        page = show(client, address)
        assert ("/add", "Add reports") in page.links
        assert "crossread read" in page.words
    assert "This desk is empty" in show(client, "/").words
    assert "No passage holds all of that" in show(client, "/search?q=rain").words


def test_a_report_without_an_outlet_goes_by_its_file_in_every_list(
    many_stories: Path, tmp_path: Path, visit: Visit
) -> None:
    with open_desk(many_stories, read_only=True) as held, open_desk(tmp_path / "desk.db") as desk:
        nameless = replace(held.report("r-00001-0"), outlet=None, path="/srv/ines/flood.txt")
        desk.add_report(nameless, held.reading("r-00001-0"))
    client = visit(tmp_path / "desk.db")
    word = client.get("/api/v1/reports/r-00001-0").json()["text"].split()[0]
    for address in ("/reports", f"/search?q={word}"):
        words = show(client, address).words
        assert "flood.txt" in words
        assert "/home" not in words


def test_reports_in_no_story_are_named_where_there_are_no_stories(
    many_stories: Path, tmp_path: Path, visit: Visit
) -> None:
    with open_desk(many_stories, read_only=True) as held, open_desk(tmp_path / "desk.db") as desk:
        desk.add_report(held.report("r-00001-0"), held.reading("r-00001-0"))
    client = visit(tmp_path / "desk.db")
    assert "The desk holds 1 report, and none was put into a story" in show(client, "/").words
    assert "not measured" in show(client, "/reports").words


def test_behind_the_end_of_a_list(many: TestClient) -> None:
    for address in ("/?offset=900", "/reports?offset=900", "/search?q=bridge&offset=900"):
        assert "The list ends before this page" in show(many, address).words


def test_hostile_titles_stay_text(many: TestClient) -> None:
    for address in ("/?q=hostile", "/reports?q=hostile"):
        answer = many.get(address, headers={"accept": "text/html"})
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
        assert "\u202e" not in answer.text
        PageTree(answer.text)
    for words in ('"><script>x</script>', "<b>", "\0", "\u202e"):
        for address in ("/", "/reports", "/search"):
            answer = many.get(address, params={"q": words}, headers={"accept": "text/html"})
            assert answer.status_code == 200
            PageTree(answer.text)


def test_reports_of_one_story(many: TestClient) -> None:
    page = show(many, "/reports?story=s-00004")
    assert len(page.links_to("/reports/r-00004")) == 5
    assert "/stories/s-00004" in page.links_to("/stories")
    assert f"story: {title_of(4)} ×" in page.words
    assert many.get("/reports?story=s-x").status_code == 404


@pytest.mark.corpora
def test_days_say_how_they_are_known(seeds: TestClient) -> None:
    words = show(seeds, "/reports").words
    assert "2 December 2024 worked out" in words
    assert "states 4 December 2024; doubtful" in words
    assert "no day known" in words


def test_passages_lead_to_their_characters(example: TestClient) -> None:
    page = show(example, "/search?q=%22a+cold%22+rain")
    hits = example.get("/api/v1/search", params={"q": '"a cold" rain'}).json()["items"]
    assert page.links_to("/reports/") == [
        f"/reports/{hit['report']}?at={hit['span']['start']}-{hit['span']['end']}" for hit in hits
    ]
    assert page.tags.count("mark") >= 2 * len(hits)


def test_a_value_that_does_not_fit_is_a_page_in_words(many: TestClient) -> None:
    answer = many.get("/?after=yesterday", headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert "expected one as 2031-05-12" in answer.text
