"""How one desk is served: made at the edge, passed in, never changed."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from crossread.serve.security.rates import Rates
from crossread.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is served, where, and within which limits.

    `desk` is the desk file; `host` and `port` are what the server binds to. `hosts` are names, besides those of
    loopback, under which browsers may ask for it. `settings` are those with which reports are read and claims checked.
    `max_upload_bytes` bound what is added in one request, `max_request_bytes` any other request.
    `warm` has the models for checks loaded when the server starts, not with the first check.
    """

    desk: Path
    host: str = "127.0.0.1"
    port: int = 8100
    hosts: tuple[str, ...] = ()
    settings: Settings = field(default_factory=lambda: Settings(threads=1))  # readers come first
    max_upload_bytes: int = 50_000_000
    max_request_bytes: int = 1_000_000
    rates: Rates = field(default_factory=Rates)
    page_size: int = 50
    warm: bool = False

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host in LOOPBACK:
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
