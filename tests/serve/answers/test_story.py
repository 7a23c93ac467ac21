"""What a story comes to, in numbers and sentences."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def overview(client: TestClient, story: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/stories/{story}/overview")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def first_story(client: TestClient) -> str:
    return str(client.get("/api/v1/stories").json()["items"][0]["id"])


def test_accounts_and_statuses_are_counted_in_plain_words(example: TestClient) -> None:
    told = overview(example, first_story(example))
    assert told["accounts"] == "13 reports, 8 independent accounts"
    assert told["claims"] == sum(one["claims"] for one in told["statuses"])
    assert told["discrepancies"] == sum(one["discrepancies"] for one in told["kinds"])
    number = {one["status"]: one["claims"] for one in told["statuses"]}["corroborated"]
    assert told["solid"].startswith(f"{number} of {told['claims']} claims")
    assert f"{told['discrepancies']} discrepancies" in told["disputed"]
    assert "true" not in f"{told['solid']} {told['disputed']}"


def test_the_leading_claims_are_corroborated_and_the_leading_discrepancies_of_different_kinds(
    example: TestClient,
) -> None:
    told = overview(example, first_story(example))
    assert told["leading_claims"]
    assert {claim["status"] for claim in told["leading_claims"]} == {"corroborated"}
    kinds = [found["kind"] for found in told["leading_discrepancies"]]
    assert kinds
    assert len(kinds) == len(set(kinds))
    assert all(found["confidence"] >= 0.65 for found in told["leading_discrepancies"])


def test_a_lone_report_has_nothing_to_compare(many: TestClient) -> None:
    told = overview(many, "s-00005")
    assert told["accounts"] == "1 report: there is nothing to compare it with"
    assert told["only"]["id"] == "r-00005-0"


def test_the_head_of_a_big_story(big: TestClient) -> None:
    told = overview(big, "s-big")
    assert told["accounts"] == "200 reports, 71 independent accounts"
    assert told["solid"].startswith(
        "75 of 300 claims that reports have in common are corroborated. 75 more are in several"
    )
    assert told["disputed"].startswith("75 claims are disputed. 120 discrepancies: 10 of ")
    assert told["only"] is None


def test_an_unknown_story_is_a_problem(example: TestClient) -> None:
    answer = example.get("/api/v1/stories/s-none/overview")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "the desk holds no story 's-none'"


@pytest.mark.corpora
def test_the_seeds_are_three_accounts(seeds: TestClient) -> None:
    told = overview(seeds, first_story(seeds))
    assert told["accounts"] == "5 reports, 3 independent accounts"
    assert "distance" in {found["kind"] for found in told["leading_discrepancies"]}
