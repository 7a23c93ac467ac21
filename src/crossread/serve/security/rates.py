"""How often a caller may do what is costly or could be guessed at."""

from __future__ import annotations

import ipaddress
import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


@dataclass(frozen=True, slots=True)
class Rates:
    """How often, in the notation of the limits library; several limits are parted by semicolons.

    `sign_in` counts for an address and a name together, `sign_in_address` for an address with whatever names,
    `sign_in_name` for a name from wherever; `write`, `check` and `export` for a visitor.
    """

    sign_in: str = "5/minute; 20/hour"
    sign_in_address: str = "20/minute; 100/hour"
    sign_in_name: str = "50/hour"
    write: str = "600/minute"
    check: str = "60/minute"
    export: str = "30/minute"


class Counter:
    """Counts callers of one kind, in memory: a server that starts again has forgotten."""

    def __init__(self, limits: str) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limits: list[RateLimitItem] = parse_many(limits)

    def wait_s(self, *caller: str) -> int:
        """Counts one; 0, or how many seconds the caller must wait because there were too many.

        What one limit refuses does not count for those after it.
        """
        for limit in self._limits:
            if not self._limiter.hit(limit, *caller):
                end = self._limiter.get_window_stats(limit, *caller).reset_time
                return max(1, math.ceil(end - time.time()))
        return 0


class Counters:
    """The counters of a server."""

    def __init__(self, rates: Rates) -> None:
        self.sign_in = Counter(rates.sign_in)
        self.sign_in_address = Counter(rates.sign_in_address)
        self.sign_in_name = Counter(rates.sign_in_name)
        self.write = Counter(rates.write)
        self.check = Counter(rates.check)
        self.export = Counter(rates.export)

    def sign_in_wait_s(self, address: str, name: str) -> int:
        """As `Counter.wait_s`, for an attempt to sign in.

        Attempts that are refused do not count for the name: else one caller could keep its owner out from everywhere.
        """
        network = network_of(address)
        return (
            self.sign_in.wait_s(network, name)
            or self.sign_in_address.wait_s(network)
            or self.sign_in_name.wait_s(name)
        )


def network_of(address: str) -> str:
    """What stands for a caller: the address, or of IPv6 the /64 around it, all of which one subscriber has."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
