"""The page in a real browser: the script runs under the page's own policy and shows where a link leads."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from reading_html import Element, read_html

from crossread.domain.desk import Desk
from crossread.export.page import render_page
from crossread.export.page_names import citation_anchor
from sample_desk import sample_desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]


def opened(desk: Desk, folder: Path, *, at: str) -> Element:
    """The tree of the page as the browser has it after its script has run."""
    page = folder / "page.html"
    page.write_text(render_page(desk, version="1"), encoding="utf-8")
    result = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", *QUIET,
            f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=3000", "--dump-dom",
            f"{page.as_uri()}#{at}",
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return read_html(result.stdout)


def test_a_link_into_the_text_is_highlighted_and_the_tools_appear(tmp_path: Path) -> None:
    desk = sample_desk()
    citation = desk.claims[0].support[0].citation
    tree = opened(desk, tmp_path, at=citation_anchor(citation))
    here = [e.text for e in tree.every() if "here" in e.attributes.get("class", "").split()]
    assert "".join(here) == desk.text(citation)
    toolbars = [e for e in tree.every("div") if e.attributes.get("class") in ("toolbar", "search")]
    assert toolbars
    assert not [e for e in toolbars if "hidden" in e.attributes]
