"""Labels over the API: who calls whom what, and every use in its sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.store import open_desk
from serve.big_story import STORY

LABELS = f"/api/v1/stories/{STORY}/labels"


def ask(client: TestClient, address: str = LABELS, **asked: Any) -> dict[str, Any]:
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_a_table_counts_words_by_voice_outlets_before_those_they_quote(big: TestClient) -> None:
    (table,) = ask(big)["items"]
    assert (table["referent"], table["uses"]) == ("fighters", 600)
    assert {word["word"] for word in table["words"]} == {
        "rebel", "militant", "terrorist", "fighter", "gunman", "insurgent",
    }  # fmt: skip
    quoted = [voice["quoted"] for voice in table["voices"]]
    assert quoted == sorted(quoted)
    assert {voice["name"] for voice in table["voices"] if not voice["quoted"]} <= {
        f"The Outlet {at}" for at in range(60)
    }
    for voice in table["voices"]:
        assert voice["uses"] == sum(word["uses"] for word in voice["words"])
    assert table["more"] == 0
    assert sum(voice["uses"] for voice in table["voices"]) == 600


def test_every_number_of_the_table_leads_to_as_many_passages(big: TestClient) -> None:
    (table,) = ask(big)["items"]
    for voice in table["voices"][::17]:
        for word in voice["words"]:
            asked = {"word": word["word"], "by": voice["name"], "quoted": str(voice["quoted"]).lower()}
            assert ask(big, f"{LABELS}/uses", referent="fighters", **asked)["total"] == word["uses"]


def test_uses_stand_in_their_sentence(big: TestClient, big_story: Path) -> None:
    found = ask(big, f"{LABELS}/uses", limit=200)
    assert found["total"] == 600
    with open_desk(big_story, read_only=True, create=False) as desk:
        for use in found["items"][:20]:
            text = desk.report(use["report"]["id"]).text
            for span in (use["span"], use["sentence"]):
                assert text[span["start"] : span["end"]] == span["text"]
            assert use["sentence"]["text"].startswith("Sentence ")
            assert use["sentence"]["text"].endswith("valley.")


def test_a_story_without_labels_has_no_tables(example: TestClient) -> None:
    story = example.get("/api/v1/stories").json()["items"][0]["id"]
    assert ask(example, f"/api/v1/stories/{story}/labels")["total"] == 0
    assert ask(example, f"/api/v1/stories/{story}/labels", referent="nobody")["items"] == []


@pytest.mark.corpora
def test_a_source_without_a_name_is_told_by_who_quotes_it(seeds: TestClient) -> None:
    story = seeds.get("/api/v1/stories").json()["items"][0]["id"]
    tables = ask(seeds, f"/api/v1/stories/{story}/labels")["items"]
    names = {voice["name"] for table in tables for voice in table["voices"] if voice["quoted"]}
    assert "Syrian Observatory for Human Rights" in names
    assert any(name.endswith(", source not named") for name in names)
