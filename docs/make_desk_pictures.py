"""Make the pictures of docs/desk.md in docs/img/desk, from examples/titanic: every page in light and dark at three widths.

    python docs/make_desk_pictures.py [NAME ...]

With names only those pages. Needs Chromium (or $CHROMIUM) and the tools for tests; no picture needs the network. WebP is
written by the browser itself, so that no library for pictures is needed.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, Page

import crossread

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from serve.live import browsing, live  # noqa: E402

PICTURES = ROOT / "docs" / "img" / "desk"
READER = "ines"  # who works at the desk
BUREAU, WATCHWORD = "r-7d72822b1db83ddd", "r-c231353f19a63a5f"
CLAIM = "The cable steamer Mackay-Bennett left Halifax to search for the dead.\nAll on board were saved."
NOTE = "Ismay is right: the company's list has him so."
STORM = (
    "A storm closed the harbour of Aberdeen on Monday, officials said. Three ships waited outside until noon."
)
SCHEMES = ("light", "dark")
VIEWS = ((390, 844), (900, 1000), (1440, 900))  # a phone, a window beside another, a screen: CSS pixels
ROW_PX = 420  # the height of a view in a contact sheet
FULL = (
    "stories",
    "story",
    "compare",
    "claim",
    "map",
    "report",
    "review",
)  # also by themselves, light and wide
ALONE = ("rescued", "arithmetic")  # by themselves only
QUALITY = {"sheet": 68, "full": 74}


@dataclass(frozen=True)
class View:
    """A page to photograph: its address, what is done there first, what must be there."""

    address: str
    ready: str = "main"
    do: Callable[[Page], None] = field(default=lambda page: None)


def main() -> None:
    """Read the example, work on it a little, and take all pictures."""
    os.chdir(ROOT)  # reports are shown with the paths they were read from
    os.environ["LOGNAME"] = READER
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        desk = Path(folder) / "crossread.db"
        crossread.read("examples/titanic/*.txt", desk=desk, together=True)
        with live(desk) as address:
            views = prepared(address)
            for name in sys.argv[1:] or views:
                if name in (*FULL, *ALONE):
                    wide = shot(browser, address, views[name], scheme="light", size=VIEWS[-1])
                    keep(f"{name}-full", converted(browser, wide))
                if name not in ALONE:
                    keep(name, sheet(browser, every_view(browser, address, views[name])))
    total = sum(file.stat().st_size for file in PICTURES.iterdir())
    print(f"{PICTURES.relative_to(ROOT)}: {total:,} bytes in all")


Shots = dict[tuple[str, tuple[int, int]], bytes]


def prepared(address: str) -> dict[str, View]:
    """The pages by name, once somebody has judged two findings and added a report."""
    with httpx.Client(base_url=f"{address}/api/v1", timeout=60) as api:
        api.headers["X-CSRF-Token"] = api.get("/visitor").json()["csrf"]
        story = api.get("/stories").json()["items"][0]["id"]
        below = f"/stories/{story}"
        claims, discrepancies = (items(api, f"{below}/{what}") for what in ("claims", "discrepancies"))
        arithmetic = next(one for one in discrepancies if one["kind"] == "arithmetic")
        quotation = next(one for one in discrepancies if one["kind"] == "quotation")
        name = next(one for one in discrepancies if "Ismey" in one["explanation"])
        judge(api, verdict="accept", story=story, targets=[name["id"]], note=NOTE)
        judge(api, verdict="accept", story=story, targets=[quotation["id"]])
        sent = {"texts": [{"text": STORM, "title": "Storm closes harbour", "outlet": "Aberdeen Tide"}]}
        job = api.post("/jobs", json={**sent, "urls": ["http://127.0.0.1:1/"]}).json()["id"]
        api.get(f"/jobs/{job}/events", timeout=120)
        return {
            "stories": View("/", ".story"),
            "story": View(below),
            "claims": View(f"{below}/claims"),
            "claim": View(f"{below}/claims/{claims[0]['id']}"),
            "timeline": View(f"{below}/timeline"),
            "map": View(f"{below}/map", "path.land", settle),
            "accounts": View(f"{below}/lineages"),
            "figures": View(f"{below}/figures", ".figure-table"),
            "labels": View(f"{below}/labels"),
            "discrepancies": View(f"{below}/discrepancies"),
            "discrepancy": View(f"{below}/discrepancies/{quotation['id']}"),
            "reports": View("/reports"),
            "report": View(f"/reports/{WATCHWORD}"),
            "compare": View(f"/compare?a={BUREAU}&b={WATCHWORD}"),
            "search": View("/search?q=band"),
            "check": View(str(httpx.URL("/check", params={"q": CLAIM})), ".answer .verdict >> nth=1"),
            "review": View("/review", ".matter"),
            "history": View("/review/history", ".decision"),
            "add": View("/add", ".job"),
            "sign-in": View("/sign-in"),
            "rescued": View(f"{below}/figures?what=rescued", ".figure-table"),
            "arithmetic": View(f"{below}/discrepancies/{arithmetic['id']}"),
            "keys": View(below, do=lambda page: page.keyboard.press("?")),
        }


def items(api: httpx.Client, path: str) -> Any:
    """The first items of a list."""
    return api.get(path, params={"limit": 50}).raise_for_status().json()["items"]


def judge(api: httpx.Client, **given: object) -> None:
    """One decision."""
    api.post("/judgements", json=given).raise_for_status()


def settle(page: Page) -> None:
    """A map has come to rest."""
    page.wait_for_timeout(800)


def every_view(browser: Browser, address: str, view: View) -> Shots:
    """A page in every scheme and size."""
    return {
        (scheme, size): shot(browser, address, view, scheme=scheme, size=size)
        for scheme in SCHEMES
        for size in VIEWS
    }


def shot(browser: Browser, address: str, view: View, *, scheme: Any, size: tuple[int, int]) -> bytes:
    """What a window of that size shows, as PNG."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(address + view.address)
    page.wait_for_selector(view.ready, state="attached", timeout=60_000)
    view.do(page)
    page.wait_for_timeout(300)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        print(f"{view.address} is wider than a window of {width}: {wide}", file=sys.stderr)
    taken = page.screenshot()
    page.close()
    return taken


def sheet(browser: Browser, shots: Shots) -> bytes:
    """The views of one page side by side, light above dark, as WebP."""
    rows = "".join(
        f"<div>{''.join(picture(shots[scheme, size], height=ROW_PX) for size in VIEWS)}</div>"
        for scheme in SCHEMES
    )
    style = (
        "body{margin:0;padding:12px;background:#8b8984;width:max-content}"
        "div{display:flex;gap:12px} div+div{margin-top:12px}"
    )
    return rendered(browser, f"<!doctype html><style>{style}</style>{rows}", quality=QUALITY["sheet"])


def converted(browser: Browser, png: bytes) -> bytes:
    """One view as WebP."""
    style = "body{margin:0;width:max-content} img{display:block}"
    html = f"<!doctype html><style>{style}</style>{picture(png)}"
    return rendered(browser, html, quality=QUALITY["full"])


def picture(png: bytes, *, height: int | None = None) -> str:
    """An image of a page made of nothing else."""
    tall = f' height="{height}"' if height else ""
    return f'<img{tall} src="data:image/png;base64,{base64.b64encode(png).decode()}">'


def rendered(browser: Browser, html: str, *, quality: int) -> bytes:
    """A page of pictures as one WebP, which Chromium can write though Playwright cannot ask it to."""
    page = browser.new_page(viewport={"width": 2000, "height": 1200})
    page.set_content(html)
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    box = page.evaluate("({width: document.body.offsetWidth, height: document.body.offsetHeight})")
    asked = {
        "format": "webp",
        "quality": quality,
        "captureBeyondViewport": True,
        "clip": {"x": 0, "y": 0, **box, "scale": 1},
    }
    data = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"]
    page.close()
    return base64.b64decode(data)


def keep(name: str, data: bytes) -> None:
    """A picture in its file."""
    target = PICTURES / f"{name}.webp"
    target.write_bytes(data)
    print(f"{target.relative_to(ROOT)}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
