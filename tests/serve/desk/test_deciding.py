"""Review: every kind of judgement by key and by button, taken back, in the history, and in the counts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from serve.desk.conftest import Visit
from serve.desk.running import Running, until

LINER, TOWNS = "LANDED IN THE RAIN", "Rebels take Aleppo"
KEYS = {"same": "s", "different": "d", "accept": "a", "reject": "r", "correct": "c"}


def counted(server: Running) -> None:
    """Waits until every story follows every judgement."""
    until(lambda: not server.ask("/review/progress")["counting"], 60)


def story_of(server: Running, title: str) -> str:
    return next(str(one["id"]) for one in server.ask("/stories")["items"] if one["title"] == title)


def newest(server: Running) -> Any:
    return server.ask("/judgements?limit=1")["items"][0]


def shown(page: Page) -> str:
    return str(page.locator(".matter").get_attribute("data-id"))


def give(page: Page, verdict: str, *, by_key: bool) -> None:
    """Answers the question shown; a correction puts a word behind the words of the claim."""
    if by_key:
        expect(page.locator("#question")).to_be_focused()
        page.keyboard.press(KEYS[verdict])
    else:
        page.locator(f".answer-bar [data-key={KEYS[verdict]}]").click()
    if verdict == "correct":
        expect(page.locator("#correct").get_by_label("The claim in words")).to_be_focused()
        page.keyboard.press("Control+End")
        page.keyboard.type(" As told.")
        if by_key:
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        else:
            page.get_by_role("button", name=re.compile("^Correct ?: The claim in words")).click()


@pytest.mark.parametrize(
    ("verdict", "subject", "told"),
    [
        ("accept", "discrepancy", "accepted"),
        ("reject", "discrepancy", "rejected"),
        ("same", "claim", "held to be one"),
        ("different", "claim", "held apart"),
        ("correct", "claim", "corrected"),
    ],
)
def test_a_judgement_is_made_by_key_and_by_button_and_taken_back(
    own_server: Running, visit: Visit, verdict: str, subject: str, told: str
) -> None:
    counted(own_server)
    queue = f"/review?subject={subject}&story={story_of(own_server, TOWNS)}"  # quickly counted again
    page = visit(own_server).page(queue)
    asked, open_before = shown(page), own_server.ask(queue)["total"]
    for by_key in (True, False):
        page.goto(own_server.address + queue)
        assert shown(page) == asked
        give(page, verdict, by_key=by_key)
        last = page.locator("[data-last]")
        expect(last).to_be_visible()
        made = newest(own_server)
        assert last.get_attribute("data-last") == made["id"]
        assert (made["verdict"], made["subject"], made["result"]) == (verdict, subject, asked)
        expect(page.locator(f".matter[data-id={asked}]")).to_have_count(0)
        assert own_server.ask(queue)["total"] < open_before
        if by_key:
            expect(page.locator("[data-question]")).to_be_focused()
            page.keyboard.press("u")
        else:
            last.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("alert")).to_contain_text("Taken back.")
        assert newest(own_server)["undoes"] == made["id"]
        counted(own_server)
        assert own_server.ask(queue)["total"] == open_before
    page.goto(f"{own_server.address}/review/history")
    for at, words in ((0, "Taken back: "), (1, told)):
        expect(page.locator(".decision").nth(at)).to_contain_text(words)
    expect(page.locator(".decision").nth(1).locator(".state")).to_have_text("taken back")


def test_counts_follow_a_judgement_and_its_undo_in_the_history(own_server: Running, visit: Visit) -> None:
    counted(own_server)
    visits = visit(own_server)
    claims = f"/stories/{story_of(own_server, LINER)}/claims"
    before = own_server.ask(claims)
    rejected = before["items"][0]
    page = visits.page(f"{claims}/{rejected['id']}")
    page.get_by_role("link", name="Judge it").click()
    expect(page.locator("#question")).to_have_text("Do these passages say the same?")
    page.get_by_label("Why").fill("told by nobody who was there")
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("#counting")).to_contain_text("Counting again")
    counted(own_server)
    expect(page.locator("#counting")).to_be_hidden()
    after = own_server.ask(claims)
    assert after["total"] < before["total"]
    assert rejected["text"] not in [one["text"] for one in after["items"]]
    page.goto(f"{own_server.address}{claims}")
    expect(page.locator("#found")).to_have_text(f"{after['total']} claims")
    page.goto(f"{own_server.address}/review/history")
    first = page.locator(".decision").first
    expect(first).to_contain_text("told by nobody who was there")
    first.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.locator(".decision").nth(1).locator(".state")).to_have_text("taken back")
    counted(own_server)
    assert own_server.ask(claims)["total"] == before["total"]
    page.goto(f"{own_server.address}{claims}")
    expect(page.locator("#found")).to_have_text(f"{before['total']} claims")


def test_what_is_no_answer_to_a_question_is_said_and_nothing_is_kept(
    own_server: Running, visit: Visit
) -> None:
    counted(own_server)
    made = own_server.ask("/judgements")["total"]
    page = visit(own_server).page("/review?subject=discrepancy")
    asked = shown(page)
    page.keyboard.press("s")
    expect(page.locator("#told")).to_contain_text("no answer to this question")
    page.keyboard.press(" ")
    expect(page.locator(".matter")).not_to_have_attribute("data-id", asked)
    assert own_server.ask("/judgements")["total"] == made
