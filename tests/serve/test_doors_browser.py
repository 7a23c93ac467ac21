"""Adding and signing in, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from serve.live import CHROMIUM, browsing, complaints_of, live, serious_violations
from serve.security.conftest import PASSWORD, empty_desk, let_everybody_in

__all__ = ["empty_desk"]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]

STORM = (
    "A storm closed the harbour of Aberdeen on Monday, officials said. Three ships waited outside until noon."
)
DROP = """
([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: "text/plain" }));
  for (const kind of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def job(page: Page, state: str = "done") -> None:
    expect(page.locator(f".job-{state}").first).to_be_visible(timeout=60_000)


def test_files_are_dropped_and_what_became_of_them_is_shown_live(page: Page, empty_desk: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>.txt"
    with live(empty_desk) as address:
        complaints = complaints_of(page)
        page.goto(f"{address}/add")
        page.evaluate(DROP, [hostile, STORM])
        page.evaluate(DROP, ["empty.txt", ""])
        page.evaluate(DROP, ["unwanted.txt", "x"])
        page.get_by_role("button", name="Remove unwanted.txt").click()
        expect(page.locator("[data-chosen] li")).to_have_count(2)
        page.get_by_role("button", name="Add", exact=True).click()
        job(page)
        card = page.locator("[data-job]")
        expect(card).to_contain_text("1 report added, 1 input not added")
        expect(card).to_contain_text("The file is empty (0 bytes); expected text")
        expect(card).to_contain_text(hostile)
        expect(page.locator("[data-chosen] li")).to_have_count(0)
        assert page.locator("img").count() == 0
        assert complaints == []
        assert serious_violations(page) == []
        card.get_by_role("link").last.click()
        expect(page).to_have_url(re.compile("/stories/s-"))


def test_a_text_is_added_with_the_keyboard_alone(page: Page, empty_desk: Path) -> None:
    with live(empty_desk) as address:
        page.goto(f"{address}/add")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to the content")
        page.keyboard.press("Enter")
        tabs = 0
        while page.evaluate("document.activeElement.tagName") != "SUMMARY":
            page.keyboard.press("Tab")
            tabs += 1
            assert tabs < 10
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type(STORM)
        while page.evaluate("document.activeElement.textContent") != "Add":
            page.keyboard.press("Tab")
            tabs += 1
            assert tabs < 30
        page.keyboard.press("Enter")
        job(page)
        expect(page.locator("#told")).to_have_text("1 report added")


def test_nothing_to_add_is_said_at_once(page: Page, empty_desk: Path) -> None:
    with live(empty_desk, max_upload_bytes=1_000) as address:
        page.goto(f"{address}/add")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("alert")).to_have_text("Choose files, or paste links or a text.")
        page.evaluate(DROP, ["large.txt", "x" * 2_000])
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("can be added at once")
        assert serious_violations(page) == []


def test_a_page_loaded_anew_goes_on_showing(page: Page, empty_desk: Path) -> None:
    with live(empty_desk) as address:
        page.goto(f"{address}/add")
        page.fill("#urls", "http://127.0.0.1:1/\nhttp://127.0.0.1:2/")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("[data-job]")).to_have_count(1)
        page.reload()
        job(page)
        expect(page.locator("[data-job]")).to_contain_text("2 inputs not added")


def test_it_works_without_script(browser: Browser, empty_desk: Path) -> None:
    with live(empty_desk) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}/add")
        file: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": STORM.encode()}
        page.set_input_files("#files", file)
        page.get_by_role("button", name="Add", exact=True).click()
        job(page)  # the page loads itself again until then
        context.close()


def test_a_server_that_has_gone_is_said_and_its_page_can_be_used_on_the_next(
    page: Page, empty_desk: Path
) -> None:
    with live(empty_desk) as address:
        page.goto(f"{address}/add")
    page.fill("#urls", "http://127.0.0.1:1/")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("the server does not answer")
    with live(empty_desk, port=int(address.rpartition(":")[2])) as again:
        assert again == address
        page.get_by_role("button", name="Add", exact=True).click()
        job(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signing_in_and_out(browser: Browser, empty_desk: Path, scheme: str) -> None:
    let_everybody_in(empty_desk)
    with live(empty_desk) as address:
        context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 800})  # type: ignore[arg-type]
        page = context.new_page()
        complaints = complaints_of(page)
        page.goto(f"{address}/add")
        expect(page).to_have_url(f"{address}/sign-in?next=%2Fadd")
        assert serious_violations(page) == []
        expect(page.locator(":focus")).to_have_attribute("name", "name")
        page.keyboard.type("ines")
        page.keyboard.press("Tab")
        page.keyboard.type("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("Name and password do not fit together.")
        assert serious_violations(page) == []
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}/add")
        assert serious_violations(page) == []
        assert page.evaluate("document.cookie") == ""
        page.get_by_role("button", name="Sign out").click()
        expect(page).to_have_url(f"{address}/sign-in")
        page.goto(f"{address}/add")
        expect(page).to_have_url(f"{address}/sign-in?next=%2Fadd")
        assert not [one for one in complaints if "401" not in one]
        context.close()
