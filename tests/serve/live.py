"""A server in a thread, for browsers."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from crossread.serve import Configuration, make_app
from crossread.serve.running import _bound

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
_RUN = "axe.run({ resultTypes: ['violations'], preload: false }).then((found) => found.violations)"  # all else is large


@contextmanager
def live(desk: Path, *, port: int = 0, **settings: Any) -> Iterator[str]:
    """Serves a desk; gives its address."""
    listening = _bound("127.0.0.1", port)
    app = make_app(Configuration(desk, port=listening.getsockname()[1], **settings))
    with live_app(app, listening) as address:
        yield address


@contextmanager
def live_app(app: FastAPI, listening: socket.socket) -> Iterator[str]:
    """Serves an app that was made before."""
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        app.state.parts.workers.let_go()
        server.should_exit = True
        thread.join()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def complaints_of(page: Page) -> list[str]:
    """Collects what the page's scripts and its policy complain of from now on."""
    found: list[str] = []
    page.on(
        "console",
        lambda message: found.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def serious_violations(page: Page) -> list[str]:
    """What axe finds on the page that keeps somebody out."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(_RUN)
    return [
        f"{one['id']}: {[node['html'] for node in one['nodes']]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
