"""Crossread reads news reports of the same events against each other.

>>> import crossread
>>> desk = crossread.read(["examples/titanic"])            # doctest: +SKIP
>>> [len(lineage.reports) for lineage in desk.lineages]    # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module, metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossread.api import check, read
    from crossread.domain.desk import Desk
    from crossread.errors import CrossreadError
    from crossread.settings import Settings

__all__ = ["CrossreadError", "Desk", "Settings", "__version__", "check", "read"]

__version__ = metadata.version("crossread")

_HOMES = {
    "CrossreadError": "crossread.errors",
    "Desk": "crossread.domain.desk",
    "Settings": "crossread.settings",
    "check": "crossread.api",
    "read": "crossread.api",
}


def __getattr__(name: str) -> object:
    """Import public names on first use, so that `crossread --version` loads no network."""
    if name not in _HOMES:
        raise AttributeError(f"module 'crossread' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
