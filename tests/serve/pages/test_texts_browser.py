"""The pages of texts in a real browser: layers, what is said of some words, pairs, without script, accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.export.page import printable
from sample_desk import COURIER_TEXT, HARBOUR_NET_TEXT, NATIONAL_TEXT, POST_TEXT, sample_desk
from serve.live import AXE, CHROMIUM, complaints_of, live

DESK = sample_desk()
STORY = DESK.stories[0].id
POST, COURIER, NATIONAL, NET = (
    next(report.id for report in DESK.reports if report.text == text)
    for text in (POST_TEXT, COURIER_TEXT, NATIONAL_TEXT, HARBOUR_NET_TEXT)
)
ALL = "claims,discrepancies,attributions,entities,figures,times,places,reuse,furniture"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def address(invented_desk: Path) -> Iterator[str]:
    with live(invented_desk) as served:
        yield served


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page()
    said = complaints_of(opened)
    yield opened
    opened.close()
    assert said == []


def test_a_layer_is_switched_in_place_and_the_address_keeps_it(page: Any, address: str) -> None:
    page.goto(f"{address}/reports/{POST}")
    assert page.locator(".text .figures").count() == 0
    page.get_by_label("figures").check()
    page.wait_for_selector(".text .figures")
    assert page.url.endswith("?layers=claims,discrepancies,attributions,figures")
    page.reload()
    assert page.get_by_label("figures").is_checked()
    page.keyboard.press("1")
    page.wait_for_selector(".text .claims", state="detached")
    assert page.url.endswith("?layers=discrepancies,attributions,figures")


def test_the_text_is_the_report_s_own_whatever_is_marked(page: Any, address: str) -> None:
    for report in DESK.reports:
        page.goto(f"{address}/reports/{report.id}?layers={ALL}")
        assert page.locator("#text").evaluate("text => text.textContent") == printable(report.text).replace(
            "&#13;", "\r"
        )


def test_words_open_what_is_said_of_them_by_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/reports/{POST}?layers=figures,claims")
    run = page.locator(".run", has_text="At least nine")
    run.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#marks .mark-list")
    assert "injured: at least 9" in page.inner_text("#marks")
    assert page.evaluate("document.getElementById('marks').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not page.is_visible("#marks")
    assert run.evaluate("run => run === document.activeElement")


def test_a_click_on_a_marked_passage_opens_its_claim(page: Any, address: str) -> None:
    page.goto(f"{address}/reports/{POST}?layers=claims")
    line = page.get_by_text("At least nine people were injured").evaluate(
        "mark => { const line = [...mark.getClientRects()].at(-1); return [line.x + 20, line.y + line.height / 2]; }"
    )
    page.mouse.click(*line)
    page.wait_for_selector("#marks .mark-list")
    assert "Nine people were injured, two of them seriously." in page.inner_text("#marks")
    page.locator("#marks a").first.click()
    page.wait_for_selector("#claim-text")


def test_keys_in_the_text_are_walked_and_opened(page: Any, address: str) -> None:
    page.goto(f"{address}/reports/{POST}?layers=claims")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.dataset.label")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.label") != first
    page.keyboard.press("Enter")
    page.wait_for_selector("#claim-text")


def test_a_link_to_a_passage_scrolls_there_with_or_without_its_anchor(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    start = POST_TEXT.index("Per Aalto")
    for anchor in ("#here", ""):
        page.goto(f"{address}/reports/{POST}?at={start}-{start + 9}{anchor}")
        assert page.inner_text("#here") == "Per Aalto"
        page.wait_for_function("document.getElementById('here').getBoundingClientRect().top < innerHeight")
        assert page.evaluate("document.getElementById('here').getBoundingClientRect().top") > 0


def test_pairs_are_walked_and_folded_rows_unfold(page: Any, address: str) -> None:
    page.goto(f"{address}/compare?a={POST}&b={COURIER}")
    for key, row in (("n", "row-1"), ("n", "row-2"), ("p", "row-1")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == row
    omitted = page.locator(".alone a[data-to]").last
    to = omitted.get_attribute("data-to")
    omitted.click()
    assert page.evaluate("document.activeElement.id") == f"row-{to}"
    assert page.locator(f"#row-{to}").is_visible()


def test_a_moved_passage_shows_its_partner_and_leads_there(page: Any, address: str) -> None:
    evening = next(report.id for report in DESK.reports if report.outlet == "Evening Ledger")
    page.goto(f"{address}/compare?a={evening}&b={NATIONAL}")
    sign = page.locator(".row.moved")
    sign.hover()
    partner = page.locator(".row.is-partner")
    row = partner.get_attribute("id")
    sign.locator("[data-to]").click()
    assert page.evaluate("document.activeElement.id") == row


def test_everything_can_be_read_and_switched_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/reports/{POST}")
    page.get_by_label("furniture").check()
    page.get_by_role("button", name="Show these").click()
    assert page.locator(".text .furniture").count() > 3
    page.locator(".run").first.click()
    assert page.locator(".mark-list").is_visible()
    page.goto(f"{address}/compare?a={POST}&b={COURIER}")
    assert page.locator(".altered del").first.inner_text() == "after the other"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        f"/reports/{POST}",
        f"/reports/{NET}?layers={ALL}&at=40-60",
        f"/reports/{POST}/marks?at=150-170",
        f"/compare?a={POST}&b={COURIER}",
        f"/compare?a={COURIER}&b={NATIONAL}",
        f"/compare?a={POST}",
        f"/stories/{STORY}/claims/{DESK.claims[0].id}",
        f"/stories/{STORY}/claims/{DESK.claims[1].id}",
    ],
)
def test_nothing_hinders_anybody_and_nothing_overflows(
    browser: Any, address: str, path: str, scheme: str
) -> None:
    for width in (390, 1440):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page.goto(address + path)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        grave = [
            (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == []
        page.close()
