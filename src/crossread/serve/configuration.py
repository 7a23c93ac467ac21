"""How one desk is served: made at the edge, passed in, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crossread.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is served, where, and within which limits.

    `desk` is the desk file; `host` and `port` are what the server binds to. `hosts` are names, besides those of
    loopback, under which browsers may ask for it. `settings` are those with which reports are read and claims checked.
    """

    desk: Path
    host: str = "127.0.0.1"
    port: int = 8100
    hosts: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    max_upload_bytes: int = 50_000_000
    page_size: int = 50

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK
