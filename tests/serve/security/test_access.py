from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crossread.errors import DeskError, UsageError
from crossread.serve.roles import Role
from crossread.serve.security.access import (
    Access,
    AccessFile,
    checked_name,
    with_ended,
    with_password,
    with_token,
    without,
)
from crossread.serve.security.passwords import PasswordHash, fits, hashed
from serve.security.conftest import PASSWORD, quick_passwords


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AccessFile:
    quick_passwords(monkeypatch)
    return AccessFile(tmp_path / "crossread.db")


def test_without_a_file_nobody_is_known(file: AccessFile) -> None:
    assert not file.read().entries
    assert len(file.read().secret) == 64
    assert file.read().secret == file.read().secret


def test_what_is_kept_is_read_again_by_others(file: AccessFile, tmp_path: Path) -> None:
    other = AccessFile(tmp_path / "crossread.db")
    other.read()
    file.change(lambda known: with_password(known, "Inès  Okafor", Role.REVIEWER, PASSWORD))
    (entry,) = other.read().entries.values()
    assert (entry.name, entry.role) == ("Inès Okafor", Role.REVIEWER)
    assert other.read().secret == file.read().secret


def test_nobody_else_can_read_it(file: AccessFile) -> None:
    file.change(lambda known: known)
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_neither_password_nor_token_is_in_it(file: AccessFile) -> None:
    tokens: list[str] = []

    def change(known: Access) -> Access:
        known, token = with_token(with_password(known, "ines", Role.OWNER, PASSWORD), "ines", Role.OWNER)
        tokens.append(token)
        return known

    file.change(change)
    text = file.path.read_text()
    assert PASSWORD not in text
    assert tokens[-1] not in text
    assert tokens[-1].removeprefix("crt_") not in text
    kept = json.loads(text)["people"][0]["password"]
    assert {"salt", "hash", "cost", "block", "rounds"} == set(kept)
    entry = file.read().by_token(tokens[-1])
    assert entry is not None
    assert entry.name == "ines"
    assert file.read().by_token("crt_other") is None


def test_equal_passwords_are_kept_apart_by_their_salt() -> None:
    one, other = hashed(PASSWORD), hashed(PASSWORD)
    assert one.salt != other.salt
    assert one.hash != other.hash
    assert fits(PASSWORD, one)
    assert not fits(PASSWORD + " ", one)
    assert not fits(PASSWORD, None)


def test_a_hash_is_costly() -> None:
    assert hashed(PASSWORD).cost * hashed(PASSWORD).block * 128 >= 32_000_000
    began = time.perf_counter()
    fits("x", PasswordHash("AAAA", "AAAA"))
    assert time.perf_counter() - began > 0.02


def test_another_password_keeps_tokens_and_changes_the_stamp(file: AccessFile) -> None:
    known, token = with_token(file.read(), "ines", Role.OWNER)
    with_both = with_password(known, "ines", Role.OWNER, PASSWORD)
    again = with_password(with_both, "ines", Role.OWNER, PASSWORD)
    assert again.by_token(token) is not None
    assert len({one.entries["ines"].stamp for one in (known, with_both, again)}) == 3


@pytest.mark.parametrize("password", ["", "short one", "x" * 201])
def test_a_weak_password_is_refused(file: AccessFile, password: str) -> None:
    with pytest.raises(UsageError, match="expected 10 to 200"):
        file.change(lambda known: with_password(known, "ines", Role.OWNER, password))


@pytest.mark.parametrize("name", ["", "  ", "a" * 61, "a\x00b", "\u202eines", "a\ud800"])
def test_a_name_that_cannot_be_printed_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="will not do"):
        checked_name(name)


def test_who_is_removed_is_gone_and_who_is_not_there_is_named(file: AccessFile) -> None:
    file.change(lambda known: with_password(known, "ines", Role.OWNER, PASSWORD))
    with pytest.raises(UsageError, match=r"nobody is called 'mo' here; these are let in: ines"):
        file.change(lambda known: without(known, "mo"))
    file.change(lambda known: without(known, "ines"))
    assert not file.read().entries


def test_sessions_that_ended_are_forgotten_once_they_would_have_anyway() -> None:
    access = with_ended(Access("s"), "old", time.time() - 1)
    access = with_ended(access, "new", time.time() + 60)
    assert set(access.ended) == {"new"}


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"format": 2}', '{"format": 1, "secret": "", "people": [], "ended": {}}'],
)
def test_a_damaged_file_lets_nobody_in(file: AccessFile, text: str) -> None:
    file.path.write_text(text)
    with pytest.raises(DeskError, match="this is no access file"):
        file.read()


def test_two_who_write_at_once_lose_nothing(file: AccessFile, tmp_path: Path) -> None:
    files = [AccessFile(tmp_path / "crossread.db") for _ in range(12)]

    def add(at: int) -> None:
        files[at].change(lambda known: with_password(known, f"user {at}", Role.READER, PASSWORD))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, range(12)))
    assert len(file.read().entries) == 12
