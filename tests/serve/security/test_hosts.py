from __future__ import annotations

import json

import pytest

from serve.security.conftest import Serve, Served

HOSTILE = [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
    "",
    "a b",
]


@pytest.mark.parametrize("host", ["localhost", "localhost:8100", "127.0.0.1:1", "[::1]:8100", "LOCALHOST."])
def test_loopback_goes_by_its_names_with_any_port(local: Served, host: str) -> None:
    assert local.client.get("/api/v1/desk", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", HOSTILE)
def test_a_name_of_somebody_elses_is_refused(local: Served, host: str) -> None:
    """DNS rebinding: the browser is at the attacker's name, the connection at this server."""
    answer = local.client.get("/api/v1/visitor", headers={"host": host})
    assert answer.status_code == 421
    assert "csrf" not in answer.json()
    assert "--allow-host" in answer.json()["detail"]


def test_an_address_of_this_network_is_refused_by_a_server_for_this_machine(local: Served) -> None:
    assert local.client.get("/api/v1/desk", headers={"host": "192.0.2.7"}).status_code == 421


def test_the_owner_can_allow_a_name(serve: Serve) -> None:
    served = serve(hosts=("desk.example.org",))
    assert served.client.get("/api/v1/desk", headers={"host": "desk.example.org:443"}).status_code == 200
    assert served.client.get("/api/v1/desk", headers={"host": "other.example.org"}).status_code == 421


@pytest.mark.parametrize(
    ("host", "status"), [("192.0.2.9", 401), ("[2001:db8::1]:80", 401), ("evil.example", 421)]
)
def test_on_the_network_numbers_will_do_and_names_must_be_known(
    open_to_all: Served, host: str, status: int
) -> None:
    assert open_to_all.client.get("/api/v1/desk", headers={"host": host}).status_code == status


def test_refusals_are_written_down_and_a_flood_of_them_is_not(local: Served) -> None:
    for _ in range(200):
        local.client.get("/", headers={"host": "evil.example"})
    lines = [json.loads(line) for line in local.parts.doors.journal.path.read_text().splitlines()]
    assert lines[0]["what"] == "refused: host"
    assert lines[0]["host"] == "evil.example"
    assert len(lines) == 120


def test_a_refusal_fills_no_file(local: Served) -> None:
    """Else whoever is refused could push out of the log what it says of others."""
    bearer = {"Authorization": "Bearer x"}
    local.client.get("/" + "x" * 30_000, headers=bearer)
    (line,) = local.parts.doors.journal.path.read_text().splitlines()
    assert json.loads(line)["path"] == "/" + "x" * 199
