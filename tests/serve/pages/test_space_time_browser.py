"""Timeline, map and figures in a real browser, cut off from other machines: keys, popups, the slider, accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.store import open_desk
from serve.live import AXE, CHROMIUM, complaints_of, live

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def address(contested_desk: Path) -> Iterator[str]:
    with open_desk(contested_desk, create=False, read_only=True) as desk:
        story = desk.browsing().stories()[1][0].id
    with live(contested_desk) as served:
        yield f"{served}/stories/{story}"


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page that can reach the desk's server and nothing else, and must not complain."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    said = complaints_of(opened)
    here = address.partition("/stories")[0]

    def only_here(route: Any) -> None:
        if route.request.url.startswith(here):
            route.continue_()
        else:
            said.append(f"asked for {route.request.url}")
            route.abort()

    opened.route("**/*", only_here)
    yield opened
    opened.close()
    assert said == []


def expect(found: Any) -> Any:
    return pytest.importorskip("playwright.sync_api").expect(found)


def test_the_map_stands_without_any_other_machine(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    expect(page.locator("path.land")).not_to_have_count(0)
    assert page.locator("path.land").count() > 100
    assert page.locator(".map-name.place:not(.crowded)", has_text="Hama").count() == 1
    assert page.locator("path.distance.mapped").count() == 1
    assert page.locator("path.distance.stated").count() == 2
    assert page.locator(".map-name.distance-words", has_text="124 km on the map").is_visible()
    assert page.locator(".map-name.country:not(.crowded)", has_text="Syria").count() == 1
    assert page.locator("noscript svg").count() == 0


def test_without_script_the_map_is_a_drawing_with_links(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/map")
    drawn = page.locator(".diagram svg.map-still:visible")
    expect(drawn).to_have_count(1)
    assert page.locator("#map").is_hidden()
    drawn.get_by_role("link", name="Hama").click()
    expect(page.locator(".map-place")).to_contain_text("Hama lies 124 km from Aleppo")
    context.close()


def test_a_town_opens_by_keyboard_with_its_passages(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.locator(".spot[aria-label^='Hama, town']").focus()
    page.keyboard.press("Enter")
    card = page.locator(".map-card")
    expect(card).to_contain_text("Hama lies 124 km from Aleppo on the map")
    expect(card).to_contain_text("sent troops to Hama")
    expect(card.locator("a").first).to_be_focused()
    card.get_by_text("Why it is flagged").click()
    page.wait_for_url("**/discrepancies/*")


def test_a_name_in_the_list_leads_to_the_map(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.locator(".place-name", has_text="Idlib").click()
    expect(page.locator(".map-card")).to_contain_text("town in Syria")
    assert page.url.endswith("/map")


def test_a_distance_is_shown_whole(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Show on the map").click()
    for words in ("124 km on the map", "“about 230 km south of Aleppo”"):
        expect(page.locator(".map-name.distance-words:not(.crowded)", has_text=words)).to_be_in_viewport()


def test_words_of_a_report_stay_words_on_the_map(page: Any, address: str) -> None:
    def hostile(route: Any) -> None:
        answer = route.fetch()
        printed = 'data-words="about 230 km'
        assert printed in answer.text()
        body = answer.text().replace(printed, 'data-words="&lt;b id=hurt&gt;about&lt;/b&gt; 230 km')
        route.fulfill(response=answer, body=body)

    page.route(f"{address}/map", hostile)
    page.goto(f"{address}/map")
    expect(page.locator(".map-name.distance-words", has_text="<b id=hurt>about</b> 230 km")).to_have_count(1)
    assert page.locator("#hurt").count() == 0


def test_the_slider_is_worked_by_keyboard_and_map_and_table_follow(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    slider = page.get_by_label("Who is said to hold what on")
    rows = page.locator("[data-statement]:visible")
    every = rows.count()
    expect(page.locator(".control-day")).to_have_text("2 December 2024")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator(".control-day")).to_have_text("30 November 2024")
    assert slider.get_attribute("aria-valuetext") == "30 November 2024: 3 statements"
    expect(rows).to_have_count(3)
    expect(page.locator(".map-name.place", has_text="Aleppo").locator(".held-by")).to_have_count(2)
    expect(page.locator(".map-name.place", has_text="Aleppo").locator(".held-by.left")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".control-day")).to_have_text("2 December 2024")
    expect(page.locator(".map-name.place", has_text="Khan Shaykhun").locator(".held-by")).to_have_count(1)
    page.get_by_role("button", name="All days").click()
    expect(rows).to_have_count(every)


def test_control_plays_and_stops(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".control-day")).to_have_text("30 November 2024")
    expect(page.locator(".control-day")).to_have_text("2 December 2024", timeout=8000)
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=8000)


def test_the_timeline_is_zoomed_in_place_and_back(page: Any, address: str) -> None:
    page.goto(f"{address}/timeline")
    before = page.inner_text(".time-shown")
    page.locator("#zoom-closer").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zoom-own")).to_be_visible()
    assert "from=" in page.url
    assert page.inner_text(".time-shown") != before
    page.locator("#zoom-own").click()
    expect(page.locator("#zoom-own")).to_have_count(0)
    assert page.inner_text(".time-shown") == before
    page.fill("#time-from", "2024-12-01")
    page.click("#time-show")
    expect(page.locator(".time-shown")).to_contain_text("1–3 December 2024")


def test_a_bar_of_the_drawing_is_reached_and_opened_by_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/timeline")
    bar = page.locator(".diagram:visible a.bar").first
    bar.focus()
    assert bar.locator("title").text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/*")
    assert page.locator(".passages blockquote mark").count() > 0


def test_rules_are_switched_in_place(page: Any, address: str) -> None:
    page.goto(f"{address}/figures")
    page.click("#rule-acled")
    expect(page.locator("#rule-acled")).to_have_attribute("aria-current", "true")
    expect(page.locator(".estimates")).to_contain_text("The most conservative number")


def test_a_large_story_comes_after_its_page(browser: Any, big_story: Path) -> None:
    with live(big_story) as served:
        page = browser.new_page()
        page.goto(f"{served}/stories/s-big/timeline")
        expect(page.locator(".diagram:visible .report-chip").first).to_be_visible()
        expect(page.locator("[aria-busy]")).to_have_count(0)
        assert page.locator("#section").count() == 1
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("section", ["timeline", "timeline?undated=true", "map", "figures?measures=true"])
def test_nothing_hinders_anybody_and_nothing_overflows(
    browser: Any, address: str, section: str, scheme: str
) -> None:
    for width in (390, 1440):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page.goto(f"{address}/{section}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        grave = [
            (one["id"], [node["html"][:200] for node in one["nodes"][:4]])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == []
        page.close()
