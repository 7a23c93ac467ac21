from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from itsdangerous import URLSafeTimedSerializer

from crossread.errors import UsageError
from crossread.serve import api, pages
from crossread.serve.roles import Role
from crossread.serve.security import passwords
from crossread.serve.security.access import with_password, without
from crossread.serve.security.rates import Counters, Rates, network_of
from serve.security.conftest import NETWORK, PASSWORD, Serve, Served


def test_nobody_gets_past_the_door(open_to_all: Served) -> None:
    client = open_to_all.client
    assert client.get("/api/v1/desk").status_code == 401
    assert client.get("/api/v1/openapi.json").status_code == 401
    assert client.get("/api/v1/nothing").status_code == 401
    assert client.get("/api/v1/desk").headers["www-authenticate"] == "Bearer"
    answer = client.get("/reports?q=a&b=c", headers={"accept": "text/html"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Freports%3Fq%3Da%26b%3Dc"


def test_a_part_of_a_page_says_where_to_sign_in(open_to_all: Served) -> None:
    answer = open_to_all.client.get("/api/v1/desk", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"] == "/sign-in"


def test_the_door_itself_is_open_and_shows_no_desk(open_to_all: Served) -> None:
    answer = open_to_all.client.get("/sign-in")
    assert answer.status_code == 200
    assert "Search all reports" not in answer.text
    assert open_to_all.client.get("/assets/desk.css").status_code == 200


def test_signing_in_opens_it(open_to_all: Served) -> None:
    answer = open_to_all.sign_in(next="/reports?q=a")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports?q=a")
    set_cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in set_cookie
    assert "samesite=strict" in set_cookie
    assert "secure" not in set_cookie
    assert open_to_all.client.get("/api/v1/visitor").json()["name"] == "ines"
    assert open_to_all.client.get("/api/v1/visitor").json()["role"] == "owner"


def test_over_tls_the_cookie_goes_nowhere_else(serve: Serve, open_to_all: Served) -> None:
    served = serve(host=NETWORK, base_url="https://192.0.2.7")
    assert "secure" in served.sign_in().headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "bad", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\\b", "/a\nb", "x"]
)
def test_it_leads_to_this_desk_and_nowhere_else(open_to_all: Served, bad: str) -> None:
    assert open_to_all.sign_in(next=bad).headers["location"] == "/"
    assert 'name="next" value="/"' in open_to_all.client.get("/sign-in", params={"next": bad}).text


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ines", "wrong"),
        ("nobody", PASSWORD),
        ("ines", ""),
        ("feed", PASSWORD),
        ("", ""),
        ("ines\x00", PASSWORD),
    ],
)
def test_what_does_not_fit_is_turned_away_in_the_same_words(
    open_to_all: Served, name: str, password: str
) -> None:
    answer = open_to_all.sign_in(name, password)
    assert answer.status_code == 401
    assert "Name and password do not fit together." in answer.text
    assert "set-cookie" not in answer.headers


def test_an_unknown_name_takes_as_long(open_to_all: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[int] = []
    plain = passwords._scrypt

    def counted(password: str, given: passwords.PasswordHash) -> bytes:
        hashed.append(1)
        return plain(password, given)

    monkeypatch.setattr(passwords, "_scrypt", counted)
    open_to_all.sign_in("ines", "wrong")
    known = len(hashed)
    open_to_all.sign_in("nobody", "wrong")
    assert (known, len(hashed)) == (1, 2)


def test_roles_bound_what_can_be_done(open_to_all: Served) -> None:
    for name, status in (("mo", 403), ("ravi", 403), ("ines", 422)):
        open_to_all.client.cookies.clear()
        open_to_all.sign_in(name)
        answer = open_to_all.client.post("/api/v1/jobs", json={}, headers={"X-CSRF-Token": open_to_all.csrf})
        assert answer.status_code == status, name
        page = open_to_all.client.get("/add", headers={"accept": "text/html"})
        assert page.status_code == (200 if name == "ines" else 403)
        assert ('href="/add"' in page.text) == (name == "ines")


def test_signing_out_ends_the_session_wherever_its_cookie_is(open_to_all: Served) -> None:
    open_to_all.sign_in()
    stolen = open_to_all.client.cookies[open_to_all.cookie]
    page = open_to_all.client.get("/add", headers={"accept": "text/html"}).text
    assert "Sign out" in page
    answer = open_to_all.client.post("/sign-out", data={"csrf": open_to_all.csrf}, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in"
    assert open_to_all.cookie not in open_to_all.client.cookies
    assert open_to_all.client.get("/api/v1/desk").status_code == 401
    open_to_all.client.cookies[open_to_all.cookie] = stolen
    assert open_to_all.client.get("/api/v1/desk").status_code == 401


def test_a_session_ends_with_its_time(open_to_all: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    open_to_all.sign_in()
    assert open_to_all.client.get("/api/v1/desk").status_code == 200
    later = time.time() + 7 * 24 * 3600 + 5
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert open_to_all.client.get("/api/v1/desk").status_code == 401


def test_another_password_another_role_or_removal_ends_it_at_once(open_to_all: Served) -> None:
    access = open_to_all.parts.doors.access
    changes = (
        lambda known: with_password(known, "ines", Role.OWNER, "another few words"),
        lambda known: with_password(known, "ines", Role.READER, PASSWORD),
        lambda known: without(known, "ines"),
    )
    for change in changes:
        access.change(lambda known: with_password(known, "ines", Role.OWNER, PASSWORD))
        assert open_to_all.sign_in().status_code == 303
        assert open_to_all.client.get("/api/v1/desk").status_code == 200
        access.change(change)
        assert open_to_all.client.get("/api/v1/desk").status_code == 401
        open_to_all.client.cookies.clear()


def test_a_cookie_that_was_touched_is_worth_nothing(open_to_all: Served) -> None:
    open_to_all.sign_in("mo")
    cookie = open_to_all.client.cookies[open_to_all.cookie]
    body, _, signature = cookie.partition(".")
    for bad in (cookie[:-1], "x" + cookie, f"{body}.{signature[::-1]}", "", "é", "a" * 5_000, body):
        open_to_all.client.cookies.clear()
        header = {b"cookie": f"{open_to_all.cookie}={bad}".encode("latin-1")}
        assert open_to_all.client.get("/api/v1/desk", headers=header).status_code == 401


def test_a_cookie_of_another_desk_is_worth_nothing(open_to_all: Served) -> None:
    """Whoever has a desk of their own can sign what they like, under their own secret."""
    entry = open_to_all.parts.doors.access.read().entries["ines"]
    forged = URLSafeTimedSerializer("a" * 64, salt="crossread session").dumps(
        {"name": "ines", "stamp": entry.stamp, "id": "x"}
    )
    header = {"cookie": f"{open_to_all.cookie}={forged}"}
    assert open_to_all.client.get("/api/v1/desk", headers=header).status_code == 401


def test_guessing_is_stopped_for_the_right_password_too(open_to_all: Served) -> None:
    answers = [open_to_all.sign_in("ines", f"guess {n}").status_code for n in range(5)]
    assert answers == [401] * 5
    answer = open_to_all.sign_in("ines")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert "Try again in" in answer.text
    assert open_to_all.sign_in("ravi").status_code == 303


def test_trying_many_names_is_stopped(open_to_all: Served) -> None:
    answers = [open_to_all.sign_in(f"name {n}").status_code for n in range(25)]
    assert answers[:20] == [401] * 20
    assert answers[20:] == [429] * 5


def test_a_token_does_for_programs(open_to_all: Served) -> None:
    bearer = {"Authorization": f"Bearer {open_to_all.token}"}
    visitor = open_to_all.client.get("/api/v1/visitor", headers=bearer).json()
    assert visitor == {"name": "feed", "role": "owner", "csrf": ""}
    assert open_to_all.client.post("/api/v1/jobs", json={}, headers=bearer).status_code == 422
    assert (
        open_to_all.client.post(
            "/api/v1/jobs", json={}, headers={"Authorization": bearer["Authorization"].lower()}
        ).status_code
        == 401
    )


def test_a_wrong_token_is_no_visitor_whoever_is_signed_in(open_to_all: Served, local: Served) -> None:
    open_to_all.sign_in()
    for bad in ("crt_x", "", open_to_all.token[:-1]):
        bearer = {"Authorization": f"Bearer {bad}"}
        assert open_to_all.client.get("/api/v1/desk", headers=bearer).status_code == 401
    page = {"Authorization": "Bearer x", "accept": "text/html"}
    assert open_to_all.client.get("/reports", headers=page, follow_redirects=False).status_code == 401


def test_on_this_machine_alone_nobody_signs_in(local: Served) -> None:
    assert local.client.get("/api/v1/visitor").json()["role"] == "owner"


def test_with_users_everybody_signs_in_on_this_machine_too(local: Served) -> None:
    """The server may stand behind a proxy there."""
    local.parts.doors.access.change(lambda known: with_password(known, "ines", Role.OWNER, PASSWORD))
    assert local.client.get("/api/v1/desk").status_code == 401


def test_the_network_is_not_let_near_a_desk_without_users(serve: Serve) -> None:
    with pytest.raises(UsageError, match="crossread access add"):
        serve(host=NETWORK)


def test_what_happened_is_written_without_passwords(open_to_all: Served) -> None:
    open_to_all.sign_in("ines", "my wrong password")
    open_to_all.sign_in("ines")
    open_to_all.client.post("/sign-out", data={"csrf": open_to_all.csrf}, follow_redirects=False)
    text = open_to_all.parts.doors.journal.path.read_text()
    assert [json.loads(line)["what"] for line in text.splitlines()] == [
        "refused: sign-in",
        "sign-in",
        "sign-out",
    ]
    assert json.loads(text.splitlines()[1])["by"] == "ines"
    assert "password" not in text
    assert PASSWORD not in text
    assert open_to_all.parts.doors.journal.path.stat().st_mode & 0o077 == 0


def test_hostile_names_stay_text(open_to_all: Served) -> None:
    name = '"><script>alert(1)</script>'
    answer = open_to_all.sign_in(name, "x")
    assert "<script>alert" not in answer.text
    line = json.loads(open_to_all.parts.doors.journal.path.read_text().splitlines()[-1])
    assert line["name"] == name


def test_who_guesses_from_elsewhere_does_not_keep_the_owner_out(open_to_all: Served) -> None:
    app, address = open_to_all.client.app, str(open_to_all.client.base_url)
    elsewhere = replace(open_to_all, client=TestClient(app, address, client=("192.0.2.66", 1)))
    for n in range(60):
        elsewhere.sign_in("ines", f"guess {n}")
    assert open_to_all.sign_in("ines").status_code == 303


def test_many_addresses_of_one_network_are_one_caller() -> None:
    counters = Counters(Rates())
    waits = [counters.sign_in_wait_s(f"2001:db8:0:7::{n:x}", "ines") for n in range(6)]
    assert waits[:5] == [0] * 5
    assert waits[5] > 0
    assert not counters.sign_in_wait_s("2001:db8:0:8::1", "ines")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8::1:2:3", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_what_stands_for_a_caller(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_name_may_be_typed_as_other_machines_type_it(open_to_all: Served) -> None:
    open_to_all.parts.doors.access.change(
        lambda known: with_password(known, "Zo\u00eb", Role.READER, PASSWORD)
    )
    assert open_to_all.sign_in("Zoe\u0308").status_code == 303


@pytest.mark.parametrize("how", ["the last user is removed", "the file is lost"])
def test_a_desk_that_had_users_does_not_open_to_everybody(local: Served, how: str) -> None:
    """There may be a proxy in front."""
    access = local.parts.doors.access
    access.change(lambda known: with_password(known, "ines", Role.OWNER, PASSWORD))
    assert local.client.get("/api/v1/desk").status_code == 401
    if how == "the file is lost":
        access.path.unlink()
    else:
        access.change(lambda known: without(known, "ines"))
    assert local.client.get("/api/v1/desk").status_code == 401


def test_nothing_but_checks_and_the_door_is_sent_by_readers() -> None:
    open_to_readers = {"/check", "/sign-in", "/sign-out"}
    for router in (*pages.ROUTERS, *api.ROUTERS):
        for route in router.routes:
            assert isinstance(route, APIRoute)
            if route.methods == {"GET"} or route.path in open_to_readers:
                continue
            needed = [getattr(one.call, "__qualname__", "") for one in route.dependant.dependencies]
            assert any(name.startswith("_at_least") for name in needed), route.path
