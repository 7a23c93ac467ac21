"""Accounts over the API: which reports are one, who wrote from whom, and what ties accounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.serve.answers.lineage_drawing import lineage_drawing
from crossread.serve.library import Library
from serve.big_story import STORY

HERE = f"/api/v1/stories/{STORY}"


def ask(client: TestClient, address: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_the_account_of_most_reports_stands_first_with_its_agency(big: TestClient) -> None:
    found = ask(big, f"{HERE}/lineages", limit=200)
    first = found["items"][0]
    assert (first["key"], first["agency"], first["voice"], len(first["reports"])) == ("A", "AFP", "AFP", 90)
    assert found["total"] == 71
    assert sum(len(account["reports"]) for account in found["items"]) == 200
    assert ask(big, f"{HERE}/lineages", min_reports=2)["total"] == 11


def test_who_wrote_from_whom_is_told_from_source_to_copy(big: TestClient) -> None:
    first = ask(big, f"{HERE}/lineages")["items"][0]
    assert len(first["reuse"]) == 12
    assert first["relations"] > 89
    tie = first["reuse"][0]
    assert (tie["from"]["id"], tie["directed"], tie["relation"]) == ("r-0000", True, "wholly derived")
    assert (tie["coverage"], tie["passages"]) == (0.8, 4)
    assert tie["kinds"] == [{"kind": "edited", "passages": 4}]


def test_relations_within_an_account_of_a_report_and_between_accounts(big: TestClient) -> None:
    within = ask(big, f"{HERE}/relations", lineage="l-001", limit=200)
    assert {tie["relation"] for tie in within["items"]} == {"wholly derived", "partially derived"}
    directed = [tie["directed"] for tie in within["items"]]
    assert directed == sorted(directed, reverse=True)
    mine = ask(big, f"{HERE}/relations", report="r-0005", limit=200)
    assert all("r-0005" in (tie["from"]["id"], tie["to"]["id"]) for tie in mine["items"])
    between = ask(big, f"{HERE}/relations", between="true", limit=200)
    assert {tie["one_lineage"] for tie in between["items"]} == {False}
    assert between["total"] == 70
    whole = ask(big, f"{HERE}/relations")["total"]
    assert whole == between["total"] + ask(big, f"{HERE}/relations", between="false")["total"]
    assert ask(big, f"{HERE}/relations", relation="common origin")["total"] == 70


def test_an_unknown_report_or_account_is_not_found(big: TestClient) -> None:
    assert big.get(f"{HERE}/relations?report=r-none").status_code == 404
    assert big.get(f"{HERE}/relations?lineage=l-none").status_code == 404
    assert big.get("/api/v1/stories/s-none/lineages").status_code == 404


def test_a_drawing_folds_what_it_has_no_room_for_and_counts_it(big_story: Path) -> None:
    library = Library(big_story)
    drawing = lineage_drawing(library, STORY, cards=32, account_cards=5)
    assert [diagram.format for diagram in drawing.diagrams] == ["wide", "middle", "narrow"]
    assert all(len(diagram.lanes) == 6 for diagram in drawing.diagrams)
    assert {len(lane.cards) for lane in drawing.diagrams[0].lanes} == {5}
    assert (drawing.undrawn, drawing.folded) == (65, 85)
    assert drawing.diagrams[0].lanes[0].header[1].text == "One account, 90 reports, 5 drawn"
    assert lineage_drawing(library, STORY, cards=32, account_cards=5) is drawing
    library.close()


def test_lines_know_the_reports_they_tie(example_desk: Path, example: TestClient) -> None:
    story = example.get("/api/v1/stories").json()["items"][0]["id"]
    library = Library(example_desk)
    drawing = lineage_drawing(library, story, cards=30, account_cards=12)
    reports = {card.report for lane in drawing.diagrams[0].lanes for card in lane.cards}
    ends = [line.ends for lane in drawing.diagrams[0].lanes for line in lane.lines if line.kind != "credit"]
    ends += [tie.ends for tie in drawing.diagrams[0].ties]
    assert ends
    assert all(pair is not None and set(pair) <= reports for pair in ends)
    library.close()


@pytest.mark.corpora
def test_report_000_was_written_from_003(seeds: TestClient) -> None:
    story = seeds.get("/api/v1/stories").json()["items"][0]["id"]
    found = ask(seeds, f"/api/v1/stories/{story}/relations", between="false")["items"]
    told = {(tie["from"]["outlet"][:3], tie["to"]["outlet"][:3], tie["directed"]) for tie in found}
    assert ("003", "000", True) in told
    assert ask(seeds, f"/api/v1/stories/{story}/lineages")["total"] == 3
