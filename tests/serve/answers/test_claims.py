"""The table of claims over the API: counts, filters, order, pages."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from serve.big_story import STORY

CLAIMS = f"/api/v1/stories/{STORY}/claims"


def ask(client: TestClient, address: str = CLAIMS, **asked: Any) -> dict[str, Any]:
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_the_corroborated_stand_first_then_the_disputed(big: TestClient) -> None:
    rows = ask(big, limit=200)["items"]
    order = [row["status"] for row in rows]
    assert order == sorted(order, key=["corroborated", "disputed", "single origin", "single lineage"].index)
    assert rows[0]["key"] == "C1"


def test_a_row_says_who_it_rests_on_and_how_it_spread(big: TestClient) -> None:
    (row,) = [row for row in ask(big, q="bridge 12")["items"] if row["id"] == "c-0012"]
    assert (row["reports"], row["passages"], row["origins"]) == (38, 38, 9)
    assert len(row["voices"]) == 6  # at most
    assert row["voices"][0] == "Voice 3"  # said by five passages, as is Voice 4
    days = row["spread"]["days"]
    assert [day["day"] for day in days] == sorted(day["day"] for day in days)
    assert sum(day["reports"] for day in days) + row["spread"]["undated"] == row["reports"]
    assert row["agreed"] == ["where: the valley"]


def test_the_report_that_printed_it_first_comes_with_its_name(big: TestClient) -> None:
    rows = {row["id"]: row for row in ask(big, limit=200, sort="reports")["items"]}
    assert rows["c-0101"]["earliest"]["outlet"].startswith("The Outlet")
    assert rows["c-0104"]["earliest"] is None


def test_filters_narrow_and_together_narrow_further(big: TestClient) -> None:
    everything = ask(big)["total"]
    disputed = ask(big, status="disputed")
    assert 0 < disputed["total"] < everything
    assert {row["status"] for row in disputed["items"]} == {"disputed"}
    two = ask(big, status=["disputed", "corroborated"])["total"]
    assert two > disputed["total"]
    many = ask(big, status="disputed", min_reports=50, min_lineages=20, limit=200)
    assert 0 < many["total"] < disputed["total"]
    assert all(row["reports"] >= 50 and row["lineages"] >= 20 for row in many["items"])
    mine = ask(big, lineage="l-005", limit=200)
    assert 0 < mine["total"] < everything
    assert all("l-005" in row["accounts"] for row in mine["items"])


@pytest.mark.parametrize(
    ("q", "found"), [("BRÍDGE 17 rose", "c-0017"), ("c7", "c-0020"), ("voice 8 bridge 299", "c-0299")]
)
def test_words_are_looked_for_in_the_claim_its_key_and_its_voices(
    big: TestClient, q: str, found: str
) -> None:
    ids = {row["id"]: row["key"] for row in ask(big, q=q, limit=200)["items"]}
    if q == "c7":
        assert set(ids.values()) == {"C7"}
    else:
        assert found in ids
        assert len(ids) < 300
    assert ask(big, q=f"{q} unheard")["total"] == 0


def test_orders(big: TestClient) -> None:
    for sort, of in (
        ("lineages", "lineages"),
        ("origins", "origins"),
        ("outlets", "outlets"),
        ("reports", "reports"),
    ):
        numbers = [row[of] for row in ask(big, sort=sort)["items"]]
        assert numbers == sorted(numbers, reverse=True)
    firsts = [row["spread"]["days"][0]["day"] for row in ask(big, sort="earliest")["items"]]
    assert firsts == sorted(firsts)
    widest = [len(row["spread"]["days"]) for row in ask(big, sort="spread")["items"]]
    assert widest == sorted(widest, reverse=True)


def test_pages_join_without_gap_or_repeat(big: TestClient) -> None:
    pages = [ask(big, offset=offset, limit=70, sort="reports") for offset in range(0, 350, 70)]
    ids = [row["id"] for page in pages for row in page["items"]]
    assert len(ids) == len(set(ids)) == pages[0]["total"] == 300


@pytest.mark.parametrize(
    "asked", [{"limit": 201}, {"offset": -1}, {"status": "true"}, {"sort": "truth"}, {"q": "x" * 301}]
)
def test_what_does_not_fit_is_a_problem(big: TestClient, asked: dict[str, Any]) -> None:
    answer = big.get(CLAIMS, params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_fields_of_a_form_left_empty_ask_for_nothing(big: TestClient) -> None:
    assert ask(big, q="", status="", lineage="")["total"] == 300


def test_an_unknown_story_is_not_found(big: TestClient) -> None:
    assert big.get("/api/v1/stories/s-none/claims").status_code == 404


def test_a_claim_has_its_sources_wording_not_that_of_a_copy(example: TestClient) -> None:
    story = example.get("/api/v1/stories").json()["items"][0]["id"]
    claims = example.get(f"/api/v1/stories/{story}/claims", params={"q": "no morning"}).json()["items"]
    texts = [claim["text"] for claim in claims]
    assert any("I think he knew there would be no morning" in text for text in texts)
    assert not any("“I knew" in text for text in texts), "words that one copy changed"
