"""From a key on the page to the counts of the story: every kind of judgement, and all of them taken back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import crossread
from crossread.domain.crossing import Claim, DiscrepancyKind
from crossread.domain.desk import Desk
from crossread.domain.judgements import Subject
from crossread.domain.questions import id_of
from crossread.serve import Configuration, make_app
from crossread.store import open_desk
from engine.parts import CRANE, CRANE_COPY, written

POLICE = (
    "Twelve killed as crane collapses\n\n"
    "A crane fell at Lindmark harbour on Monday and killed twelve dock workers, police said. Verrin, a docker, ran for "
    "the gate.\n\n"
    "Investigators led by Nora Castell are looking at the brake of the crane, which may have failed, harbour master "
    "Sandquist told reporters.\n\n"
    "The quay will stay closed until Thursday, the port said.\n"
)
UNION = (
    "Lindmark mourns its dockers\n\n"
    "Fourteen dock workers were killed when a crane fell at Lindmark harbour on Monday, the dockers' union said on "
    "Tuesday.\n\n"
    "Union secretary Per Aalto said members had complained about the brake in April. A vigil was held at the chapel of "
    "Saint Olof on Tuesday night, and the mayor laid flowers.\n"
)
_PATIENCE_S = 240.0


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    file = tmp_path / "crossread.db"
    crossread.read(written(tmp_path / "texts", (CRANE, CRANE_COPY, POLICE, UNION)), desk=file, together=True)
    return file


@pytest.fixture
def client(desk_file: Path) -> Iterator[TestClient]:
    app = make_app(Configuration(desk_file))
    with TestClient(app, base_url="http://localhost") as opened:
        opened.headers["x-csrf-token"] = app.state.parts.doors.sessions.local_token()
        opened.headers["hx-request"] = "true"
        yield opened


def read(file: Path) -> Desk:
    with open_desk(file, create=False, read_only=True) as opened:
        return opened.snapshot()


def counted(client: TestClient) -> None:
    """Waits until the story follows every judgement."""
    until = time.monotonic() + _PATIENCE_S
    while client.get("/api/v1/review/progress").json()["counting"]:
        assert time.monotonic() < until, client.get("/api/v1/jobs").text
        time.sleep(0.1)


def claims_about(desk: Desk, words: str) -> list[Claim]:
    return [claim for claim in desk.claims if words in claim.text]


def test_every_answer_counts_once_the_story_is_crossed_and_no_longer_when_taken_back(
    client: TestClient, desk_file: Path
) -> None:
    before = read(desk_file)
    (story,) = before.stories
    closed, killed = claims_about(before, "quay")[0], claims_about(before, "killed")[0]
    assert {killed.lineages, closed.lineages} > {1}
    tie = next(tie for lineage in before.lineages for tie in lineage.reuse)
    brake = next(entity for entity in before.entities if len(entity.mentions) > 1)
    events = [event for event in before.events if len({m.report for m in event.mentions}) > 1]
    # Cards that hang on no reuse: others may go with the tie that is denied below.
    accepted = next(card for card in before.discrepancies if card.kind is DiscrepancyKind.NAME)
    rejected = next(card for card in before.discrepancies if card.kind is DiscrepancyKind.FIGURE)

    def said(subject: Subject, given: str, verdict: str, **more: str) -> None:
        form = {"subject": subject.value, "story": story.id, "id": given, "verdict": verdict, **more}
        answer = client.post("/review", data=form)
        assert answer.status_code == 200, answer.text
        assert "data-notice" not in answer.text, answer.text

    said(Subject.CLAIM, closed.id, "reject")
    said(Subject.CLAIM, killed.id, "correct", field="text", value="Twelve or more died.")
    said(Subject.REUSE, id_of(tie), "different")
    said(Subject.ENTITY, brake.id, "correct", field="name", value="A better name")
    said(Subject.EVENT, events[0].id, "accept")
    said(Subject.EVENT, events[1].id, "different")
    said(Subject.DISCREPANCY, accepted.id, "accept")
    said(Subject.DISCREPANCY, rejected.id, "reject")
    counted(client)

    after = read(desk_file)
    assert closed.id not in [claim.id for claim in after.claims]
    assert claims_about(after, "Twelve or more died.")
    assert len(after.lineages) == len(before.lineages) + 1
    assert "A better name" in [entity.name for entity in after.entities]
    assert next(event for event in after.events if event.id == events[0].id).score == 1.0
    assert events[1].id not in [event.id for event in after.events]
    assert [card.confidence for card in after.discrepancies if card.id == accepted.id] == [1.0]
    assert rejected.id not in [card.id for card in after.discrepancies]
    made = client.get("/api/v1/judgements").json()["items"]
    assert len(made) == 8
    assert {one["state"] for one in made} == {"in force"}
    queue = client.get("/api/v1/review", params={"limit": 200}).json()["items"]
    assert not {closed.id, events[0].id, accepted.id, rejected.id} & {one["id"] for one in queue}

    for one in made:
        assert client.post("/review/undo", data={"judgement": one["id"]}).status_code == 200
    counted(client)
    again = read(desk_file)
    assert [(claim.id, claim.text, claim.judged) for claim in again.claims] == [
        (claim.id, claim.text, ()) for claim in before.claims
    ]
    assert again.lineages == before.lineages
    assert again.discrepancies == before.discrepancies
    assert again.events == before.events
    assert len(client.get("/api/v1/judgements").json()["items"]) == 16
