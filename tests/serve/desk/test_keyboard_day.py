"""One working day with the keyboard alone: from the stories to a discrepancy, to a judgement, to a check."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from serve.desk.conftest import Visit
from serve.desk.running import Running
from serve.desk.visiting import settled

MOST_TABS = 150
IS_SHOWN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const drawn = one.closest("svg") || one === document.body;
  return Boolean(drawn) || (box.width > 0 && (style.outlineStyle !== "none" || style.boxShadow !== "none"));
}"""


def tab_to(page: Page, wanted: Locator, *, back: bool = False) -> None:
    """Goes on from field to field until it is there; wherever the focus comes by, it can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        assert page.evaluate(IS_SHOWN), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} was not reached with {MOST_TABS} tabs")


def walk_to(page: Page, words: str) -> None:
    """Goes down a list with j until the item that says so has the focus."""
    for _ in range(30):
        page.keyboard.press("j")
        if words in page.evaluate("document.activeElement.closest('[data-item]')?.textContent ?? ''"):
            return
    raise AssertionError(f"{words} was not reached with j")


def test_a_day_at_the_desk_without_a_mouse(own_server: Running, visit: Visit) -> None:
    page = visit(own_server).page("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    asked = from_the_stories_to_a_question(page)
    judged_and_taken_back(page, own_server, asked)
    from_a_claim_to_its_passage(page)
    along_the_marks_of_a_text(page)
    page.keyboard.press("g")
    page.keyboard.press("s")
    expect(page.locator(".story")).to_have_count(3)
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type("Aleppo")
    expect(page.locator(".story")).to_have_count(1)


def from_the_stories_to_a_question(page: Page) -> str:
    """Opens a story, a discrepancy of it, and the question about it; its id."""
    walk_to(page, "Rebels take Aleppo")
    page.keyboard.press("Enter")
    expect(page.locator(".story-title")).to_have_text("Rebels take Aleppo")
    settled(page)
    tabs = page.get_by_role("navigation", name="Parts of this story")
    tab_to(page, tabs.get_by_role("link", name="Discrepancies"))
    page.keyboard.press("Enter")
    expect(page.locator(".discrepancy").first).to_be_visible()
    settled(page)
    walk_to(page, "230 km")
    page.keyboard.press("Enter")
    expect(page.locator(".explanation")).to_contain_text("230 km")
    settled(page)
    asked = page.url.rpartition("/")[2]
    tab_to(page, page.get_by_role("link", name="Judge this finding"))
    page.keyboard.press("Enter")
    expect(page.locator(".matter")).to_have_attribute("data-id", asked)
    settled(page)
    return asked


def judged_and_taken_back(page: Page, server: Running, asked: str) -> None:
    """Accepts with a note, takes it back, and looks the keys up."""
    question = page.locator("[data-question]")
    expect(question).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.type("the atlas says 124")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("[data-last]")).to_contain_text("accepted")
    made = server.ask("/judgements")["items"][0]
    assert (made["verdict"], made["result"], made["note"]) == ("accept", asked, "the atlas says 124")
    expect(question).to_be_focused()
    page.keyboard.press("u")
    expect(page.get_by_role("alert")).to_contain_text("Taken back.")
    assert server.ask("/judgements")["items"][0]["undoes"] == made["id"]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def from_a_claim_to_its_passage(page: Page) -> None:
    """Checks a claim and opens the first passage behind the answer."""
    page.keyboard.press("g")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a claim")
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type("The cable steamer Mackay-Bennett left Halifax on Wednesday.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-answer]")).to_be_visible(timeout=60_000)
    walk_to(page, "Mackay-Bennett")
    page.keyboard.press("Enter")
    expect(page.locator("#here")).to_contain_text("Mackay-Bennett")


def along_the_marks_of_a_text(page: Page) -> None:
    """Switches a layer off and on, and follows the first key in the text."""
    settled(page)
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("layers="))
    page.keyboard.press("1")
    expect(page.locator(".text mark.claims").first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-text, .explanation").first).to_be_visible()
    settled(page)
