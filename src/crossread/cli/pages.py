"""Files a command writes: whole or not at all, never over the desk; and a page opened in a browser."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from crossread.domain.desk import Desk
from crossread.errors import UsageError

STDOUT = Path("-")


def render(desk: Desk, *, title: str) -> str:
    """The report page of a desk."""
    from crossread.export.page import render_page  # noqa: PLC0415  not needed by most commands

    return render_page(desk, title=title, version=version("crossread"))


def write(text: str, out: Path, *, desk_path: Path) -> None:
    """Write `text` as UTF-8 to `out`, "-" being stdout.

    A file is written beside its place and moved there, so that a full disk leaves what was there before.

    Raises:
        UsageError: when `out` is the desk itself.
        OSError: when it cannot be written.
    """
    if out == STDOUT:
        _to_stdout(text)
        return
    if out.exists() and desk_path.exists() and out.samefile(desk_path):
        raise UsageError(f"{out}: this is the desk; name another file with --out")
    if out.exists() and not out.is_file():
        out.write_text(text, encoding="utf-8")  # a device or a pipe; a folder raises
        return
    _replace(out, text)


def show(page: Path) -> bool:
    """Open a page in a browser, if there is one and a terminal; whether it was opened."""
    return browse(page.resolve().as_uri())


def browse(address: str) -> bool:
    """Open an address in a browser, if there is one and a terminal; whether it was opened."""
    if not sys.stdout.isatty() or not _has_browser():
        return False
    return webbrowser.open(address)


def _to_stdout(text: str) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    stream.write(text.encode("utf-8"))
    stream.flush()


def _replace(out: Path, text: str) -> None:
    target = out.resolve()  # a link stays a link
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _has_browser() -> bool:
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not any(os.environ.get(screen) for screen in screens):
        return False  # what is left there are browsers that would take over the terminal
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
