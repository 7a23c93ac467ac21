"""The page where claims are checked: a place for every claim at once, and each answer by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from crossread.domain.checking import Answer, Checked, Evidence, Outcome, SlotKind, SlotReading
from crossread.domain.crossing import Status
from crossread.domain.span import Citation, Span
from crossread.errors import WorkerError
from crossread.export.json_check import export_checks
from crossread.serve.answers.statements import statements
from serve.pages.page_tree import PageTree
from serve.people import People

CLAIM = "Twelve workers were killed."
ODD = "<script>alert(1)</script> & \u202eevil\u202c were killed."


@pytest.fixture
def people(invented_desk: Path, tmp_path: Path) -> Iterator[People]:
    served = People(Path(shutil.copy(invented_desk, tmp_path / "crossread.db")))
    yield served
    served.close()


def told(people: People, claim: str = CLAIM) -> Checked:
    """A claim that a passage contradicts and another supports, of the first two reports."""
    with people.opened() as desk:
        first, second = (desk.report(report) for report in desk.report_ids()[:2])
    words = Span(0, 12)
    slot = SlotReading(
        SlotKind.FIGURE,
        Outcome.DIFFER,
        Span(0, 6),
        Citation(first.id, Span(2, 6)),
        "The reports say four, you say Twelve.",
    )
    return Checked(
        claim,
        Answer.MIXED,
        Status.DISPUTED,
        lineages=1,
        origins=1,
        against_lineages=2,
        against_origins=1,
        evidence=(
            Evidence(Citation(first.id, words), False, 0.9, "l-1", "port <b>clinic</b>", (slot,)),
            Evidence(Citation(second.id, words), True, 0.8, "l-2", "police"),
        ),
        differs=("The reports say four, you say Twelve.", "Another difference."),
    )


def test_every_claim_has_its_place_at_once_and_nothing_is_checked_for_it(people: People) -> None:
    page = people.client.get("/check", params={"q": f"{CLAIM}\n{ODD}\n{CLAIM}"})
    tree = PageTree(page.text)
    assert page.text.count('hx-get="/check/answer?') == 2
    assert "1 repeated claim left out." in tree.words
    assert "alert(1)" in tree.words
    assert tree.tags.count("script") == 3
    assert people.noted.checked == []


def test_an_answer_says_both_counts_what_differs_and_leads_to_every_passage(people: People) -> None:
    people.noted.answers[CLAIM] = found = told(people)
    tree = PageTree(people.client.get("/check/answer", params={"claim": CLAIM}).text)
    for words in (
        "mixed",
        "disputed",
        "Against it 2 accounts, 1 voice",
        "For it 1 account, 1 voice",
        "The reports say four, you say Twelve.",
        "Another difference.",
        "rests on port <b>clinic</b>",
    ):
        assert words in tree.words, words
    for evidence in found.evidence:
        at = f"/reports/{evidence.citation.report}?at=0-12#here"
        assert at in [address for address, _ in tree.links]
    assert "mark" in tree.tags


def test_a_dispute_with_nothing_to_show_for_the_claim_does_not_say_some_passages_say_it(
    people: People,
) -> None:
    found = told(people)
    people.noted.answers[CLAIM] = replace(found, evidence=found.evidence[:1], lineages=0, origins=0)
    words = PageTree(people.client.get("/check/answer", params={"claim": CLAIM}).text).words
    assert "Only what speaks against it is sure enough" in words
    assert "Some passages say this" not in words


@pytest.mark.parametrize("answer", list(Answer))
def test_every_answer_says_what_it_means_and_not_found_never_false(people: People, answer: Answer) -> None:
    near = told(people).evidence[0].citation
    people.noted.answers[CLAIM] = Checked(CLAIM, answer, near=near, differs=("Why.",))
    words = PageTree(people.client.get("/check/answer", params={"claim": CLAIM}).text).words
    assert f"{answer.value} " in words
    assert ("Not found is never false" in words) == (answer is Answer.NOT_FOUND)
    assert "The passage that comes closest" in words
    assert "true" not in words.replace("reported, not true", "").replace("never true", "")


def test_a_check_that_fails_keeps_the_claim_and_can_be_tried_again(people: People) -> None:
    people.noted.answers[CLAIM] = WorkerError("checking: 8 requests wait already")
    client = people.of("ines", script=True)
    page = client.get("/check/answer", params={"claim": CLAIM})
    assert page.status_code == 200
    assert "8 requests wait already" in page.text
    assert f'hx-get="/check/answer?{urlencode({"claim": CLAIM})}"' in page.text


def test_without_script_the_answers_stand_in_the_page(people: People) -> None:
    people.noted.answers[CLAIM] = told(people)
    plain = people.client.get("/check", params={"q": CLAIM})
    assert f"/check?q={quote(CLAIM).replace('%20', '+')}&amp;now=true" in plain.text
    words = PageTree(people.client.get("/check", params={"q": CLAIM, "now": "true"}).text).words
    assert "Against it 2 accounts" in words
    assert people.noted.checked == [(CLAIM,)]


def test_the_api_answers_in_the_shapes_of_the_command(people: People) -> None:
    people.noted.answers = {CLAIM: told(people), "Odd.": Checked("Odd.", Answer.NOT_MEASURED)}
    got = people.client.post("/api/v1/check", json={"claims": [CLAIM, "Odd."]}).json()
    with people.opened() as desk:
        answers = [told(people), Checked("Odd.", Answer.NOT_MEASURED)]
        assert got == export_checks(answers, desk.report)


@pytest.mark.parametrize("claims", [[], ["x"] * 101, "x", [None]])
def test_the_api_takes_one_to_a_hundred_claims(people: People, claims: object) -> None:
    assert people.client.post("/api/v1/check", json={"claims": claims}).status_code == 422
    assert people.noted.checked == []


def test_lines_are_claims_and_paragraphs_as_many_as_they_have_sentences() -> None:
    found = statements("A man died.\n\n  Mr. Smith left at 3.5 km. He came back!  \nno stop at all")
    assert found.claims == (
        "A man died.",
        "Mr. Smith left at 3.5 km.",
        "He came back!",
        "no stop at all",
    )
    assert len(found.notes) == 1
    many = statements("\n".join(f"Claim {number}." for number in range(130)))
    assert len(many.claims) == 100
    assert "30 claims more left out" in many.notes[0]
    assert statements(" \n\t\n") == statements("")


def test_hostile_claims_come_back_as_text(people: People) -> None:
    people.noted.answers[ODD] = told(people, ODD)
    tree = PageTree(people.client.get("/check/answer", params={"claim": ODD}).text)
    assert "t>alert(1)</script> & evil" in tree.words
    assert tree.tags.count("script") == 2  # the frame's own
