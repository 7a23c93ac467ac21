"""How many: numbers side by side, each with its voice, day and dispute; what they come to by either rule."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def get(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    answer = client.get(f"/api/v1/stories/{story}/figures/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_numbers_of_one_count_and_place_stand_side_by_side(contested: TestClient) -> None:
    aleppo = next(one for one in get(contested, "series", what="killed") if one["place"] == "Aleppo")
    told = [
        (one["printed"], one["low"], one["best"], one["high"], one["voice"], one["said"])
        for one in aleppo["figures"]
    ]
    assert told == [
        ("At least 12", 12, 12, None, "Northern Observatory", "2024-12-02"),
        ("at least 20", 20, 20, None, "the health ministry", "2024-12-03"),
    ]
    assert aleppo["who"] == "people"


def test_a_disputed_number_leads_to_its_discrepancy(contested: TestClient) -> None:
    disputed = get(contested, "series", disputed=True)
    assert {figure["printed"] for one in disputed for figure in one["figures"]} == {
        *("At least 12", "at least 20"),  # in Aleppo
        *("Four", "Nine"),  # in Idlib
    }
    story = contested.get("/api/v1/stories").json()["items"][0]["id"]
    for series in disputed:
        refs = {ref["id"] for one in series["figures"] for ref in one["disputes"]}
        assert [ref["id"] for ref in series["disputes"]] == list(refs)
        kinds = {contested.get(f"/api/v1/stories/{story}/discrepancies/{ref}").json()["kind"] for ref in refs}
        assert kinds == {"figure"}


def test_equal_numbers_of_one_voice_and_day_are_one_with_every_report(example: TestClient) -> None:
    rescued = next(one for one in get(example, "series") if one["what"] == "rescued")
    first = rescued["figures"][0]
    assert first["printed"] == "705"
    assert len(first["told"]) > 1
    assert {telling["report"]["day"] for telling in first["told"]} == {first["said"]}
    days = [one["said"] for one in rescued["figures"]]
    assert days == sorted(days)


def test_sums_and_lengths_come_only_where_asked_for(example: TestClient) -> None:
    assert not any(one["measure"] for one in get(example, "series"))
    assert any(one["measure"] for one in get(example, "series", measures=True))
    assert {one["what"] for one in get(example, "series", what="duration")} == {"duration"}
    one = get(example, "series", what="duration")[1]
    assert get(example, "series", series=one["id"]) == [one]


@pytest.mark.parametrize("rule", ["ucdp", "acled"])
def test_estimates_rest_on_the_figures_they_name(contested: TestClient, rule: str) -> None:
    found = get(contested, "estimates", rule=rule)
    aleppo = next(one for one in found if one["place"] == "Aleppo")
    assert {one["rule"] for one in found} == {rule}
    assert {"12": "At least 12", "20": "at least 20"}[f"{aleppo['low']:.0f}"] in [
        telling["span"]["text"] for telling in aleppo["low_from"]
    ]
    assert aleppo["reasons"]
    if rule == "acled":
        assert aleppo["high"] is None


@pytest.mark.corpora
def test_the_seeds_say_who_counts_412_dead(seeds: TestClient) -> None:
    said = [
        (one["voice"], {telling["report"]["key"] for telling in one["told"]})
        for series in get(seeds, "series", what="killed")
        for one in series["figures"]
        if one["best"] == 412
    ]
    assert said == [("Syrian Observatory for Human Rights", {"A1", "A2"})]
