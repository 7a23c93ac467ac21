"""What people come for, from page to page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from serve.desk.ids import Ids
from serve.desk.running import Running
from serve.desk.visiting import Visits, settled

LINER = "LANDED IN THE RAIN"


def words(text: str) -> str:
    return " ".join(text.split())


def test_from_the_stories_to_a_claim_to_its_passage_and_back(
    visits: Visits, server: Running, ids: Ids
) -> None:
    page = visits.page()
    page.get_by_role("heading", name=LINER).get_by_role("link").click()
    card = server.ask(f"/stories/{ids.liner}")
    accounts = page.locator(".story-accounts")
    expect(accounts).to_contain_text(f"{card['reports']} reports")
    expect(accounts).to_contain_text(f"{card['lineages']} independent accounts")
    page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name="Claims").click()
    first = page.locator(".claims .claim-said a").first
    said = words(first.inner_text()).partition(" ")[2]
    first.click()
    expect(page.locator("#claim-text")).to_have_text(said)
    claim = page.url
    passage = page.locator(".support blockquote").first
    cited = words(passage.locator(".cited").inner_text())
    passage.get_by_role("link").click()
    here = page.locator("#here")
    expect(here).to_be_in_viewport()
    start, end = map(int, page.url.partition("?at=")[2].partition("#")[0].split("-"))
    text = server.ask(f"/reports/{page.url.partition('/reports/')[2].partition('?')[0]}")["text"]
    assert words(text[start:end]) == cited
    assert words(here.inner_text()) in cited
    page.go_back()
    expect(page).to_have_url(claim)
    page.get_by_role("link", name=re.compile(r"^All \d+ claims")).click()
    page.get_by_role("heading", name=LINER).get_by_role("link").click()
    expect(page).to_have_url(f"{server.address}/stories/{ids.liner}")


def test_filters_narrow_the_stories_and_go_along_in_the_address(visits: Visits, server: Running) -> None:
    page = visits.page()
    stories = page.locator(".story")
    expect(stories).to_have_count(3)
    page.get_by_label("They differ in").select_option("distance")
    expect(stories).to_have_count(1)
    expect(page.locator("#found")).to_have_text("1 story")
    page.get_by_label("Place", exact=True).fill("Southampton")
    expect(page.locator("#list")).to_contain_text("No story fits")
    address = page.url
    other = visits.page(address.removeprefix(server.address))
    expect(other.get_by_label("They differ in")).to_have_value("distance")
    other.get_by_role("link", name=re.compile("Without place")).click()
    expect(other.locator(".story")).to_have_count(1)
    other.locator(".active .chip").first.click()
    expect(other.locator(".story")).to_have_count(3)


def test_claims_of_a_story_are_narrowed_by_status_and_words(
    visits: Visits, server: Running, ids: Ids
) -> None:
    claims = f"/stories/{ids.liner}/claims"
    every = server.ask(claims)["total"]
    solid = server.ask(f"{claims}?status=corroborated")["total"]
    page = visits.page(claims)
    page.locator("label.chip", has_text="corroborated").click()
    expect(page.locator("#found")).to_have_text(f"{solid} claims of {every}")
    page.locator("#find-claim").fill("cable steamer")
    expect(page.locator("#found")).to_have_text(f"1 claim of {every}")
    expect(page.locator(".claims tbody")).to_contain_text("Mackay-Bennett")
    page.reload()
    expect(page.locator("#found")).to_have_text(f"1 claim of {every}")


def test_a_report_is_read_beside_its_original_with_the_keys(visits: Visits, ids: Ids) -> None:
    original, copy = ids.copied
    page = visits.page(f"/reports/{copy}")
    page.get_by_role("link", name=re.compile("compare$")).first.click()
    expect(page).to_have_url(re.compile(rf"/compare\?a={original}&b={copy}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("was written from")
    settled(page)
    for key, times in (("n", 3), ("p", 1)):
        for _ in range(times):
            page.keyboard.press(key)
    pairs = page.locator("[data-pair]")
    expect(pairs.nth(1)).to_be_focused()
    expect(pairs.nth(1)).to_be_in_viewport()
    assert page.locator(".rows del.differs, .rows ins.differs").count() > 5
    altered = page.locator(".altered > li").first
    altered.get_by_role("link", name="in its sentence").click()
    expect(page.locator(".row:focus")).to_be_in_viewport()
    page.get_by_role("link", name="Swap sides").click()
    expect(page).to_have_url(re.compile(rf"/compare\?a={copy}&b={original}"))


def test_layers_are_switched_and_marked_words_lead_to_their_claim(visits: Visits, ids: Ids) -> None:
    page = visits.page(f"/reports/{ids.reports[0]}")
    layers = page.get_by_role("group", name="Marked in the text")
    expect(page.locator(".text mark.claims").first).to_be_visible()
    layers.get_by_label("places").check()
    expect(page.locator(".text mark.places").first).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator(".text mark.claims")).to_have_count(0)
    page.keyboard.press("1")
    expect(page.locator(".text mark.claims").first).to_be_visible()
    text = page.locator("#text").text_content()
    page.reload()
    expect(layers.get_by_label("places")).to_be_checked()
    assert page.locator("#text").text_content() == text
    page.locator(".text a.k.claims").first.click()
    expect(page.locator("#claim-text")).to_be_visible()


def test_the_map_is_worked_with_slider_and_keyboard(visits: Visits, ids: Ids) -> None:
    page = visits.page(f"/stories/{ids.towns}/map")
    settled(page)
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator(".control-day")).to_have_text("30 November 2024")
    shown = page.locator("[data-statement]:visible")
    before = shown.count()
    assert 0 < before < page.locator("[data-statement]").count()
    page.keyboard.press("End")
    expect(page.locator(".control-day")).to_have_text("2 December 2024")
    expect(page.locator(".map-name.place", has_text="Khan Shaykhun").locator(".held-by")).to_have_count(1)
    spot = page.locator(".spot[aria-label^=Hama]")
    spot.focus()
    page.keyboard.press("Enter")
    card = page.locator(".map-card")
    expect(card).to_contain_text("lies 124 km from Aleppo")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_timeline_shows_the_days_asked_for(visits: Visits, ids: Ids) -> None:
    page = visits.page(f"/stories/{ids.towns}/timeline")
    settled(page)
    page.get_by_label("from", exact=True).fill("2024-12-01")
    page.get_by_label("to", exact=True).fill("2024-12-01")
    page.locator("#time-show").click()
    expect(page.locator(".time-shown")).to_contain_text("1 December 2024")
    expect(page.locator(".day-head")).to_have_text([re.compile("1 December 2024$")])
    expect(page.locator(".happening").first).to_contain_text("Idlib")
    expect(page.locator("#published + ol, #published + p")).to_contain_text(
        "No report is known to be of these days"
    )
    page.get_by_role("link", name=re.compile(r"^Show \d")).first.click()
    expect(page.locator(".published li").first).to_be_visible()


def test_two_claims_are_checked_and_answered_with_passages(visits: Visits, server: Running) -> None:
    page = visits.page("/check")
    page.get_by_label(re.compile("^Claims, one a line")).fill(
        "The cable steamer Mackay-Bennett left Halifax on Wednesday.\nA comet struck the Parliament of Norway."
    )
    page.keyboard.press("Control+Enter")
    answers = page.locator("[data-answer]")
    expect(answers).to_have_count(2, timeout=60_000)
    expect(page.locator("[data-tally]")).to_contain_text("1 not found")
    found = answers.first
    expect(found).to_have_attribute("data-answer", "supported")
    evidence = found.locator(".evidence").first
    expect(evidence.locator("blockquote")).to_contain_text("Halifax")
    evidence.get_by_role("link").click()
    expect(page.locator("#here")).to_be_in_viewport()
    expect(page.locator("#here")).to_contain_text("Mackay-Bennett")
    assert page.url.startswith(f"{server.address}/reports/")


def test_the_four_questions_of_a_newcomer_are_answered_on_the_way(visits: Visits) -> None:
    """How many accounts, what a copy changed, who says a number, why a distance is flagged: by links alone."""
    page = visits.page()
    card = page.locator(".story", has_text="Rebels take Aleppo")
    expect(card).to_contain_text("1 independent account")
    card.get_by_role("heading").get_by_role("link").click()
    page.get_by_role("link", name=re.compile("^See what was changed")).first.click()
    expect(page.get_by_role("heading", name="What was changed")).to_be_visible()
    page.go_back()
    tab(page, "Figures")
    row = page.locator(".figure-table tr", has_text=re.compile(r"\b20\b")).first
    expect(row).to_contain_text("health ministry")
    tab(page, "Map")
    flagged = page.locator(".map-distance", has_text="Hama")
    expect(flagged).to_contain_text("124 km")
    expect(flagged).to_contain_text("230 km")
    flagged.get_by_role("link", name="Why it is flagged").click()
    expect(page.locator(".explanation")).to_contain_text("230 km")


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name=name).click()
    settled(page)
