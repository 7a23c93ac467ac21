"""What somebody who has read nothing of the desk finds on it, from its first page on, following links by their words.

The four questions are those of docs/desk.md, on the five seed reports; the same kinds of question on the packaged example.
"""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from serve.pages.page_tree import PageTree


class Newcomer:
    """Walks from page to page. `clicks` counts links followed and words typed; `page` is the one that is open."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self.clicks = -1
        self.address = ""
        self.page = self._open("/")

    def follow(self, words: str, *, beside: str = "") -> PageTree:
        """The first link whose words hold these; `beside`, the first that leads to an address like this one."""
        found = [address for address, said in self.page.links if words in said and re.search(beside, address)]
        assert found, f"no link says {words!r} on {self.address}"
        return self._open(found[0])

    def search(self, words: str) -> PageTree:
        """What the field in the bar finds."""
        assert "bar-q" in self.page.ids
        return self._open(f"/search?q={words}")

    def _open(self, address: str) -> PageTree:
        answer = self._client.get(address.partition("#")[0], headers={"accept": "text/html"})
        assert answer.status_code == 200, address
        self.clicks += 1
        self.address = address
        self.page = PageTree(answer.text)
        return self.page


@pytest.mark.corpora
def test_how_many_independent_accounts_stands_on_the_first_page(seeds: TestClient) -> None:
    newcomer = Newcomer(seeds)
    assert "5 reports are → 3 independent accounts" in newcomer.page.words
    assert newcomer.clicks == 0
    assert "copies are counted once" in newcomer.page.words, "what that means is on the page"
    told = newcomer.follow("Syria").words
    assert "5 reports, 3 independent accounts" in told
    assert newcomer.follow("5 reports, 3 independent accounts").words.count("One account, 2 reports") >= 2


@pytest.mark.corpora
def test_what_000_changed_of_003_is_two_clicks_away(seeds: TestClient) -> None:
    newcomer = Newcomer(seeds)
    story = newcomer.follow("Syria")
    assert re.search(
        r"000_\w+\.txt was written from B1 003_\w+\.txt : \d+ % of its text comes from there", story.words
    )
    page = newcomer.follow("See what was changed")
    assert newcomer.clicks == 2
    assert re.search(r"000_\w+\.txt \(B2\) was written from 003_\w+\.txt \(B1\)", page.words)
    changed = page.words[page.words.index("What was changed") : page.words.index("Passage by passage")]
    assert "altered quotations" in changed
    for before, after in (("admirable", "excellent"), ("recover", "recapture")):
        assert 0 < changed.index(before) < changed.index(after)
    assert re.search(r"added by B2 .*Dupont-Aignan", changed)


@pytest.mark.corpora
def test_who_says_that_412_died_is_found_by_the_number(seeds: TestClient) -> None:
    newcomer = Newcomer(seeds)
    found = newcomer.search("412").words
    assert newcomer.clicks == 1
    assert "2 passages" in found
    assert "Observatory" in found[found.index("2 passages") :]
    figures = Newcomer(seeds)
    figures.follow("Syria")
    words = figures.follow("Figures").words
    assert figures.clicks == 2
    assert "over 412 Syrian Observatory for Human Rights 2 reports, 1 account A1 A2" in words
    claims = Newcomer(seeds)
    story = claims.follow("Syria")
    assert "find-claim" in story.ids
    (row,) = seeds.get(f"/api/v1{claims.address}/claims", params={"q": "412"}).json()["items"]
    assert (row["status"], row["lineages"], row["origins"], row["reports"]) == ("single lineage", 1, 1, 2)


@pytest.mark.corpora
def test_where_hama_is_and_why_230_km_is_flagged(seeds: TestClient) -> None:
    newcomer = Newcomer(seeds)
    story = newcomer.follow("Syria").words
    disputed = story[story.index("What is disputed") : story.index("Who wrote from whom")]
    assert "on the map it is 124 km in a straight line, about 162 km by road" in disputed
    card = newcomer.follow("on the map it is 124 km").words
    assert newcomer.clicks == 2
    assert "straight line on the map 124 km" in card
    assert "230 km" in card
    on_the_map = newcomer.follow("on the map", beside="/map").words
    assert "How far is Hama from Aleppo ? 124 km on the map, in a straight line" in on_the_map
    assert "230 km stated" in on_the_map
    place = newcomer.follow("Hama", beside=r"place=geonames").words
    assert "town in Syria, 35.132, 36.758; known to within 5 km" in place


def test_the_example_answers_the_same_kinds_of_question(example: TestClient) -> None:
    newcomer = Newcomer(example)
    assert "13 reports are → 8 independent accounts" in newcomer.page.words
    newcomer.follow("LANDED IN THE RAIN")
    page = newcomer.follow("See what was changed", beside="a=r-7d72822b1db83ddd&b=r-c231353f19a63a5f").words
    assert newcomer.clicks == 2
    assert (
        "THE PENNINE WATCHWORD (A6) was written from TRANSATLANTIC PRESS BUREAU, NIGHT BULLETIN (A3)" in page
    )
    assert "think he knew there would be no morning" in page
    figures = Newcomer(example)
    figures.follow("LANDED IN THE RAIN")
    words = figures.follow("Figures").words
    assert "1,635 people the company’s clerks 3 reports, 1 account A1 A2 A3" in words
    assert re.search(r"20 April 1912 745 the report itself A6 D\d+ D\d+ 20 April", words)
    places = Newcomer(example)
    places.follow("LANDED IN THE RAIN")
    assert "Halifax Nova Scotia, Canada town 44.643, -63.577" in places.follow("Map").words
