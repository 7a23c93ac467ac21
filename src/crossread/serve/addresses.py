"""Which addresses of a network a server may call for somebody else: those of the public internet only."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from crossread.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
MayCall = Callable[[Address], bool]
Resolve = Callable[[str, int], list[str]]

# What some versions of Python take for global: protocol assignments, documentation, and the wire server of Azure, which
# the machine's own host answers.
_NEVER = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "168.63.129.16/32", "2001::/23", "2001:db8::/32", "3fff::/20"))
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_INTERNET6 = ipaddress.ip_network("2000::/3")


def is_public(address: Address) -> bool:
    """Whether an address is anybody's on the internet: none of this machine, its network, its provider, or a group.

    Addresses that carry another one (mapped, 6to4, NAT64) are as that one is.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if address not in _INTERNET6:
            return False
    kept_back = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not kept_back and not any(address in network for network in _NEVER)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, in the order the system prefers.

    Raises:
        OSError, UnicodeError: when it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def checked_addresses(host: str, port: int, *, may_call: MayCall, resolve: Resolve) -> tuple[Address, ...]:
    """The addresses of a host, all of which may be called.

    Raises:
        InputError: when it has none, or one that may not be called.
    """
    try:
        addresses = tuple(ipaddress.ip_address(one.partition("%")[0]) for one in resolve(host, port))
    except (OSError, UnicodeError, ValueError):
        addresses = ()
    if not addresses:
        raise InputError(f"no server is known under the name {host}; expected the address of a public page")
    if not all(may_call(address) for address in addresses):
        raise InputError(
            f"{host} is on this machine or in a network of its own; expected a page on the public internet"
        )
    return addresses
