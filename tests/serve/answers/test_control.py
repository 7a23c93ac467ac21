"""Who is said to hold what, on which day, and who says so."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from crossread.domain.facts import EventStatus
from crossread.serve.answers.control_facts import control_days, held_on
from serve.facts_made import statement

SAID = (
    statement("Aleppo", "2016-12-22", holder="army"),
    statement("Aleppo", "2024-11-30", holder="rebels"),
    statement("Aleppo", "2024-11-30", holder="army"),
    statement("Hama", "2024-12-05", holder="rebels"),
    statement("Homs", None),
    statement("Homs", "2024-12-01", status=EventStatus.PLANNED),
)


def control(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    answer = client.get(f"/api/v1/stories/{story}/control", params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_by_a_day_stands_what_was_said_last_of_each_place() -> None:
    assert [(one.place, one.holder) for one in held_on(SAID, "2020-01-01")] == [("Aleppo", "army")]
    assert [(one.place, one.holder) for one in held_on(SAID, "2024-12-10")] == [
        ("Aleppo", "rebels"),
        ("Aleppo", "army"),
        ("Hama", "rebels"),
    ]
    assert held_on(SAID, "2010-01-01") == ()


def test_what_is_undated_or_only_planned_is_of_no_day() -> None:
    assert control_days(SAID) == ("2016-12-22", "2024-11-30", "2024-12-05")


def test_statements_name_place_day_voice_and_words(contested: TestClient) -> None:
    found = control(contested)
    captured = next(one for one in found if one["change"] == "captured" and one["start"])
    assert (captured["place"], captured["holder"], captured["start"]) == ("Aleppo", "Rebels", "2024-11-30")
    assert captured["claimed_by"] == "Northern Observatory"
    assert "captured Aleppo" in captured["quote"]
    assert captured["latitude"] is not None
    assert not captured["by_report"]
    undated = next(one for one in found if one["claimed_by"] == "a traveller")
    assert undated["start"] is None


def test_a_statement_without_a_day_stands_on_the_day_of_its_report(contested: TestClient) -> None:
    regained = next(one for one in control(contested) if one["place"] == "several villages")
    assert (regained["start"], regained["by_report"], regained["latitude"]) == ("2024-12-02", True, None)


def test_a_day_and_a_place_can_be_asked_for(contested: TestClient) -> None:
    by_then = control(contested, day="2024-12-01")
    assert {one["place"] for one in by_then} == {"Aleppo"}
    assert {one["change"] for one in by_then} == {"captured", "lost", "entered"}
    aleppo = by_then[0]["place_id"]
    assert {one["place"] for one in control(contested, place=aleppo)} == {"Aleppo"}
    assert control(contested, day="1999-01-01") == []
