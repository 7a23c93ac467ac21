"""Discrepancies over the API: every reading in its sentence, words that differ, filters, one by its id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.store import open_desk
from serve.big_story import STORY

FOUND = f"/api/v1/stories/{STORY}/discrepancies"


def ask(client: TestClient, address: str = FOUND, **asked: Any) -> dict[str, Any]:
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def of_story(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    found = ask(client, f"/api/v1/stories/{story}/discrepancies", limit=50, **asked)
    return list(found["items"])


def test_every_span_is_the_characters_it_says(example: TestClient, example_desk: Path) -> None:
    cards = of_story(example)
    assert len(cards) > 10
    with open_desk(example_desk, read_only=True, create=False) as desk:
        texts = {report: desk.report(report).text for report in desk.report_ids()}
    for card in cards:
        assert card["readings"]
        for reading in card["readings"]:
            for span in (reading["span"], reading["sentence"], *(also["span"] for also in reading["also"])):
                assert texts[span["report"]][span["start"] : span["end"]] == span["text"]
            sentence = reading["sentence"]
            assert sentence["start"] <= reading["span"]["start"] < reading["span"]["end"] <= sentence["end"]


def test_words_that_a_copy_changed_are_pointed_at(example: TestClient) -> None:
    (card,) = [
        card for card in of_story(example, kind="quotation") if "“I think he knew" in card["explanation"]
    ]
    lost, added = sorted(card["readings"], key=lambda reading: reading["change"] != "lost")
    text = {reading["change"]: reading["sentence"] for reading in (lost, added)}
    words = [
        text["lost"]["text"][start - text["lost"]["start"] : end - text["lost"]["start"]]
        for start, end in lost["differs"]
    ]
    assert words == ["think he"]
    assert (lost["role"], added["role"]) == ("source", "copy")


def test_the_same_words_are_one_reading_unless_only_the_marks_differ(example: TestClient) -> None:
    cards = of_story(example)
    spelled = next(
        card for card in cards if card["detail"] == "spelling" and "Phillips" in card["explanation"]
    )
    assert any(reading["also"] for reading in spelled["readings"])
    marks = next(card for card in cards if card["detail"].startswith("marks"))
    assert len(marks["readings"]) > 1
    assert not any(reading["also"] for reading in marks["readings"])


def test_filters(big: TestClient) -> None:
    everything = ask(big)
    assert everything["total"] == 120
    figures = ask(big, kind="figure", limit=50)
    assert {card["kind"] for card in figures["items"]} == {"figure"}
    assert figures["total"] == 10
    assert ask(big, kind=["figure", "date"])["total"] == 20
    sure = ask(big, min_confidence=0.9, limit=50)
    assert 0 < sure["total"] < 120
    assert all(card["confidence"] >= 0.9 for card in sure["items"])
    assert [card["id"] for card in ask(big, claim="c-0003")["items"]] == ["d-0003"]
    assert [card["id"] for card in ask(big, q="bridge 77.")["items"]] == ["d-0077"]
    of_one = ask(big, lineage="l-060", limit=50)
    assert 0 < of_one["total"] < 120


def test_a_list_leaves_readings_out_and_says_so_and_the_card_itself_has_all(big: TestClient) -> None:
    listed = next(card for card in ask(big, q="bridge 15.")["items"] if card["id"] == "d-0015")
    assert len(listed["readings"]) == 12
    whole = ask(big, f"{FOUND}/d-0015")
    assert whole["more"] == 0
    places = sum(1 + len(reading["also"]) for reading in whole["readings"])
    assert places == 2 + 15 * 5 % 80
    assert listed["more"] == places - sum(1 + len(reading["also"]) for reading in listed["readings"])


def test_what_is_not_there_is_not_found(big: TestClient) -> None:
    assert big.get(f"{FOUND}/d-none").status_code == 404
    assert big.get("/api/v1/stories/s-none/discrepancies").status_code == 404


@pytest.mark.corpora
def test_hama_is_not_230_km_from_aleppo(seeds: TestClient) -> None:
    (card,) = of_story(seeds, kind="distance")
    assert [(round(told["km"]), len(told["reports"])) for told in card["distances"]] == [
        (124, 0),
        (140, 1),
        (230, 2),
    ]
    assert "Hama" in card["explanation"]
    assert {reading["value"] for reading in card["readings"]} >= {
        "140km south of Aleppo",
        "about 230 km south of Aleppo",
    }
