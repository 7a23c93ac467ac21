"""Every page: nothing complains, nothing is asked of others, nothing overflows, nobody is kept out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from serve.desk.conftest import Visit
from serve.desk.ids import Ids
from serve.desk.running import Running, running
from serve.desk.visiting import WIDTHS, Visits, settled, sideways_px
from serve.live import serious_violations

LAYERS = "claims,discrepancies,attributions,entities,figures,times,places,reuse,furniture"
Address = Callable[[Ids], str]


PAGES: Mapping[str, Address] = {
    "stories": lambda _: "/",
    "stories, none": lambda _: "/?q=volcano&place=Aleppo",
    "reports": lambda _: "/reports",
    "search": lambda _: "/search?q=the+band",
    "search, nothing asked": lambda _: "/search",
    "check": lambda _: "/check",
    "review": lambda _: "/review",
    "review of names": lambda _: "/review?subject=entity",
    "review of copying": lambda _: "/review?subject=reuse",
    "history": lambda _: "/review/history",
    "add": lambda _: "/add",
    "story": lambda ids: f"/stories/{ids.liner}",
    "claims": lambda ids: f"/stories/{ids.liner}/claims",
    "timeline": lambda ids: f"/stories/{ids.liner}/timeline",
    "map": lambda ids: f"/stories/{ids.towns}/map",
    "map at a place": lambda ids: f"/stories/{ids.towns}/map?place={ids.place}",
    "accounts": lambda ids: f"/stories/{ids.liner}/lineages",
    "figures": lambda ids: f"/stories/{ids.liner}/figures",
    "labels": lambda ids: f"/stories/{ids.towns}/labels",
    "discrepancies": lambda ids: f"/stories/{ids.liner}/discrepancies",
    "claim": lambda ids: f"/stories/{ids.liner}/claims/{ids.claim}",
    "discrepancy": lambda ids: f"/stories/{ids.liner}/discrepancies/{ids.discrepancy}",
    "happening": lambda ids: f"/stories/{ids.towns}/timeline/{ids.happening}",
    "report": lambda ids: f"/reports/{ids.reports[0]}?at=40-90",
    "report, all layers": lambda ids: f"/reports/{ids.reports[1]}?layers={LAYERS}",
    "compare": lambda ids: "/compare?a={}&b={}".format(*ids.copied),
    "compare, direction open": lambda ids: "/compare?a={}&b={}".format(*ids.shared),
    "compare, one chosen": lambda ids: f"/compare?a={ids.copied[0]}",
    "compare, none chosen": lambda _: "/compare",
}


def overflowing(page: Page) -> list[tuple[int, int]]:
    """Widths at which the page can be scrolled sideways, and how far."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if (by := sideways_px(page)) > 0:
            found.append((width, by))
    return found


def whole(visits: Visits, path: str) -> None:
    """A page on a screen in daylight, and on a phone at night."""
    page = visits.page(path, color_scheme="light", viewport={"width": 1440, "height": 900})
    for scheme in ("light", "dark"):
        if scheme == "dark":
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size({"width": 390, "height": 900})
            page.reload()
        settled(page)
        assert page.locator("h1").count() == 1
        assert page.title().endswith("Crossread")
        assert serious_violations(page) == [], scheme
        assert overflowing(page) == [], scheme
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_in_both_schemes_at_every_width(visits: Visits, ids: Ids, name: str) -> None:
    whole(visits, PAGES[name](ids))


def test_an_address_of_nothing_is_told_so(visits: Visits) -> None:
    visits.expect("404")
    whole(visits, "/stories/s-0000000000000000")
    expect(visits.page("/nowhere").locator("main")).to_contain_text("Not Found")


def test_a_desk_with_nothing_on_it_says_what_to_do(visit: Visit, tmp_path: Path) -> None:
    with running(tmp_path / "crossread.db", Running) as new:
        visits = visit(new)
        for path in ("/", "/reports", "/search?q=quay", "/review", "/review/history", "/add", "/compare"):
            whole(visits, path)
        page = visits.page("/")
        expect(page.locator("main")).to_contain_text("This desk is empty")
        page.get_by_role("link", name="Add reports").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Add reports")
        settled(page)
