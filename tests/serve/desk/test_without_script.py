"""Without script: every page can be read, every form works."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from serve.desk.conftest import Visit
from serve.desk.ids import Ids
from serve.desk.running import Running, until
from serve.desk.test_pages import PAGES
from serve.desk.visiting import Visits


def plain(visits: Visits, path: str = "/") -> Page:
    return visits.page(path, java_script_enabled=False)


def test_every_page_can_be_read(visits: Visits, ids: Ids) -> None:
    page = plain(visits)
    for name, path in PAGES.items():
        page.goto(visits.address + path(ids))
        assert page.locator("h1").is_visible(), name
        assert len(page.locator("main").inner_text()) > 80, name
        assert page.locator("[aria-busy=true]:visible").count() == 0, name
        folded = page.locator("main [hidden]:not([data-control])")  # the slider only goes through a table
        assert [text for text in folded.all_text_contents() if len(text.split()) > 12] == [], name


def test_lists_are_filtered_and_searched(visits: Visits, ids: Ids) -> None:
    page = plain(visits)
    page.get_by_label("They differ in").select_option("distance")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".story")).to_have_count(1)
    page.locator(".active .chip").first.click()
    expect(page.locator(".story")).to_have_count(3)
    page.get_by_role("searchbox", name="Search all reports").fill("Mackay-Bennett")
    page.keyboard.press("Enter")
    expect(page.locator(".hit mark").first).to_contain_text("Mackay")
    page.goto(f"{visits.address}/stories/{ids.liner}/claims")
    page.locator("label.chip", has_text="corroborated").click()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("status=corroborated"))
    assert set(page.locator(".claims .status").all_inner_texts()) == {"corroborated"}


def test_sections_of_a_story_and_of_a_text_are_chosen(visits: Visits, ids: Ids) -> None:
    page = plain(visits, f"/stories/{ids.towns}/timeline")
    page.get_by_label("from", exact=True).fill("2024-12-01")
    page.get_by_label("to", exact=True).fill("2024-12-01")
    page.locator("#time-show").click()
    expect(page.locator(".day-head")).to_have_count(1)
    page.goto(f"{visits.address}/stories/{ids.towns}/map")
    page.locator(".place-table").get_by_role("link", name="Hama").click()
    expect(page.locator(".map-place")).to_contain_text("124 km")
    page.goto(f"{visits.address}/reports/{ids.reports[0]}")
    page.get_by_label("places").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".text mark.places").first).to_be_visible()
    page.goto("{}/compare?a={}&b={}".format(visits.address, *ids.copied))
    page.get_by_text("Another report here").first.click()
    page.get_by_role("combobox", name="Report").first.select_option(index=0)
    page.get_by_role("button", name="Show").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_claims_are_checked(visits: Visits) -> None:
    page = plain(visits, "/check")
    page.get_by_label(re.compile("^Claims, one a line")).fill(
        "The cable steamer Mackay-Bennett left Halifax."
    )
    page.get_by_role("button", name="Check").click()
    page.get_by_role("link", name="Show the answers").click()
    expect(page.locator("[data-answer]")).to_contain_text("Mackay-Bennett")


def test_questions_are_answered_and_answers_taken_back(own_server: Running, visit: Visit, ids: Ids) -> None:
    queue = f"/review?subject=discrepancy&story={ids.towns}"
    page = plain(visit(own_server), queue)
    asked = page.locator("[name=id]").first.get_attribute("value")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("[data-last]")).to_contain_text("accepted")
    page.get_by_role("button", name="Undo").click()
    until(lambda: not own_server.ask("/review/progress")["counting"], 60)
    page.goto(own_server.address + queue)
    assert page.locator("[name=id]").first.get_attribute("value") == asked
    page.get_by_role("button", name="Reject").click()
    page.goto(f"{own_server.address}/review/history")
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(page.locator(".decision").first).to_contain_text("Taken back")


def test_a_text_is_added(own_server: Running, visit: Visit) -> None:
    page = plain(visit(own_server), "/add")
    page.get_by_text("Paste a text").click()
    page.get_by_label("The article").fill("A storm closed the harbour of Emden on Monday, its master said.")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[data-job]").first).to_contain_text("1 report added", timeout=60_000)
