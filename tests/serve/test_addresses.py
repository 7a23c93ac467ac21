from __future__ import annotations

import ipaddress
import socket

import pytest

from crossread.errors import InputError
from crossread.serve.addresses import checked_addresses, is_public, resolve

PUBLIC = [
    "93.184.216.34",
    "1.1.1.1",
    "2606:4700::1111",
    "::ffff:1.1.1.1",
    "64:ff9b::101:101",
    "2002:101:101::1",
]
OTHERS = [
    "127.0.0.1", "127.9.9.9", "0.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16", "198.18.0.1", "192.0.2.1", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "::127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet_may_be_called(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OTHERS)
def test_no_other_may(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "::1"])
def test_however_this_machine_is_written_it_is_refused(host: str) -> None:
    try:
        socket.getaddrinfo(host, 80)
    except OSError:
        pytest.skip("this system does not know that spelling")
    with pytest.raises(InputError, match="on this machine"):
        checked_addresses(host, 80, may_call=is_public, resolve=resolve)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(InputError, match="on this machine"):
        checked_addresses(
            "site.example", 80, may_call=is_public, resolve=lambda host, port: ["1.1.1.1", "10.0.0.1"]
        )


@pytest.mark.parametrize("found", [[], ["no address"]])
def test_a_name_without_an_address_is_said_so(found: list[str]) -> None:
    with pytest.raises(InputError, match="no server is known under the name site"):
        checked_addresses("site.example", 80, may_call=is_public, resolve=lambda host, port: found)
