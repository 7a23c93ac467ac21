"""One claim over the API: why it has its status, its passages in their place, what speaks against it, how it travelled."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from sample_desk import sample_desk

DESK = sample_desk()
STORY = DESK.stories[0].id
TEXTS = {report.id: report.text for report in DESK.reports}
CRANE, KILLED, BRAKE, INJURED, QUAY = DESK.claims


def ask(client: TestClient, claim: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(f"/api/v1/stories/{STORY}/claims/{claim}", params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_why_counts_passages_accounts_and_voices(invented: TestClient) -> None:
    why = ask(invented, CRANE.id)["why"]
    assert why[0] == "5 passages in 5 reports of 5 outlets say it."
    assert why[1].startswith("They are 3 independent accounts: ")
    assert "B2 was written from B1." in why
    assert "A1 and A2 carry copy of Meridian Wire." in why
    assert "It rests on 3 voices: " in why[-2]
    assert "police (A1 and A2)" in why[-2]
    assert why[-1].endswith(": corroborated.")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (KILLED, " figure): disputed"),
        (BRAKE, "this one voice, in however many accounts: single origin"),
        (INJURED, "it is one account: single lineage"),
        (QUAY, "not measured"),
    ],
)
def test_the_last_sentence_gives_the_verdict(invented: TestClient, claim: Any, words: str) -> None:
    told = ask(invented, claim.id)
    assert words in told["why"][-1]
    assert told["status"] in told["why"][-1]
    assert told["meaning"]


def test_passages_stand_between_the_sentences_around_them(invented: TestClient) -> None:
    told = ask(invented, INJURED.id)
    assert told["support"]["total"] == 2
    for one in told["support"]["items"]:
        text = TEXTS[one["report"]["id"]]
        for span in (one["before"], one["span"], one["after"], one["voice"]):
            assert text[span["start"] : span["end"]] == span["text"]
        assert one["before"]["end"] <= one["span"]["start"] < one["span"]["end"] <= one["after"]["start"]
    post = next(one for one in told["support"]["items"] if one["report"]["outlet"] == "Harbour Post")
    assert "gantry crane fell" in post["before"]["text"]
    assert post["after"]["text"].startswith("“We heard the cables")
    assert post["voice"]["text"] == "the port clinic"


def test_passages_are_ordered_account_by_account(invented: TestClient) -> None:
    told = ask(invented, CRANE.id)
    lineages = [one["lineage"] for one in told["support"]["items"]]
    assert len(lineages) == 5
    assert [x for at, x in enumerate(lineages) if at == 0 or lineages[at - 1] != x] == list(
        dict.fromkeys(lineages)
    )
    assert [account["lineage"] for account in told["by_account"]] == list(dict.fromkeys(lineages))
    assert sum(account["passages"] for account in told["by_account"]) == 5


def test_passages_come_by_the_page(invented: TestClient) -> None:
    every = ask(invented, CRANE.id)["support"]["items"]
    some = ask(invented, CRANE.id, offset=1, limit=2)["support"]
    assert (some["items"], some["total"]) == (every[1:3], 5)


def test_how_each_passage_came_by_it(invented: TestClient) -> None:
    told = {one["report"]["outlet"]: one for one in ask(invented, CRANE.id)["support"]["items"]}
    courier = told["Coast Courier"]
    assert (courier["how"], courier["source"]["report"]["outlet"]) == ("copied", "Harbour Post")
    assert (told["Evening Ledger"]["how"], told["Evening Ledger"]["source"]) == ("told", None)
    assert told["The National"]["how"] == "shared text"
    assert told["Harbour Post"]["how"] is None


def test_the_way_of_a_claim_starts_at_voices_and_first_texts(invented: TestClient) -> None:
    travel = ask(invented, CRANE.id)["travel"]
    passages = [step for step in travel if step["passage"]]
    assert len(passages) == 5
    heads = [step["voice"] for step in travel if not step["passage"]]
    assert heads == ["police"]
    at = next(n for n, step in enumerate(travel) if step["voice"] == "police" and not step["passage"])
    assert travel[at]["depth"] == 0
    assert travel[at + 1]["depth"] == 1
    first = [step["passage"]["report"]["outlet"] for step in passages if step["earliest"]]
    assert first == ["Harbour Post"]


def test_what_speaks_against_it_says_which_readings_are_its_own(invented: TestClient) -> None:
    told = ask(invented, KILLED.id)
    (figure,) = told["against"]
    values = [reading["value"] for reading in figure["discrepancy"]["readings"]]
    assert values == ["four", "Five"]
    assert figure["here"] == [0, 1]
    brake = ask(invented, BRAKE.id)
    assert brake["against"] == []


def test_a_discrepancy_that_only_touches_its_passages_is_named(invented: TestClient) -> None:
    told = ask(invented, INJURED.id)
    kinds = {one["kind"] for one in told["others"]} | {one["discrepancy"]["kind"] for one in told["against"]}
    assert "omission" in kinds


def test_what_is_not_there_is_told_so(invented: TestClient) -> None:
    for address in (f"/stories/{STORY}/claims/c-none", f"/stories/s-none/claims/{CRANE.id}"):
        answer = invented.get(f"/api/v1{address}")
        assert (answer.status_code, answer.json()["title"]) == (404, "Not found")


def test_a_claim_of_many_passages_stays_small(big: TestClient) -> None:
    rows = big.get("/api/v1/stories/s-big/claims", params={"sort": "reports", "limit": 1}).json()["items"]
    answer = big.get(f"/api/v1/stories/s-big/claims/{rows[0]['id']}", params={"limit": 200})
    assert answer.status_code == 200
    assert answer.json()["support"]["total"] > 100
    assert len(answer.content) < 500_000
