"""When: the days of a story, what is asked for, what has no day and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.domain.facts import EventStatus
from crossread.serve.answers.timeline import Days, days_of, own_days
from serve.facts_made import happening, report_day

REPORTS = (report_day(1, "2031-05-12"), report_day(2, "2031-05-14"), report_day(3, None))


def story_of(client: TestClient) -> str:
    return str(client.get("/api/v1/stories").json()["items"][0]["id"])


def timeline(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get(f"/api/v1/stories/{story_of(client)}/timeline", params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_a_storys_own_days_are_its_reports_and_what_happened_about_then() -> None:
    events = [
        happening("fell", "2031-05-10", "2031-05-11", lineages=3),
        happening("rose", "2031-05-13", "2031-05-13"),
    ]
    assert own_days(events, REPORTS) == Days(date(2031, 5, 10), date(2031, 5, 14))


@pytest.mark.parametrize(
    "event",
    [
        happening("war", "1914-07-28", "1914-07-28", background=True, lineages=5),
        happening("plan", "2031-05-01", "2031-05-01", status=EventStatus.PLANNED, lineages=5),
        happening("promised", "2040-01-01", "2040-01-01", lineages=5),
        happening("that year", "2031-01-01", "2031-12-31", lineages=5),
    ],
    ids=lambda event: event.words[0],
)
def test_history_plans_far_days_and_whole_years_do_not_stretch_them(event: Any) -> None:
    assert own_days([event], REPORTS) == Days(date(2031, 5, 12), date(2031, 5, 14))


def test_a_slip_of_one_report_does_not_stretch_them() -> None:
    events = [happening(f"fell {at}", "2031-05-11", "2031-05-11", lineages=4) for at in range(50)]
    assert own_days([*events, happening("slip", "2031-04-20", "2031-04-20")], REPORTS) == Days(
        date(2031, 5, 11), date(2031, 5, 14)
    )


def test_nothing_dated_has_no_days() -> None:
    assert own_days([happening()], [report_day(1, None)]) is None


@pytest.mark.parametrize(
    "given", [("2031-13-40", None), ("0000-00-00", None), (None, None), ("2031-05-03", "2031-05-01")]
)
def test_days_that_are_none_of_the_calendar_are_no_days(given: tuple[str | None, str | None]) -> None:
    assert days_of(happening("odd", *given)) is None


def test_the_days_asked_for_are_shown_and_the_rest_is_counted(example: TestClient) -> None:
    whole = timeline(example, limit=100)
    part = timeline(example, limit=100, **{"from": "1912-04-16", "to": "1912-04-17"})
    assert part["shown"] == {"first": "1912-04-16", "last": "1912-04-17"}
    assert part["events"]["total"] + part["earlier"] + part["later"] == whole["events"]["total"]
    assert part["undated"] == whole["undated"]
    for event in part["events"]["items"]:
        assert (event["start"] or event["end"]) <= "1912-04-17"
        assert (event["end"] or event["start"]) >= "1912-04-16"
    assert {one["day"] for one in part["reports"]} == {"1912-04-16", "1912-04-17"}
    assert timeline(example, limit=100, **{"to": "1912-04-16", "from": "1912-04-17"}) == part


def test_events_come_day_by_day_and_page_by_page(example: TestClient) -> None:
    whole = timeline(example, limit=100)["events"]
    days = [event["start"] or event["end"] for event in whole["items"]]
    assert days == sorted(days)
    pages = [timeline(example, limit=10, offset=at)["events"]["items"] for at in range(0, whole["total"], 10)]
    assert [event["id"] for page in pages for event in page] == [event["id"] for event in whole["items"]]


def test_happenings_are_filtered(example: TestClient) -> None:
    found = timeline(example, group="other", told="several", q="rescued")["events"]
    assert [event["words"] for event in found["items"]] == [["rescued"]]
    assert {event["group"] for event in timeline(example, group="force")["events"]["items"]} == {"force"}
    assert all(event["reports"] == 1 for event in timeline(example, told="one")["events"]["items"])


def test_every_undated_happening_says_why(example: TestClient) -> None:
    found = timeline(example, undated=True, limit=100)
    assert found["events"]["total"] == found["undated"] > 0
    assert all(event["undated"] and not event["when"] for event in found["events"]["items"])


def test_a_weekday_is_worked_out_and_its_words_are_shown(contested: TestClient) -> None:
    events = {event["words"][0]: event for event in timeline(contested)["events"]["items"]}
    captured = events["captured"]
    assert (captured["start"], captured["end"], captured["printed_when"]) == (
        "2024-11-30",
        "2024-11-30",
        ["Saturday"],
    )
    assert captured["place"] == "Aleppo"
    assert captured["reports"] == 2


def test_a_weekday_in_a_report_without_a_day_is_told_as_such(contested: TestClient) -> None:
    found = timeline(contested, undated=True)
    why = {event["words"][0]: event["undated"] for event in found["events"]["items"]}
    assert why["closed"] == "told as “Wednesday”, in a report whose own day is not known"
    (letter,) = found["undated_reports"]
    assert letter["report"]["outlet"] == "Letters from the Road"
    assert letter["reasons"]


def test_a_happening_is_told_in_whole_sentences(contested: TestClient) -> None:
    story = story_of(contested)
    event = next(e for e in timeline(contested)["events"]["items"] if e["words"][0] == "captured")
    found = contested.get(f"/api/v1/stories/{story}/timeline/{event['id']}").json()
    assert found["passages"]["total"] == 2
    for passage in found["passages"]["items"]:
        assert passage["span"]["text"] == "captured"
        inside = passage["span"]["start"] - passage["sentence"]["start"]
        assert passage["sentence"]["text"][inside:].startswith("captured Aleppo")
    assert contested.get(f"/api/v1/stories/{story}/timeline/e-none").status_code == 404
    assert contested.get("/api/v1/stories/s-none/timeline").status_code == 404


@pytest.mark.parametrize("asked", ["from=yesterday", "group=war", "limit=1000", "offset=-1", "told=many"])
def test_values_that_do_not_fit_are_told(example: TestClient, asked: str) -> None:
    assert example.get(f"/api/v1/stories/{story_of(example)}/timeline?{asked}").status_code == 422


def test_saying_and_being_are_no_happenings(example: TestClient) -> None:
    story = example.get("/api/v1/stories").json()["items"][0]["id"]
    found = example.get(f"/api/v1/stories/{story}/timeline", params={"limit": 100}).json()["events"]["items"]
    words = {word for one in found for word in one["words"]}
    assert {"sank", "rescued"} <= words
    assert not words & {"named", "reckon", "say", "living", "told", "wait"}
