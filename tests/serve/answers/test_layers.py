"""A report over the API: the fields of the contract, and the layers on its text with the places they lead to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.domain.facts import ReportEntity
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.serve.answers.layers import marks_at
from crossread.serve.answers.text_marks import Layer
from crossread.serve.answers.texts_desk import open_text
from crossread.serve.library import Library
from sample_desk import COURIER_TEXT, HARBOUR_NET_TEXT, POST_TEXT, sample_desk
from serve.conftest import Visit
from serve.kept import keep_one

DESK = sample_desk()
POST, COURIER, NET = (
    next(report for report in DESK.reports if report.text == text)
    for text in (POST_TEXT, COURIER_TEXT, HARBOUR_NET_TEXT)
)


def ask(client: TestClient, address: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(f"/api/v1{address}", params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def _of(words: str) -> Span:
    start = POST_TEXT.index(words)
    return Span(start, start + len(words))


def layers(client: TestClient, report: str, **asked: Any) -> list[dict[str, Any]]:
    found = ask(client, f"/reports/{report}/layers", limit=200, **asked)
    assert found["total"] == len(found["items"])
    return list(found["items"])


def test_a_report_comes_with_what_the_contract_asks_for(invented: TestClient) -> None:
    found = ask(invented, f"/reports/{POST.id}")
    assert found["text"] == POST_TEXT
    assert found["outlet"] == "Harbour Post"
    assert found["published"]["basis"] == "stated"
    assert [span["text"] for span in found["published"]["evidence"]] == ["12 May 2031, 14:05"]
    assert {piece["kind"] for piece in found["boilerplate"]} >= {"title", "byline", "share"}
    assert all(POST_TEXT[start:end].strip() for start, end in found["body"])
    assert found["story"] == DESK.stories[0].id
    assert {one["outlet"] for one in found["account"]} == {"Harbour Post", "Coast Courier"}


def test_a_report_names_those_it_is_tied_to_with_the_direction(invented: TestClient) -> None:
    ties = {
        one["other"]["outlet"]: one["how"] for one in ask(invented, f"/reports/{COURIER.id}")["relations"]
    }
    assert ties == {"Harbour Post": "written from", "Evening Ledger": "from one origin with"}
    back = ask(invented, f"/reports/{POST.id}")["relations"][0]
    assert (back["how"], back["other"]["outlet"]) == ("a source of", "Coast Courier")
    shares = ask(invented, f"/reports/{COURIER.id}")["shares"]
    assert sum(part["share"] for part in shares) == pytest.approx(1.0, abs=0.001)


def test_the_text_stays_away_where_it_is_not_wanted(invented: TestClient) -> None:
    found = ask(invented, f"/reports/{POST.id}", text="false")
    assert found["text"] is None
    assert found["text_chars"] == len(POST_TEXT)


def test_hostile_characters_come_back_as_they_are(invented: TestClient) -> None:
    found = ask(invented, f"/reports/{NET.id}")
    assert found["text"] == HARBOUR_NET_TEXT
    assert "\ud800" in found["text"]


def test_every_mark_covers_the_characters_it_says(invented: TestClient) -> None:
    for report in DESK.reports:
        for mark in layers(invented, report.id):
            span = mark["span"]
            assert report.text[span["start"] : span["end"]] == span["text"]
            assert span["text"]
            assert mark["words"]


def test_marks_lead_to_their_claims_discrepancies_and_partners(invented: TestClient) -> None:
    found = layers(invented, COURIER.id)
    story = DESK.stories[0].id
    claims = {mark["id"]: mark["href"] for mark in found if mark["layer"] == "claims"}
    assert claims == {
        claim.id: f"/stories/{story}/claims/{claim.id}"
        for claim in DESK.claims
        if any(support.citation.report == COURIER.id for support in claim.support)
    }
    for mark in found:
        if mark["layer"] == "discrepancies":
            assert mark["href"] == f"/stories/{story}/discrepancies/{mark['id']}"
        if mark["layer"] == "reuse" and mark["id"] == POST.id:
            assert mark["href"].startswith(f"/compare?a={POST.id}&b={COURIER.id}&at={COURIER.id}:")
        if mark["layer"] in ("claims", "discrepancies", "reuse"):
            assert invented.get(mark["href"].partition("#")[0]).status_code == 200


def test_an_attribution_is_told_apart_into_source_cue_and_content(invented: TestClient) -> None:
    found = layers(invented, POST.id, kinds="attributions")
    one = [mark for mark in found if mark["words"].startswith("said by Tomas Verrin")]
    assert {mark["role"]: mark["span"]["text"] for mark in one} == {
        "source": "Tomas Verrin",
        "cue": "said",
        "content": "“We heard the cables go one after the other, and then nobody moved at all,”",
    }
    assert len({mark["id"] for mark in one}) == 1


def test_figures_say_how_many(invented: TestClient) -> None:
    said = {mark["span"]["text"]: mark["words"] for mark in layers(invented, POST.id, kinds="figures")}
    assert said["At least nine people were injured"].startswith("injured: at least 9")
    assert said["killing four dock workers"].startswith("killed: 4")


def test_layers_are_chosen_and_cut_to_a_stretch(invented: TestClient) -> None:
    every = layers(invented, POST.id)
    assert {mark["layer"] for mark in every} >= {"claims", "discrepancies", "reuse", "figures", "furniture"}
    some = layers(invented, POST.id, kinds=["claims", "figures"])
    assert {mark["layer"] for mark in some} == {"claims", "figures"}
    start = POST_TEXT.index("At least nine")
    here = layers(invented, POST.id, start=start, end=start + 5)
    assert here
    assert all(mark["span"]["start"] < start + 5 and mark["span"]["end"] > start for mark in here)
    assert len(here) < len(every)


def test_marks_come_in_the_order_of_the_text_and_by_the_page(invented: TestClient) -> None:
    every = layers(invented, POST.id)
    starts = [mark["span"]["start"] for mark in every]
    assert starts == sorted(starts)
    second = ask(invented, f"/reports/{POST.id}/layers", offset=2, limit=3)
    assert second["items"] == every[2:5]


def test_a_report_of_no_story_has_the_layers_of_its_own_text(visit: Visit, tmp_path: Path) -> None:
    entity = ReportEntity(
        MentionKind.PERSON, "Tomas Verrin", ("Tomas Verrin",), (verrin := _of("Tomas Verrin"),)
    )
    client = visit(keep_one(tmp_path / "one.db", POST, replace(DESK.reading(POST.id), entities=(entity,))))
    found = layers(client, POST.id)
    assert {mark["layer"] for mark in found} == {"furniture", "attributions", "figures", "entities"}
    (named,) = [mark for mark in found if mark["layer"] == "entities"]
    assert (named["span"]["start"], named["words"]) == (verrin.start, "person: Tomas Verrin")
    assert named["href"] == "/search?q=Tomas+Verrin"
    assert ask(client, f"/reports/{POST.id}")["story"] is None


def test_a_report_that_is_not_there_is_told_so(invented: TestClient) -> None:
    for address in ("/reports/r-none", "/reports/r-none/layers"):
        answer = invented.get(f"/api/v1{address}")
        assert (answer.status_code, answer.json()["title"]) == (404, "Not found")


def test_real_texts_have_every_layer(example: TestClient) -> None:
    reports = [one["id"] for one in example.get("/api/v1/reports").json()["items"]]
    kinds = {
        mark["layer"]
        for report in reports
        for mark in ask(example, f"/reports/{report}/layers", limit=200)["items"]
    }
    assert kinds == {layer.value for layer in Layer}


def test_of_a_passage_only_what_is_said_of_it_as_a_whole_is_told(invented_desk: Path) -> None:
    library = Library(invented_desk)
    opened = open_text(library, POST.id)
    sentence = next(p.span for p in DESK.reading(POST.id).passages if "At least nine" in p.span.of(POST_TEXT))
    told = marks_at(opened, sentence)
    assert {mark.layer for mark in told} == {Layer.CLAIMS, Layer.REUSE}
    start = POST_TEXT.index("At least nine")
    words = marks_at(opened, Span(start, start + len("At least nine")))
    assert words[0].layer is Layer.DISCREPANCIES or words[0].layer is Layer.FIGURES
    assert {mark.layer for mark in words} >= {Layer.FIGURES, Layer.CLAIMS}
    library.close()
