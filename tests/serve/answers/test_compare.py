"""Two reports side by side over the API: relation, altered quotations on top, additions, omissions, shared claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sample_desk import COURIER_TEXT, EVENING_TEXT, HARBOUR_NET_TEXT, NATIONAL_TEXT, POST_TEXT, sample_desk

DESK = sample_desk()
POST, COURIER, EVENING, NATIONAL, NET = (
    next(report.id for report in DESK.reports if report.text == text)
    for text in (POST_TEXT, COURIER_TEXT, EVENING_TEXT, NATIONAL_TEXT, HARBOUR_NET_TEXT)
)
TEXTS = {report.id: report.text for report in DESK.reports}


def compare(client: TestClient, a: str, b: str, **asked: Any) -> dict[str, Any]:
    answer = client.get("/api/v1/compare", params={"a": a, "b": b, "limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def words(wording: dict[str, Any]) -> list[str]:
    """The words of a wording that the other side has not."""
    start, text = wording["span"]["start"], wording["span"]["text"]
    return [text[a - start : b - start] for a, b in wording["differs"]]


def test_every_wording_is_the_characters_it_says(invented: TestClient) -> None:
    told = compare(invented, POST, COURIER)
    wordings = [row[side] for row in told["rows"]["items"] for side in "ab" if row[side]]
    wordings += [one[side] for one in told["altered"] + told["differences"] for side in "ab"]
    assert len(wordings) > 12
    for wording in wordings:
        span = wording["span"]
        assert TEXTS[span["report"]][span["start"] : span["end"]] == span["text"]
        assert not wording["cut"]


def test_it_says_which_wrote_from_which(invented: TestClient) -> None:
    relation = compare(invented, POST, COURIER)["relation"]
    assert (relation["from"]["id"], relation["to"]["id"], relation["directed"]) == (POST, COURIER, True)
    turned = compare(invented, COURIER, POST)
    assert turned["relation"]["from"]["id"] == POST
    assert (turned["a"]["id"], turned["b"]["id"]) == (COURIER, POST)


def test_altered_quotations_come_with_the_words_that_changed(invented: TestClient) -> None:
    (quotation,) = compare(invented, POST, COURIER)["altered"]
    assert quotation["detail"] == "altered"
    assert words(quotation["a"]) == ["after the other"]
    assert words(quotation["b"]) == ["by one"]
    row = compare(invented, POST, COURIER)["rows"]["items"][quotation["row"] - 1]
    assert row["a"]["span"]["start"] <= quotation["a"]["span"]["start"] < row["a"]["span"]["end"]


def test_other_points_that_differ_are_told_apart_from_what_both_say_alike(invented: TestClient) -> None:
    kinds = [one["kind"] for one in compare(invented, POST, COURIER)["differences"]]
    assert "name" in kinds
    assert "figure" not in kinds  # both say four


def test_rows_hold_both_texts_and_say_what_is_only_in_one(invented: TestClient) -> None:
    rows = compare(invented, POST, COURIER)["rows"]["items"]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    pairs = [row for row in rows if row["kind"] == "pair"]
    assert [row["reuse"] for row in pairs] == [
        "rewritten",
        "edited",
        "edited",
        "edited",
        "rewritten",
        "edited",
    ]
    only_b = [row["b"]["span"]["text"] for row in rows if row["kind"] == "only b"]
    assert only_b == [
        "The mayor has called a minute of silence for noon on Tuesday, and ferries will sound their horns."
    ]
    only_a = [row["a"]["span"]["text"] for row in rows if row["kind"] == "only a"]
    assert any("union official" in text for text in only_a)


def test_what_the_copy_adds_or_drops_is_named_with_its_discrepancy(invented: TestClient) -> None:
    told = compare(invented, POST, COURIER)
    added = [one for one in told["alone"] if one["kind"] == "addition"]
    assert [one["span"]["report"] for one in added] == [COURIER]
    row = told["rows"]["items"][added[0]["row"] - 1]
    assert row["kind"] == "only b"
    assert added[0]["id"] in {one["id"] for one in row["discrepancies"]}
    dropped = [one["span"]["report"] for one in told["alone"] if one["kind"] == "omission"]
    assert dropped
    assert set(dropped) == {POST}


def test_a_copy_s_additions_are_no_matter_of_two_that_only_rest_on_one_origin(invented: TestClient) -> None:
    told = compare(invented, POST, NET)
    assert told["relation"]["relation"] == "common origin"
    assert told["alone"] == []


def test_passages_in_another_order_are_moved(invented: TestClient) -> None:
    rows = compare(invented, EVENING, NATIONAL)["rows"]["items"]
    assert [row["kind"] for row in rows].count("moved") == 1
    (moved,) = [row for row in rows if row["moved"]]
    (sign,) = [row for row in rows if row["kind"] == "moved"]
    assert sign["beside"] == moved["number"]
    assert sign["a"]["span"] == moved["a"]["span"]


def test_reports_without_reuse_say_so_and_give_what_both_support(invented: TestClient) -> None:
    told = compare(invented, COURIER, NATIONAL)
    assert told["relation"] is None
    assert (told["rows"]["items"], told["rows"]["total"]) == ([], 0)
    assert {claim["text"] for claim in told["claims"]} == {
        "A crane fell at the port of Lindmark on Monday.",
        "Four dock workers were killed.",
    }
    for claim in told["claims"]:
        for side, report in (("a", COURIER), ("b", NATIONAL)):
            assert claim[side]
            assert all(span["report"] == report for span in claim[side])


def test_rows_come_by_the_page(invented: TestClient) -> None:
    every = compare(invented, POST, COURIER)["rows"]
    some = compare(invented, POST, COURIER, offset=2, limit=3)["rows"]
    assert some["items"] == every["items"][2:5]
    assert some["total"] == every["total"] == len(every["items"])


@pytest.mark.parametrize(
    ("a", "b", "status"), [(POST, POST, 422), (POST, "r-none", 404), ("r-none", POST, 404), (POST, "", 404)]
)
def test_what_cannot_be_compared_is_refused_in_words(
    invented: TestClient, a: str, b: str, status: int
) -> None:
    answer = invented.get("/api/v1/compare", params={"a": a, "b": b})
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.corpora
def test_report_000_shows_what_it_changed_of_003(seeds: TestClient, seeds_desk: Path) -> None:
    reports = {
        one["path"].rpartition("/")[2][:3]: one["id"] for one in seeds.get("/api/v1/reports").json()["items"]
    }
    told = compare(seeds, reports["003"], reports["000"])
    assert told["relation"]["to"]["id"] == reports["000"]
    changed = {(*words(one["a"]), "→", *words(one["b"])) for one in told["altered"]}
    assert ("admirable", "→", "excellent") in changed
    assert ("recover", "→", "recapture") in changed
    added = " ".join(one["span"]["text"] for one in told["alone"])
    assert "Dupont-Aignan" in added
    assert "gave the green light" in added
    only = [row["b"]["span"]["text"] for row in told["rows"]["items"] if row["kind"] == "only b"]
    assert not [text for text in only if "IRNA" in text], "the rest of a sentence cut in two is no addition"
