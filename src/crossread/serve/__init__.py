"""The desk in the browser: an HTTP API over one desk file, and the pages that show what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossread.serve.app import make_app
    from crossread.serve.configuration import Configuration

__all__ = ["Configuration", "make_app"]


def __getattr__(name: str) -> Any:
    """Imported on first use: the processes beside the server need none of it."""
    if name == "make_app":
        from crossread.serve.app import make_app  # noqa: PLC0415

        return make_app
    if name == "Configuration":
        from crossread.serve.configuration import Configuration  # noqa: PLC0415

        return Configuration
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
