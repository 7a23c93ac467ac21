"""What people decided, through the API: made, listed, taken back, carried from one desk to another."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.domain.judgements import Subject, Verdict
from crossread.domain.questions import reuse_id
from crossread.export.json_export import dump_line
from crossread.export.json_judgements import judgement_value
from crossread.serve.roles import Role
from crossread.store import QuestionFilter
from serve.pages.page_tree import PageTree
from serve.people import People

API = "/api/v1/judgements"


@pytest.fixture
def people(example_desk: Path, tmp_path: Path) -> Iterator[People]:
    served = People(Path(shutil.copy(example_desk, tmp_path / "crossread.db")))
    yield served
    served.close()


@pytest.fixture
def story(people: People) -> str:
    return str(people.client.get("/api/v1/stories").json()["items"][0]["id"])


def asked(people: People, subject: Subject, at: int = 0) -> str:
    with people.opened() as desk:
        return desk.reviewing().questions(QuestionFilter(subject=subject))[at].id


def judge(people: People, *targets: str, verdict: str = "accept", by: str = "ines", **more: Any) -> Any:
    answer = people.of(by).post(API, json={"verdict": verdict, "targets": list(targets), **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("subject", "verdict", "more"),
    [
        (Subject.CLAIM, "reject", {}),
        (Subject.DISCREPANCY, "correct", {"field": "explanation", "value": "Two men."}),
        (Subject.ENTITY, "correct", {"field": "kind", "value": "person"}),
        (Subject.EVENT, "accept", {"note": "seen <b>twice</b>"}),
    ],
)
def test_a_result_is_judged_by_its_id_and_leaves_the_queue(
    people: People, story: str, subject: Subject, verdict: str, more: dict[str, str]
) -> None:
    target = asked(people, subject)
    made = judge(people, target, verdict=verdict, story=story, **more)
    assert (made["subject"], made["verdict"], made["author"], made["result"]) == (
        subject.value,
        verdict,
        "ines",
        target,
    )
    assert made["counting"] is True
    assert made["stories"] == [story]
    assert {key: made[key] for key in more} == more
    assert people.client.get(f"{API}/{made['id']}").json() == made
    left = people.client.get("/api/v1/review", params={"subject": subject.value, "limit": 200}).json()
    assert target not in [one["id"] for one in left["items"]]
    assert people.noted.recrossed == ["ines"]


def test_two_reports_and_characters_of_them_are_targets_too(people: People, story: str) -> None:
    tie = asked(people, Subject.REUSE)
    a, b = tie.split(":")
    made = judge(people, b, a, verdict="different")
    assert (made["subject"], made["result"]) == ("reuse", reuse_id(a, b))
    entity = asked(people, Subject.ENTITY)
    with people.opened() as desk:
        first, *_, last = desk.browsing().entities(story, [entity])[0].mentions
    targets = [f"{at.report}:{at.span.start}-{at.span.end}" for at in (first, last)]
    cited = judge(people, *targets, verdict="same", about="entity")
    assert cited["subject"] == "entity"
    assert cited["places"][0]["text"]


def test_characters_are_judged_as_in_a_file(people: People) -> None:
    with people.opened() as desk:
        report = desk.report_ids()[0]
    place = {"report": report, "start": 0, "end": 12}
    body = {"verdict": "reject", "subject": "claim", "places": [place]}
    made = people.client.post(API, json=body)
    assert made.status_code == 201
    assert place.items() <= made.json()["places"][0].items()
    far = {"report": report, "start": 0, "end": 10_000_000}
    assert people.client.post(API, json={**body, "places": [far]}).status_code == 400
    unknown = {**place, "report": "r-unknown"}
    assert people.client.post(API, json={**body, "places": [unknown]}).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"verdict": "accept"},
        {"verdict": "maybe", "targets": ["c-1"]},
        {"verdict": "accept", "targets": ["c-1", "c-2", "c-3"]},
        {"verdict": "accept", "targets": ["c-1"], "places": [{"report": "r", "start": 0, "end": 1}]},
        {"verdict": "accept", "places": [{"report": "r", "start": 0, "end": 1}]},
        {
            "verdict": "accept",
            "subject": "claim",
            "places": [{"report": "r", "start": 5, "end": 5}],
        },
        {"verdict": "accept", "targets": ["c-1"], "author": "somebody else"},
        {"verdict": "accept", "targets": ["c-1"], "note": "x" * 5_000},
    ],
)
def test_what_is_no_judgement_is_refused(people: People, body: dict[str, Any]) -> None:
    assert people.client.post(API, json=body).status_code == 422
    with people.opened() as desk:
        assert desk.judgements() == ()


@pytest.mark.parametrize(
    ("targets", "verdict", "more", "status"),
    [
        (["c-0000"], "accept", {}, 400),
        (["s-0000"], "accept", {}, 400),
        (["\ud800"], "accept", {}, 422),
        (["c-0000"], "accept", {"story": "s-nowhere"}, 404),
        (["r-0123456789abcdef:1-5"], "accept", {"about": "entity"}, 404),
        (["d"], "same", {}, 400),
    ],
)
def test_what_is_not_there_is_said(
    people: People, story: str, targets: list[str], verdict: str, more: dict[str, str], status: int
) -> None:
    body = json.dumps({"verdict": verdict, "targets": targets, "story": story} | more)
    answer = people.client.post(API, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    with people.opened() as desk:
        assert desk.judgements() == ()


def test_the_list_is_filtered_paged_and_newest_first(people: People, story: str) -> None:
    first = judge(people, asked(people, Subject.CLAIM), story=story)
    second = judge(people, asked(people, Subject.EVENT), verdict="reject", by="Marit", story=story)
    get = people.client.get
    assert [one["id"] for one in get(API).json()["items"]] == [second["id"], first["id"]]
    for wanted, number in (
        ({"author": "Marit"}, 1),
        ({"author": "nobody"}, 0),
        ({"subject": "claim"}, 1),
        ({"verdict": "reject", "subject": "event"}, 1),
        ({"since": "2000-01-01"}, 2),
        ({"since": "2999-01-01"}, 0),
        ({"author": "", "subject": "", "verdict": "", "since": ""}, 2),
    ):
        assert get(API, params=wanted).json()["total"] == number, wanted
    paged = get(API, params={"limit": 1, "offset": 1}).json()
    assert (paged["total"], [one["id"] for one in paged["items"]]) == (2, [first["id"]])
    assert get(API, params={"limit": 1000}).status_code == 422
    assert get(API, params={"subject": "x"}).status_code == 422
    assert get(f"{API}/j-unknown").status_code == 404


def test_an_undo_is_a_judgement_and_can_be_undone(people: People, story: str) -> None:
    target = asked(people, Subject.CLAIM)
    made = judge(people, target, story=story)
    undone = people.of("Marit").post(f"{API}/{made['id']}/undo", json={"note": "I erred"}).json()
    assert (undone["undoes"], undone["author"], undone["note"]) == (made["id"], "Marit", "I erred")
    before = people.client.get(f"{API}/{made['id']}").json()
    assert (before["state"], before["undone_by"]) == ("undone", undone["id"])
    assert people.client.post(f"{API}/{made['id']}/undo").status_code == 409
    assert people.client.post(f"{API}/j-0000/undo").status_code == 404
    assert asked(people, Subject.CLAIM) == target
    assert people.client.post(f"{API}/{undone['id']}/undo").status_code == 201
    assert people.client.get(f"{API}/{made['id']}").json()["undone_by"] is None
    assert asked(people, Subject.CLAIM) != target


def test_judgements_travel_from_desk_to_desk(
    people: People, story: str, example_desk: Path, tmp_path: Path
) -> None:
    made = judge(people, asked(people, Subject.CLAIM), story=story, note="on the phone")
    people.client.post(f"{API}/{made['id']}/undo")
    lines = people.client.get(f"{API}/export")
    assert lines.headers["content-disposition"].startswith("attachment")
    with people.opened() as desk:
        shown = desk.snapshot()
        assert lines.text == "".join(dump_line(judgement_value(shown, one)) for one in shown.judgements)
    other = People(Path(shutil.copy(example_desk, tmp_path / "other.db")))
    damaged = json.loads(lines.text.splitlines()[0]) | {"note": "changed"}
    body = f"{lines.text}no JSON\n{json.dumps(damaged)}\n".encode()
    answer = other.client.post(f"{API}/import", content=body).json()
    assert (answer["added"], answer["known"], answer["passed_over"]) == (2, 0, 2)
    assert "line 3" in answer["problems"][0]["where"]
    assert other.client.post(f"{API}/import", content=body).json()["known"] == 2
    log = [json.loads(line) for line in (tmp_path / "other.db.log.jsonl").read_text().splitlines()]
    assert [(one["what"], one["by"], one["judgements"]) for one in log] == [
        ("import", "ines", n) for n in (2, 0)
    ]
    assert other.noted.recrossed == ["ines"]
    with other.opened() as there:
        assert there.judgements() == shown.judgements
    other.close()


def test_readers_may_look_and_not_judge(people: People, story: str) -> None:
    made = judge(people, asked(people, Subject.CLAIM), story=story)
    reader = people.of("Per", Role.READER)
    assert reader.get(API).status_code == reader.get(f"{API}/export").status_code == 200
    body = {"verdict": "accept", "targets": [asked(people, Subject.EVENT)], "story": story}
    assert reader.post(API, json=body).status_code == 403
    assert reader.post(f"{API}/{made['id']}/undo").status_code == 403
    assert reader.post(f"{API}/import", content=b"").status_code == 403


def test_the_queue_through_the_api(people: People, story: str) -> None:
    found = people.client.get("/api/v1/review", params={"story": story, "limit": 3}).json()
    assert len(found["items"]) == 3
    first = found["items"][0]
    item = people.client.get(
        "/api/v1/review/item", params={key: first[key] for key in ("story", "subject", "id")}
    ).json()
    assert item["id"] == first["id"]
    assert item["parts"][0]["passages"][0]["sentence"]["text"]
    assert item["confidence"] == first["confidence"]
    gone = {"story": story, "subject": "claim", "id": "c-0"}
    assert people.client.get("/api/v1/review/item", params=gone).status_code == 404
    progress = people.client.get("/api/v1/review/progress").json()
    assert progress["open"] == sum(one["questions"] for one in progress["kinds"])


def test_passages_in_context_are_cut_out_of_the_text_exactly(people: People, story: str) -> None:
    for one in people.client.get("/api/v1/review", params={"limit": 60}).json()["items"]:
        about = {key: one[key] for key in ("story", "subject", "id")}
        item = people.client.get("/api/v1/review/item", params=about).json()
        for part in item["parts"]:
            for passage in part["passages"]:
                span, sentence = passage["span"], passage["sentence"]
                with people.opened() as desk:
                    text = desk.report(span["report"]).text
                assert text[span["start"] : span["end"]] == span["text"]
                assert text[sentence["start"] : sentence["end"]] == sentence["text"]
                assert text[: sentence["start"]].endswith(passage["before"])
                assert text[sentence["end"] :].startswith(passage["after"])
                assert all(span["start"] <= a < b <= span["end"] for a, b in passage["differs"])


# The page of what was decided


def test_the_history_shows_who_decided_what_and_takes_it_back(people: People, story: str) -> None:
    hostile = "<script>alert(1)</script>"
    made = judge(
        people, asked(people, Subject.CLAIM), verdict="reject", by="Marit", story=story, note=hostile
    )
    page = people.client.get("/review/history")
    tree = PageTree(page.text)
    assert "Claim rejected counting again Marit" in tree.words
    assert hostile in tree.words
    assert tree.links_to("/reports/r-")
    answer = people.client.post("/review/history/undo", data={"judgement": made["id"]})
    assert answer.status_code == 303
    words = PageTree(people.client.get("/review/history").text).words
    assert "Taken back: claim rejected" in words
    assert "Claim rejected taken back" in words
    assert re.search(r"taken back by a judgement by \w+ on \d+ \w+ \d{4}", words)
    assert "takes back a judgement" in words
    assert not re.search(r"j-[0-9a-f]{16}", words)
    again = people.client.post("/review/history/undo", data={"judgement": made["id"]})
    assert again.status_code == 409
    assert "Is taken back already" in again.text or "taken back already" in again.text
    only = PageTree(people.client.get("/review/history", params={"author": "Marit"}).text).words
    assert "Claim rejected" in only
    assert "Taken back: claim rejected" not in only
    assert "Nobody decided anything of the kind" in people.client.get("/review/history?verdict=same").text


def test_a_file_is_added_on_the_page(people: People, story: str, example_desk: Path, tmp_path: Path) -> None:
    judge(people, asked(people, Subject.CLAIM), story=story)
    lines = people.client.get(f"{API}/export").content + b"{}\n"
    other = People(Path(shutil.copy(example_desk, tmp_path / "other.db")))
    page = other.client.post("/review/history/import", files={"file": ("<b>mine</b>.jsonl", lines)})
    words = PageTree(page.text).words
    assert "1 judgement added, 1 line passed over." in words
    assert "<b>mine</b>.jsonl, line 2" in words
    assert other.client.post("/review/history/import", data={"x": "y"}).status_code == 400
    other.close()


def test_an_empty_history_says_so(people: People) -> None:
    assert "Nobody has decided anything yet" in people.client.get("/review/history").text
    assert Verdict.ACCEPT.value in people.client.get("/review/history").text
