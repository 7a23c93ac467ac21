"""The page where people decide: one question at a time, kept at once, nobody's answer lost."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.questions import Question
from crossread.domain.reuse import Relation
from crossread.serve.roles import Role
from crossread.store import QuestionFilter
from serve.pages.page_tree import PageTree
from serve.people import People

HOSTILE = "<img src=x onerror=alert(1)> \u202e & “why” \0 \u2028"


@pytest.fixture
def people(invented_desk: Path, tmp_path: Path) -> Iterator[People]:
    served = People(Path(shutil.copy(invented_desk, tmp_path / "crossread.db")))
    yield served
    served.close()


@pytest.fixture
def example(example_desk: Path, tmp_path: Path) -> Iterator[People]:
    served = People(Path(shutil.copy(example_desk, tmp_path / "crossread.db")))
    yield served
    served.close()


def queue(people: People, subject: Subject | None = None) -> tuple[Question, ...]:
    with people.opened() as desk:
        return desk.reviewing().questions(QuestionFilter(subject=subject), limit=500)


def judgements(people: People) -> tuple[Judgement, ...]:
    with people.opened() as desk:
        return desk.judgements()


def about(question: Question) -> dict[str, str]:
    return {"subject": question.subject.value, "story": question.story, "id": question.id}


def said(people: People, question: Question, verdict: Verdict, *, by: str = "ines", **more: Any) -> Any:
    """An answer as htmx sends it."""
    given = {**about(question), "verdict": verdict.value, **more}
    return people.of(by, script=True).post("/review", data=given)


def shown(page: Any) -> str:
    """The id of what the page asks about; "" where it asks nothing."""
    found = re.search(r'data-id="([^"]+)"', page.text)
    return found[1] if found else ""


def test_the_most_doubtful_is_asked_with_its_passages_in_context(example: People) -> None:
    first = queue(example)[0]
    page = example.client.get("/review")
    tree = PageTree(page.text)
    assert page.status_code == 200
    assert shown(page) == first.id
    assert f"{len(queue(example))} to decide" in tree.words
    assert tree.links_to("/reports/r-")
    keys = set(re.findall(r'data-key="(.)"', page.text))
    assert {"a", "r", "c", " "} <= keys


def test_text_around_a_passage_is_marked_where_it_is_cut(example: People) -> None:
    page = example.client.get("/review")
    around = re.findall(r'<span class="around">([^<]+)</span>', page.text)
    assert any(text.startswith("… ") for text in around)
    ends = [text for text in around if not text.startswith("… ")]
    assert all(text.rstrip()[-1] in "….!?”’\"'" or text.endswith(" ") for text in ends), ends


@pytest.mark.parametrize("subject", list(Subject))
def test_a_question_of_every_subject_is_shown_and_can_be_skipped(example: People, subject: Subject) -> None:
    questions = queue(example, subject)
    assert questions, f"the example has no question about {subject}"
    page = example.client.get("/review", params={"subject": subject.value})
    tree = PageTree(page.text)
    assert shown(page) == questions[0].id
    keys = "".join(sorted(set(re.findall(r'data-key="(.)"', page.text))))
    assert keys == (" acr" if subject is Subject.DISCREPANCY else " acdrs")
    (skip,) = re.findall(r'<a class="button" href="(/review\?[^"]+)"[^>]*data-key=" "', page.text)
    behind = example.client.get(skip.replace("&amp;", "&"))
    assert shown(behind) == (questions[1].id if len(questions) > 1 else "")
    assert tree.words.count("Undo") == 0


def test_the_queue_is_walked_to_its_end_and_begun_again(people: People) -> None:
    seen, page = [], people.client.get("/review")
    while shown(page):
        seen.append(shown(page))
        (skip,) = re.findall(r'<a class="button" href="(/review\?[^"]+)"[^>]*data-key=" "', page.text)
        page = people.client.get(skip.replace("&amp;", "&"))
    assert seen == [one.id for one in queue(people)]
    assert "You have seen them all" in page.text


def test_an_answer_is_kept_under_the_visitors_name_and_the_next_question_follows(example: People) -> None:
    first, second, *_ = queue(example)
    page = said(example, first, Verdict.ACCEPT, by="Marit", note=HOSTILE)
    assert shown(page) == second.id
    (made,) = judgements(example)
    assert (made.author, made.verdict, made.subject) == ("Marit", Verdict.ACCEPT, first.subject)
    assert made.note == HOSTILE.strip()
    assert "1</b> of" in page.text
    assert "Counting again: 1 story" in page.text
    assert example.noted.recrossed == ["Marit"]
    assert "<img" not in page.text
    assert first.id not in [one.id for one in queue(example)]


def test_different_is_about_the_marked_passage_against_all_the_others(example: People) -> None:
    with example.opened() as desk:
        question, claim = next(
            (question, claim)
            for question in queue(example, Subject.CLAIM)
            for claim in desk.browsing().claims(question.story, [question.id])
            if len(claim.support) > 2  # of two passages either choice is the same
        )
    said(example, question, Verdict.DIFFERENT)
    (made,) = judgements(example)
    places = {support.citation for support in claim.support}
    assert {frozenset(made.places), frozenset(made.others)} == {
        frozenset({claim.loosest}),
        frozenset(places - {claim.loosest}),
    }
    said(example, question, Verdict.SAME, pick="1")
    other = next(one for one in judgements(example) if one.verdict is Verdict.SAME)
    assert set(other.places) | set(other.others) == places
    assert {frozenset(other.places), frozenset(other.others)} != {
        frozenset(made.places),
        frozenset(made.others),
    }


def test_an_entity_is_parted_between_its_two_sides(example: People) -> None:
    question = queue(example, Subject.ENTITY)[0]
    with example.opened() as desk:
        (entity,) = desk.browsing().entities(question.story, [question.id])
    said(example, question, Verdict.DIFFERENT)
    (made,) = judgements(example)
    assert made.others
    assert not set(made.places) & set(made.others)
    assert sorted({*made.places, *made.others}) == sorted(set(entity.mentions))


CORRECTIONS: Mapping[Subject, tuple[str, str]] = {
    Subject.CLAIM: ("origin", "the <b>captain</b>"),
    Subject.DISCREPANCY: ("kind", "figure"),
    Subject.ENTITY: ("name", "Captain E. J. Smith"),
    Subject.EVENT: ("type", "AID"),
    Subject.REUSE: ("relation", Relation.COMMON_ORIGIN.value),
}


@pytest.mark.parametrize("subject", list(Subject))
def test_everything_can_be_corrected(example: People, subject: Subject) -> None:
    question = queue(example, subject)[0]
    field, value = CORRECTIONS[subject]
    page = example.client.get("/review", params=about(question))
    assert f'name="field" value="{field}"' in page.text
    answer = said(example, question, Verdict.CORRECT, field=field, value=value)
    (made,) = judgements(example)
    assert (made.field, made.value) == (field, value)
    assert value in PageTree(f"<main>{answer.text}</main>").words
    assert "<b>captain" not in answer.text


def test_a_correction_without_a_value_is_refused_in_words_and_the_question_stays(example: People) -> None:
    question = queue(example, Subject.ENTITY)[0]
    page = said(example, question, Verdict.CORRECT, field="name", value="  ")
    assert "without a value" in page.text
    assert shown(page) == question.id
    assert judgements(example) == ()
    wrong = said(example, question, Verdict.CORRECT, field="kind", value="unicorn")
    assert "unicorn" in wrong.text
    assert judgements(example) == ()


def test_undo_asks_the_question_again_and_then_takes_back_the_one_before(example: People) -> None:
    first, second, *_ = queue(example)
    said(example, first, Verdict.ACCEPT)
    page = said(example, second, Verdict.REJECT)
    last = re.search(r'data-last="([^"]+)"', page.text)
    assert last is not None
    client = example.of("ines", script=True)
    undone = client.post("/review/undo", data={"judgement": last[1], "story": second.story})
    assert shown(undone) == second.id
    assert "Taken back." in undone.text
    assert "Already" not in undone.text
    before = re.search(r'data-last="([^"]+)"', undone.text)
    assert before is not None
    assert shown(client.post("/review/undo", data={"judgement": before[1]})) == first.id
    assert [one.id for one in queue(example)][:2] == [first.id, second.id]
    again = client.post("/review/undo", data={"judgement": before[1]})
    assert "taken back already" in again.text
    assert len(judgements(example)) == 4


def test_two_people_at_once_are_both_kept(example: People) -> None:
    question = queue(example)[0]
    gate = threading.Barrier(2)
    answers: list[int] = []

    def judge(name: str, verdict: Verdict) -> None:
        client = example.of(name, script=True)
        gate.wait()
        answers.append(client.post("/review", data={**about(question), "verdict": verdict.value}).status_code)

    people = [
        threading.Thread(target=judge, args=("Ines", Verdict.ACCEPT)),
        threading.Thread(target=judge, args=("Marit", Verdict.REJECT)),
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert answers == [200, 200]
    assert {(one.author, one.verdict) for one in judgements(example)} == {
        ("Ines", Verdict.ACCEPT),
        ("Marit", Verdict.REJECT),
    }
    page = example.client.get("/review", params=about(question))
    assert "Already accepted by Ines" in page.text
    assert "Already rejected by Marit" in page.text


def test_what_is_gone_meanwhile_is_said_plainly_and_the_next_question_follows(people: People) -> None:
    questions = queue(people, Subject.DISCREPANCY)
    gone = replace(questions[0], id="d-gone")
    page = said(people, gone, Verdict.ACCEPT)
    assert page.status_code == 200
    assert "is gone" in page.text
    assert shown(page)
    assert judgements_of_this_test(people) == 0
    plain = people.client.post("/review", data={**about(gone), "verdict": "accept"})
    assert plain.status_code == 409
    assert "is gone" in PageTree(plain.text).words
    linked = people.client.get("/review", params=about(gone))
    assert linked.status_code == 404
    assert "no longer there" in linked.text


def judgements_of_this_test(people: People) -> int:
    """The invented desk has judgements of its own; none of them is by a visitor."""
    return sum(one.author in ("ines", "Marit") for one in judgements(people))


def test_what_changed_since_it_was_shown_is_not_judged(example: People) -> None:
    question = queue(example, Subject.CLAIM)[0]
    page = example.client.get("/review", params=about(question))
    seen = re.search(r'name="seen" value="([^"]+)"', page.text)
    assert seen is not None
    stale = said(example, question, Verdict.ACCEPT, seen="m-0123456789abcdef")
    assert "holds other passages by now" in stale.text
    assert shown(stale) == question.id
    assert judgements(example) == ()
    said(example, question, Verdict.ACCEPT, seen=seen[1])
    assert len(judgements(example)) == 1


@pytest.mark.parametrize("pick", ["99", "-1", "x"])
def test_a_part_that_is_not_there_is_refused(example: People, pick: str) -> None:
    question = queue(example, Subject.CLAIM)[0]
    assert said(example, question, Verdict.DIFFERENT, pick=pick).status_code in (200, 422)
    assert judgements(example) == ()


def test_without_script_an_answer_leads_to_the_next_question(example: People) -> None:
    first, second, *_ = queue(example)
    answer = example.client.post("/review", data={**about(first), "verdict": "accept", "only_subject": ""})
    assert answer.status_code == 303
    page = example.client.get(answer.headers["location"])
    assert shown(page) == second.id
    (made,) = judgements(example)
    assert f'data-last="{made.id}"' in page.text


def test_filters_stay_in_force_from_question_to_question(example: People) -> None:
    first, second, *_ = queue(example, Subject.CLAIM)
    page = said(example, first, Verdict.ACCEPT, only_subject="claim")
    assert shown(page) == second.id
    story = example.client.get("/review", params={"story": "s-nowhere"})
    assert "Nothing here is in doubt" in story.text
    kind = example.client.get("/review", params={"kind": "quotation"})
    assert {one.kind for one in queue(example) if one.id == shown(kind)} == {"quotation"}


def test_a_reader_reads_and_does_not_decide(example: People) -> None:
    question = queue(example)[0]
    reader = example.of("Per", Role.READER)
    page = reader.get("/review")
    assert shown(page) == question.id
    assert "<form" not in page.text.partition("<main")[2].partition("</main")[0]
    assert reader.post("/review", data={**about(question), "verdict": "accept"}).status_code == 403
    assert reader.post("/review/undo", data={"judgement": "j-1"}).status_code == 403
    assert judgements(example) == ()


def test_the_line_on_counting_asks_by_itself_until_everything_counts(example: People) -> None:
    client = example.of("ines", script=True)
    assert "hidden" in client.get("/review/counting").text
    said(example, queue(example)[0], Verdict.ACCEPT)
    waits = client.get("/review/counting").text
    assert 'hx-get="/review/counting"' in waits
    assert 'hx-trigger="every 2s"' in waits


def test_hostile_passages_stay_text(people: People) -> None:
    for question in queue(people):
        PageTree(people.client.get("/review", params=about(question)).text)
