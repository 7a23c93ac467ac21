"""Make the pictures of the documentation: docs/img/summary.png and page.png from examples/titanic, facts.png from the
invented desk of tests/facts_desk.py.

    python docs/make_pictures.py

Needs Chromium (or $CHROMIUM) on this machine. No picture needs the network.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

from crossread.cli.summary import story_summaries
from crossread.domain.desk import Desk
from crossread.engine import read_into
from crossread.export.page import render_page
from crossread.settings import Settings
from crossread.store import open_desk

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from facts_desk import facts_desk  # noqa: E402

PICTURES = ROOT / "docs" / "img"
EXAMPLE = sorted((ROOT / "examples" / "titanic").glob("*.txt"))
COLUMNS = 100
PAGE_PX = (1360, 1700)
FACTS_PX = (1200, 2470)
SCALE = 1.25  # sharp enough on a dense screen, and under a megabyte
FONT = "DejaVu Sans Mono"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def main() -> None:
    """Read the example and take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    desk = read_example()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drawing = folder / "summary.svg"
        drawing.write_text(summary_svg(desk), encoding="utf-8")
        photograph(drawing, PICTURES / "summary.png", size_px=svg_size_px(drawing))
        page = folder / "page.html"
        page.write_text(render_page(desk, version=version("crossread")), encoding="utf-8")
        photograph(page, PICTURES / "page.png", size_px=PAGE_PX)
        page.write_text(facts_alone(render_page(facts_desk(), version=version("crossread"))), "utf-8")
        photograph(page, PICTURES / "facts.png", size_px=FACTS_PX)


def read_example() -> Desk:
    """The example as a desk."""
    with open_desk(":memory:") as desk:
        read_into(desk, EXAMPLE, settings=Settings(), together=True)
        return desk.snapshot()


def facts_alone(page: str) -> str:
    """The page with everything hidden but its bar and the facts, and these unfolded."""
    others = r'<(h1|footer(?= class="foot")|header(?= class="story-head")|section(?= class="part" ))'
    return re.sub(others, r"<\1 hidden", page).replace(
        '<details class="facts-more', '<details open class="facts-more'
    )


def summary_svg(desk: Desk) -> str:
    """What `crossread read` prints, as a drawing that needs no font from the network."""
    console = Console(
        width=COLUMNS,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        emoji=False,
    )
    for summary in story_summaries(desk):
        console.print(summary)
    drawing = console.export_svg(title="crossread read examples/titanic/*.txt")
    return re.sub(r"@font-face\s*\{.*?\}", "", drawing, flags=re.DOTALL).replace("Fira Code", FONT)


def svg_size_px(drawing: Path) -> tuple[int, int]:
    """Width and height of the drawing."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing.read_text("utf-8"))
    if not found:
        sys.exit(f"{drawing}: no viewBox; expected a drawing of rich's export_svg")
    return round(float(found[1])), round(float(found[2]))


def photograph(source: Path, target: Path, *, size_px: tuple[int, int]) -> None:
    """A picture of a local file as a browser shows it."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        sys.exit("no Chromium here; install it, or name it in $CHROMIUM")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser,
                *FLAGS,
                f"--user-data-dir={profile}",
                f"--force-device-scale-factor={SCALE}",
                f"--window-size={size_px[0]},{size_px[1]}",
                f"--screenshot={target}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
