"""The pages of a story in a real browser: filters in place, passages opened, keys, accessibility."""

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
def address(big_story: Path) -> Iterator[str]:
    with live(big_story) as served:
        yield f"{served}/stories/s-big"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page()
    said = complaints_of(opened)
    yield opened
    opened.close()
    assert said == []


def counted(page: Any, selector: str, number: int) -> None:
    """Waits until so many elements are there."""
    sync_api = pytest.importorskip("playwright.sync_api")
    sync_api.expect(page.locator(selector)).to_have_count(number)


def test_claims_are_filtered_as_one_types_and_the_address_says_so(page: Any, address: str) -> None:
    page.goto(f"{address}/claims")
    page.keyboard.press("/")
    page.keyboard.type("bridge 123")
    counted(page, ".claims tbody tr", 1)
    assert page.input_value("#find-claim") == "bridge 123"
    assert page.url.endswith("/claims?q=bridge%20123")
    assert "1 claim of 300" in page.inner_text("#found")
    page.go_back()
    counted(page, ".claims tbody tr", 50)


def test_a_status_is_chosen_by_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/claims")
    page.focus("input[name=status]:checked")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    counted(page, ".claims .chip:not(.disputed)", 0)
    assert page.url.endswith("/claims?status=disputed")
    assert page.inner_text("#found").startswith("75 claims of 300")


def test_a_number_of_a_label_table_opens_its_passages_below(page: Any, address: str) -> None:
    page.goto(f"{address}/labels")
    page.locator(".label-table td a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#uses blockquote")
    assert page.evaluate("document.activeElement.id") == "uses"
    assert page.url.endswith("/labels")


def test_cards_and_rows_are_walked_with_j_and_k(page: Any, address: str) -> None:
    page.goto(f"{address}/discrepancies")
    page.keyboard.press("j")
    page.keyboard.press("j")
    first, second = page.locator(".discrepancy").nth(0), page.locator(".discrepancy").nth(1)
    assert second.evaluate("card => card.contains(document.activeElement)")
    page.keyboard.press("k")
    assert first.evaluate("card => card.contains(document.activeElement)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "section", ["", "/claims", "/lineages", "/labels", "/labels/uses?word=rebel", "/discrepancies"]
)
def test_nothing_hinders_anybody_and_nothing_overflows(
    browser: Any, address: str, section: str, scheme: str
) -> None:
    for width in (390, 1440):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page.goto(address + section)
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
