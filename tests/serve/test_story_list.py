"""The list of stories, of reports and of passages through the API."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from serve.many_stories import day_of, title_of


def got(client: TestClient, path: str, **asked: object) -> Any:
    answer = client.get(f"/api/v1{path}", params={name: str(value) for name, value in asked.items()})
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(client: TestClient, **asked: object) -> set[str]:
    page = got(client, "/stories", limit=200, **asked)
    assert page["total"] == len(page["items"])
    return {story["id"] for story in page["items"]}


def numbered(*numbers: int) -> set[str]:
    return {f"s-{number:05}" for number in numbers}


def test_a_card_tells_reports_accounts_and_voices(example: TestClient) -> None:
    (card,) = got(example, "/stories")["items"]
    assert (card["reports"], card["lineages"]) == (13, 8)
    assert sum(card["accounts"]) == 13
    assert sum(day["reports"] for day in card["days"]) + card["undated"] == 13
    assert card["solid"]["text"]
    assert card["dispute"]["kind"] == "figure"
    assert got(example, f"/stories/{card['id']}") == card


def test_pages_of_a_list_hold_every_story_once_the_newest_first(many: TestClient) -> None:
    pages = [got(many, "/stories", offset=offset, limit=25) for offset in (0, 25, 50, 75)]
    assert [len(page["items"]) for page in pages] == [25, 25, 10, 0]
    assert {page["total"] for page in pages} == {60}
    stories = [story for page in pages for story in page["items"]]
    assert {story["id"] for story in stories} == numbered(*range(60))
    moved = [story["moved"] or "" for story in stories]
    assert moved == sorted(moved, reverse=True)
    assert stories[-1]["id"] == "s-00007"


def statuses(number: int) -> set[str]:
    """The statuses of claims of story `number` of `many_stories`."""
    every = ("corroborated", "single origin", "single lineage", "disputed", "not measured")
    return {every[(number + k) % 5] for k in range(number % 4 + 1)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"place": "kyoto"}, numbered(*range(3, 60, 7))),
        ({"q": '"bridge 41"'}, numbered(41)),
        ({"q": "BRIDGE  closed in kyōto"}, numbered(*range(3, 60, 7))),
        ({"q": '"storm 4"'}, numbered(*range(40, 50))),
        ({"after": day_of(9), "before": day_of(9)}, numbered(9)),
        (
            {"status": "disputed"},
            {one for one in numbered(*range(60)) if "disputed" in statuses(int(one[2:]))},
        ),
        ({"status": "disputed", "place": "ur"}, numbered(6, 13, 27, 48, 55)),
        ({"kind": "addition", "place": "hama"}, numbered(58)),
        ({"outlet": "B. Bold (B) sons", "q": '"bridge 24"'}, numbered(24)),
        ({"outlet": "<b>Bold</b> & Sons", "q": '"bridge 25"'}, set()),
        ({"origin": "voice 39", "q": ""}, numbered(38, 39)),
        ({"q": "nowhere"}, set()),
        ({"status": "", "kind": "", "after": "", "sort": "title"}, numbered(*range(60))),
    ],
)
def test_filters(many: TestClient, asked: dict[str, str], expected: set[str]) -> None:
    assert ids(many, **asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        {"status": "true"},
        {"kind": "mood"},
        {"after": "yesterday"},
        {"after": "1"},
        {"before": "2031-02-30"},
        {"limit": "201"},
        {"limit": "0"},
        {"offset": "-1"},
        {"offset": "99999999999999999999"},
        {"sort": "random"},
        {"q": "x" * 301},
    ],
)
def test_what_cannot_be_asked_is_a_problem_in_words(many: TestClient, asked: dict[str, str]) -> None:
    answer = many.get("/api/v1/stories", params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert next(iter(asked)) in answer.json()["detail"]


def test_an_unknown_story_is_a_problem(many: TestClient) -> None:
    for path in ("/stories/s-x", "/stories/s-x/reports", "/stories/s-x/figures", "/exports/json?story=s-x"):
        answer = many.get(f"/api/v1{path}")
        assert answer.status_code == 404
        assert answer.json()["detail"] == "the desk holds no story 's-x'"


def test_hostile_titles_are_data(many: TestClient) -> None:
    card = got(many, "/stories/s-00013")
    assert card["title"] == title_of(13)


def test_facets_tell_by_what_to_filter(many: TestClient) -> None:
    facets = got(many, "/facets")
    assert {one["value"]: one["count"] for one in facets["places"]}["Tromsø"] == 8
    assert {one["value"] for one in facets["languages"]} == {"en", "de"}
    assert sum(one["count"] for one in facets["report_outlets"]) == got(many, "/desk")["reports"]
    for one in facets["statuses"]:
        assert got(many, "/stories", status=one["value"])["total"] == one["count"]


def test_reports_of_a_story_and_of_the_desk(many: TestClient) -> None:
    mine = got(many, "/stories/s-00004/reports")
    assert [row["id"] for row in mine["items"]] == [f"r-00004-{k}" for k in (4, 3, 2, 1, 0)]
    assert mine == got(many, "/reports", story="s-00004")
    row = mine["items"][0]
    assert row["story"] == {"id": "s-00004", "title": title_of(4)}
    assert row["published"] == {"value": day_of(4), "precision": "day", "basis": "stated"}
    german = got(many, "/reports", language="de")
    assert {row["id"][:7] for row in german["items"]} == {f"r-{number:05}" for number in range(10, 60, 11)}
    assert got(many, "/reports", q="bridge 10 oaxaca", outlet="morning post")["total"] == 0
    late = got(many, "/reports", after=day_of(9), before=day_of(9))
    assert {row["id"][:7] for row in late["items"]} == {"r-00009"}


def test_folders_of_this_machine_are_not_told(example: TestClient) -> None:
    rows = example.get("/api/v1/reports").json()["items"]
    assert all(row["path"].endswith(".txt") and "/" not in row["path"] for row in rows)
    one = example.get(f"/api/v1/reports/{rows[0]['id']}")
    assert one.json()["path"] == rows[0]["path"]
    page = example.get(f"/reports/{rows[0]['id']}").text
    assert rows[0]["path"] in page
    assert "titanic/" not in page


def test_passages_found_carry_their_words_and_place(example: TestClient) -> None:
    found = got(example, "/search", q="carpathia RAIN", limit=3)
    assert found["total"] > 3
    assert not found["more"]
    for hit in found["items"]:
        marked = [part["text"].lower() for part in hit["parts"] if part["hit"]]
        assert {"carpathia", "rain"} <= set(marked)
        assert "".join(part["text"] for part in hit["parts"]) == hit["span"]["text"]
        assert hit["story"]["id"].startswith("s-")
    rest = got(example, "/search", q="carpathia RAIN", offset=3)
    assert len(rest["items"]) == found["total"] - 3
    assert got(example, "/search", q='"rain carpathia"')["total"] == 0
    assert got(example, "/search", q="")["items"] == []


@pytest.mark.parametrize("query", ["*", '"', "a OR", "NEAR(a b)", "\0", "^x", "-a", "x" * 2000, "(" * 500])
def test_no_query_breaks_the_search(many: TestClient, query: str) -> None:
    got(many, "/search", q=query)
    got(many, "/stories", q=query[:300])
    got(many, "/reports", q=query[:300])


def test_an_answer_that_did_not_change_is_not_sent_again(many: TestClient) -> None:
    first = many.get("/api/v1/stories?limit=2")
    again = many.get("/api/v1/stories?limit=2", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
