"""The lists in a real browser: filters while typing, the address, keys, without a script, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from serve.live import AXE, CHROMIUM, complaints_of, live

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def address(many_stories: Path) -> Iterator[str]:
    with live(many_stories) as served:
        yield served


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    said = complaints_of(opened)
    yield opened
    opened.close()
    assert said == []


def cards(number: int) -> str:
    return f"() => document.querySelectorAll('#list .story').length === {number}"


def test_stories_are_filtered_as_one_types_and_the_address_says_so(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type('"bridge 41"')
    page.wait_for_function(cards(1))
    assert page.input_value("#f-q") == '"bridge 41"'
    assert page.inner_text("#found") == "1 story"
    assert page.url == f"{address}/?q=%22bridge+41%22"
    page.select_option("#f-status", "disputed")
    page.wait_for_function(cards(0))
    assert "Without claim" in page.inner_text("#list")
    page.go_back()
    page.wait_for_function(cards(1))
    page.click("text=drop this filter")
    page.wait_for_function(cards(30))
    assert page.url == f"{address}/"


def test_a_shared_address_shows_the_same_list_and_form(page: Any, address: str) -> None:
    page.goto(f"{address}/?place=hama&status=corroborated&after=2031-02-01&sort=accounts")
    assert page.input_value("#f-place") == "hama"
    assert page.input_value("#f-status") == "corroborated"
    assert page.input_value("#f-after") == "2031-02-01"
    assert page.input_value("#f-sort") == "accounts"
    assert page.locator(".active .chip").count() == 4


def test_cards_are_walked_and_opened_by_keyboard_alone(page: Any, address: str) -> None:
    page.goto(address)
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
    second = page.locator(".story h2 a").nth(1)
    assert second.evaluate("link => link === document.activeElement")
    page.goto(f"{address}/reports")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 1


def test_words_are_searched_as_one_types(page: Any, address: str) -> None:
    page.goto(f"{address}/search")
    page.keyboard.press("/")
    page.keyboard.type('"bridge 41"')
    page.wait_for_selector("#list mark")
    assert page.inner_text("#found") == "2 passages"
    assert page.url.endswith("/search?q=%22bridge+41%22")
    page.fill("#f-q", "volcano")
    page.wait_for_selector("text=No passage holds all of that")


def test_without_a_script_the_form_filters_all_the_same(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#f-place", "hama")
    page.click("text=Show")
    assert page.locator(".story").count() == 9
    assert page.locator("text=drop this filter").count() == 1
    context.close()


def test_on_a_phone_the_list_comes_first(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/?place=hama")
    assert not page.is_visible("#f-q")
    assert page.locator(".story").first.bounding_box()["y"] < 500
    page.click("summary:has-text('Filters')")
    assert page.is_visible("#f-q")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/?q=volcano&place=hama", "/?q=hostile", "/reports", "/search", "/search?q=bridge"]
)
def test_nothing_hinders_anybody_and_nothing_overflows(
    browser: Any, address: str, path: str, scheme: str
) -> None:
    for width in (390, 900, 1440):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width != 900:
            page.add_script_tag(path=str(AXE))
            found = page.evaluate(
                "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            )
            grave = [
                (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
                for one in found["violations"]
                if one["impact"] in ("serious", "critical")
            ]
            assert grave == []
        page.close()
