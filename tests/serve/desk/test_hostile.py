"""Reports and addresses made to break pages: they stay text, nothing runs, nothing breaks."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page

from crossread.export.page import printable
from serve.desk.hostile import ENDED, IMAGE, LONG, SCRIPT, TEMPLATE, VALUES
from serve.desk.ids import Ids
from serve.desk.running import Running
from serve.desk.visiting import Visits, settled, sideways_px

UNSEEN = "\u202e\u202c\u2066\u200b\ufeff\x00"
# The words of a page but those of the report's own text, which shows such characters by name, and of form fields.
WORDS = """() => {
  const page = document.body.cloneNode(true);
  for (const own of page.querySelectorAll("#text, textarea, datalist")) own.remove();
  const named = [...page.querySelectorAll("[title], [aria-label]")];
  const names = named.map((one) => one.title + one.getAttribute("aria-label"));
  return document.title + page.textContent + names.join(" ");
}"""
RAW = (
    "<script>window",
    "<img src=/ran",
    "<svg onload",
    "<svg/onload",
    "<a href='javascript",
    'href="javascript:',
)

# Pages that show the hostile story and what of it they must show, as text.
SHOWN: Mapping[str, str] = {
    "/": SCRIPT,
    "/reports": f"Gazette {TEMPLATE}",
    "/search?q=Karlsruhe": SCRIPT,
    "/review?story={story}": "militants",
    "/reports?story={story}": SCRIPT,
    "/stories/{story}": SCRIPT,
    "/stories/{story}/claims": SCRIPT,
    "/stories/{story}/timeline": f"Gazette {TEMPLATE}",
    "/stories/{story}/map": "Karlsruhe",
    "/stories/{story}/lineages": IMAGE,
    "/stories/{story}/figures": SCRIPT,
    "/stories/{story}/labels": "militants",
    "/stories/{story}/discrepancies": IMAGE[2:],
    "/stories/{story}/claims/{claim}": SCRIPT,
    "/stories/{story}/discrepancies/{discrepancy}": IMAGE[2:],
    "/reports/{first}?at=40-90": LONG,
    "/reports/{first}/marks?at=0-200": SCRIPT,
    "/reports/{alone}": ENDED,
    "/compare?a={first}&b={second}": IMAGE,
    "/compare?a={first}": SCRIPT,
}

# Parameters of pages; every hostile value is put for {}.
ASKED = (
    "/?q={}",
    "/?place={}&outlet={}&origin={}",
    "/?status={}",
    "/?kind={}",
    "/?sort={}",
    "/?after={}",
    "/?offset={}",
    "/reports?q={}&outlet={}",
    "/reports?story={}",
    "/reports?language={}",
    "/reports/{}",
    "/reports/{report}?layers={}",
    "/reports/{report}?at={}",
    "/reports/{report}?part={}",
    "/reports/{report}/marks?at={}",
    "/search?q={}",
    "/check?q={}",
    "/review?story={}&kind={}&after={}",
    "/review?subject={}",
    "/review?subject=claim&story={story}&id={}",
    "/review?done={}",
    "/review/history?author={}",
    "/review/history?since={}",
    "/review/history?verdict={}",
    "/compare?a={}&b={report}",
    "/compare?a={report}&b={}&at={}",
    "/stories/{}",
    "/stories/{story}/claims?q={}",
    "/stories/{story}/claims?status={}",
    "/stories/{story}/claims?lineage={}&sort={}&min_lineages={}",
    "/stories/{story}/claims/{}",
    "/stories/{story}/discrepancies?kind={}",
    "/stories/{story}/discrepancies/{}",
    "/stories/{story}/timeline?from={}&to={}",
    "/stories/{story}/timeline?place={}&q={}",
    "/stories/{story}/timeline?told={}&group={}",
    "/stories/{story}/timeline/{}",
    "/stories/{story}/map?place={}",
    "/stories/{story}/map?q={}",
    "/stories/{story}/map/place?id={}",
    "/stories/{story}/figures?rule={}&what={}",
    "/stories/{story}/labels/uses?word={}",
    "/sign-in?next={}",
    "/add/jobs/{}",
    "/assets/{}",
    "/{}",
)


class Hostile(dict[str, str]):
    """Ids of the hostile story and what is in it, by the names they have in addresses."""

    def __init__(self, server: Running) -> None:
        reports = {one["title"]: one for one in server.ask("/reports?q=bridge")["items"]}
        first = next(one for title, one in reports.items() if title.startswith(SCRIPT))
        story = first["story"]["id"]
        second = next(one for one in server.ids(f"/reports?story={story}") if one != first["id"])
        alone = next(one["id"] for title, one in reports.items() if title.startswith("</title>"))
        discrepancies = server.ask(f"/stories/{story}/discrepancies")["items"]
        super().__init__(
            story=story,
            first=first["id"],
            second=second,
            alone=alone,
            claim=next(
                one["id"] for one in server.ask(f"/stories/{story}/claims")["items"] if SCRIPT in one["text"]
            ),
            discrepancy=next(one["id"] for one in discrepancies if one["kind"] == "quotation"),
        )


@pytest.fixture(scope="module")
def hostile(server: Running) -> Hostile:
    return Hostile(server)


def is_only_text(page: Page) -> None:
    """Nothing of what was shown became part of the page."""
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, object, embed, main script, main a[href^=javascript]").count() == 0
    assert page.locator("[onerror], [onload], [onfocus], [style*=url]").count() == 0
    assert not set(UNSEEN).intersection(page.evaluate(WORDS))


@pytest.mark.parametrize("path", SHOWN)
def test_a_hostile_report_is_shown_as_its_text(visits: Visits, hostile: Hostile, path: str) -> None:
    page = visits.page(path.format_map(hostile), viewport={"width": 390, "height": 900})
    settled(page)
    is_only_text(page)
    assert SHOWN[path] in page.evaluate("document.body.textContent")
    assert sideways_px(page) == 0


def test_the_text_of_a_hostile_report_is_all_there(visits: Visits, server: Running, hostile: Hostile) -> None:
    for name in ("first", "second", "alone"):
        text = server.ask(f"/reports/{hostile[name]}")["text"]
        page = visits.page(f"/reports/{hostile[name]}")
        assert page.locator("#text").text_content() == printable(text)
        is_only_text(page)


def test_what_opens_on_a_hostile_page_is_text_too(visits: Visits, hostile: Hostile) -> None:
    page = visits.page(f"/reports/{hostile['first']}?layers=figures,claims,entities")
    page.locator(".text .run").first.click()
    page.locator("#marks .mark-list").wait_for()
    is_only_text(page)
    page.goto(page.url.partition("/reports")[0] + f"/stories/{hostile['story']}/map")
    settled(page)
    page.locator(".place-name").first.click()
    page.locator(".map-card .place-events").wait_for()
    is_only_text(page)


def test_no_parameter_breaks_a_page_or_gets_into_it(server: Running, ids: Ids) -> None:
    places = {"story": ids.liner, "report": ids.reports[0]}
    broken: list[tuple[str, str, object]] = []
    with httpx.Client(base_url=server.address, headers={"accept": "text/html"}, timeout=60) as client:
        for asked in ASKED:
            pattern = asked.replace("{story}", places["story"]).replace("{report}", places["report"])
            for value in VALUES:
                answer = client.get(pattern.replace("{}", quote(value, safe="")))
                if (
                    answer.status_code >= 500
                    or any(raw in answer.text for raw in RAW)
                    or "\x00" in answer.text
                ):
                    broken.append((asked, value[:40], answer.status_code))
                if "elsewhere.example" in answer.headers.get("location", ""):
                    broken.append((asked, value[:40], answer.headers["location"]))
    assert broken == []


@pytest.mark.parametrize(
    "asked", ["/?q={}", "/search?q={}", "/check?q={}", "/stories/{}", "/compare?a={}&b={}"]
)
def test_nothing_of_an_address_runs(visits: Visits, asked: str) -> None:
    visits.expect("40[04]|422")
    page = visits.page(asked.replace("{}", quote(VALUES[0] + VALUES[1], safe="")))
    settled(page)
    is_only_text(page)
    assert sideways_px(page) == 0
