"""Pages of a desk in a browser, watched: what they say, what they ask for, and of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Response

WIDTHS = (390, 900, 1440)


@dataclass
class Visits:
    """Contexts of a browser at one server, each a visitor of its own. `complaints` must be empty in the end."""

    browser: Browser
    address: str
    complaints: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def expect(self, words: str) -> None:
        """Complaints of that kind are no fault in this test."""
        self.expected.append(re.compile(words))

    def context(self, **options: Any) -> BrowserContext:
        """A fresh visitor, watched. Nothing fades in: what is half seen would be measured as it is."""
        usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        made = self.browser.new_context(**{**usual, **options})
        made.set_default_timeout(20_000)
        made.on("console", lambda message: self._said(message.type, message.text))
        made.on("weberror", lambda error: self._complain(f"error: {error.error}"))
        made.on("dialog", lambda dialog: self._complain(f"dialog: {dialog.message}"))
        made.on("request", lambda request: self._asked(request.url))
        made.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))
        made.on("response", self._answered)
        self._contexts.append(made)
        return made

    def page(self, path: str = "/", **options: Any) -> Page:
        """A page in a context of its own, opened."""
        page = self.context(**options).new_page()
        page.goto(self.address + path)
        return page

    def close(self) -> list[str]:
        """Leave; what was wrong and not expected."""
        for context in self._contexts:
            context.close()
        return [one for one in self.complaints if not any(known.search(one) for known in self.expected)]

    def _complain(self, words: str) -> None:
        self.complaints.append(words)

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self._complain(f"console {kind}: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:")):
            self._complain(f"asked elsewhere: {url}")

    def _failed(self, url: str, why: str) -> None:
        if why != "net::ERR_ABORTED":  # a page that was left before it had all
            self._complain(f"failed: {url} {why}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._complain(f"answered {response.status}: {response.url}")


def settled(page: Page) -> None:
    """Waits until what a page fetches by itself stands."""
    page.wait_for_load_state()
    page.locator("[aria-busy=true]").wait_for(state="detached")
    if page.locator("[data-map]").count():
        page.locator("path.land").first.wait_for(state="attached")


def sideways_px(page: Page) -> int:
    """How far a page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
