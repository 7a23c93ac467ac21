"""The facts part of the page: every key leads to its characters, every row is there, and a phone can show it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reading_html import Element, cited_text, read_html

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.span import Citation
from crossread.export.page import printable, render_page
from crossread.export.page_names import citation_anchor
from crossread.export.page_text import every_citation
from facts_desk import doubtful_desk, facts_desk, shared_desk
from sample_desk import sample_desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(
    scope="module", params=[facts_desk(), doubtful_desk(), shared_desk()], ids=["facts", "doubtful", "shared"]
)
def desk(request: pytest.FixtureRequest) -> Desk:
    found = request.param
    assert isinstance(found, Desk)
    return found


@pytest.fixture(scope="module")
def tree(desk: Desk) -> Element:
    return read_html(render_page(desk, version="1"))


def by_class(tree: Element, name: str) -> Iterator[Element]:
    return (e for e in tree.every() if name in e.attributes.get("class", "").split())


def words(element: Element) -> str:
    return " ".join(element.text.split())


def test_every_citation_has_its_exact_characters(desk: Desk, tree: Element) -> None:
    for citation in every_citation(desk):
        assert cited_text(tree, citation_anchor(citation)) == printable(desk.text(citation))


def test_every_link_leads_somewhere_and_no_id_is_given_twice(tree: Element) -> None:
    ids = Counter(e.attributes["id"] for e in tree.every() if "id" in e.attributes)
    assert [name for name, number in ids.items() if number > 1] == []
    assert {e.attributes["href"][1:] for e in tree.every("a")} <= ids.keys()


def test_every_figure_event_and_statement_is_linked(desk: Desk, tree: Element) -> None:
    (part,) = by_class(tree, "happenings")
    targets = {e.attributes["href"] for e in part.every("a")}
    for reading in desk.readings:
        spans = (
            *(figure.number.span for figure in reading.figures),
            *(event.span for event in reading.coded),
            *(control.span for control in reading.controls),
        )
        assert {f"#{citation_anchor(Citation(reading.report, span))}" for span in spans} <= targets


def test_every_table_has_a_caption_and_every_cell_its_label(tree: Element) -> None:
    tables = [e for e in tree.every("table") if "facts-table" in e.attributes["class"]]
    assert tables
    for table in tables:
        assert words(table.every("caption")[0])
        heads = len(table.every("th"))
        for row in table.every("tbody")[0].every("tr"):
            cells = row.every("td")
            assert len(cells) == heads
            assert all("data-label" in cell.attributes for cell in cells[1:])


def test_a_denied_event_says_so_before_its_words() -> None:
    tree = read_html(render_page(facts_desk(), version="1"))
    (row,) = by_class(tree, "not-so")
    assert words(row).startswith("denied shelled")


def test_the_head_names_day_and_place_and_reports_whose_day_was_worked_out() -> None:
    tree = read_html(render_page(facts_desk(), version="1"))
    (main,) = by_class(tree, "main-event")
    assert words(main).startswith("Mainly told of: Sunday 11 May 2031, Varna by the words “Sunday”")
    (undated,) = by_class(tree, "undated")
    assert words(undated) == "B1 undated; inferred: Monday 12 May 2031, very likely"


def test_a_report_says_how_its_day_was_worked_out() -> None:
    tree = read_html(render_page(facts_desk(), version="1"))
    (report,) = (e for e in tree.every("article") if "Hill Post" in e.text)
    said = words(report)
    assert "Publishedno date stated Writteninferred: Monday 12 May 2031, very likely Why" in said
    assert "says “Yesterday” of what Coast Ledger dates to Sunday 11 May 2031" in said
    assert "By the words “Yesterday” B1, “Sunday” A1" in said


def test_a_doubtful_day_is_said_to_be_doubtful_where_it_stands() -> None:
    tree = read_html(render_page(doubtful_desk(), version="1"))
    (report,) = (e for e in tree.every("article") if "Coast Ledger" in e.text)
    assert "from the page’s own metadata doubtful Writteninferred: Thursday 8 to Friday 9 May 2031" in words(
        report
    )
    (undated,) = by_class(tree, "undated")
    assert "doubtful date: states Monday 12 May 2031, more likely Thursday 8 to Friday 9 May 2031" in words(
        undated
    )


def test_a_story_told_by_one_report_has_its_facts_too() -> None:
    desk = facts_desk()
    (dated, undated) = (Story(f"s-{report.id}", report.outlet or "", (report.id,)) for report in desk.reports)
    tree = read_html(render_page(replace(desk, stories=(dated, undated), lineages=()), version="1"))
    assert len(list(by_class(tree, "happenings"))) == 2


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_in_a_browser_the_rule_can_be_chosen_without_a_script(tmp_path: Path, script: bool) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "page.html"
    file.write_text(render_page(sample_desk(), version="1"), encoding="utf-8")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width_px in (390, 820, 1280):
            page = browser.new_context(
                java_script_enabled=script, viewport={"width": width_px, "height": 800}
            ).new_page()
            page.goto(file.as_uri())
            ucdp, acled = page.locator(".estimate .by-ucdp").first, page.locator(".estimate .by-acled").first
            assert (ucdp.is_visible(), acled.is_visible()) == (True, False)
            page.get_by_label("in the manner of ACLED").check()
            assert (ucdp.is_visible(), acled.is_visible()) == (False, True)
            page.emulate_media(media="print")
            assert (ucdp.is_visible(), acled.is_visible()) == (True, True)
        browser.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_in_a_browser_search_unfolds_and_nothing_is_wider_than_a_phone(tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "page.html"
    file.write_text(render_page(facts_desk(), version="1"), encoding="utf-8")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width_px in (390, 760, 1200):
            page = browser.new_page(viewport={"width": width_px, "height": 800})
            problems: list[str] = []
            page.on("pageerror", lambda error, kept=problems: kept.append(str(error)))
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width_px
            page.fill("#search", "denied shelled")
            folded = page.locator("details.facts-more", has_text="Not told as having happened")
            assert folded.evaluate("box => box.open")
            assert folded.locator("tr.item").is_visible()
            page.fill("#search", "")
            assert not folded.evaluate("box => box.open")
            page.locator(".map a:visible").first.click()
            page.wait_for_timeout(50)
            target = page.locator(".place-list li:target")
            bar = page.locator(".bar").bounding_box()
            assert target.is_visible()
            assert target.bounding_box()["y"] >= (bar["y"] + bar["height"] if bar["y"] >= 0 else 0)
            assert problems == []
        browser.close()
