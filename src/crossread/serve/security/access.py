"""Who may use a desk over the network: a file beside it, with names, roles and hashes."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from crossread.errors import DeskError, UsageError
from crossread.serve.keeping import locked, write_private
from crossread.serve.roles import Role
from crossread.serve.security.passwords import FEWEST_CHARS, MOST_CHARS, PasswordHash, hashed

_FORMAT = 1
_MOST_NAME_CHARS = 60
_SECRET_BYTES = 32
TOKEN_START = "crt_"  # noqa: S105  so that a token that leaks is known for one


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or program: `password` for signing in, `tokens` (SHA-256, hexadecimal) for programs."""

    name: str
    role: Role
    password: PasswordHash | None = None
    tokens: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        """Changes with password and role: sessions that were begun under another one are over."""
        kept = f"{self.role.value} {self.password.hash if self.password else ''}"
        return hashlib.sha256(kept.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Access:
    """All entries by name; `secret` signs sessions; `ended` are ids of sessions signed out, with the time they last to."""

    secret: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    ended: Mapping[str, float] = field(default_factory=dict)

    @property
    def has_users(self) -> bool:
        """Whether anybody can sign in."""
        return any(entry.password for entry in self.entries.values())

    def by_token(self, token: str) -> Entry | None:
        """Whose token this is. Only hashes are compared: how long it takes says nothing about a token."""
        digest = token_hash(token)
        return next((entry for entry in self.entries.values() if digest in entry.tokens), None)


class AccessFile:
    """The file `DESK.access.json`, read again whenever it changed. Safe to use from many threads."""

    def __init__(self, desk: Path) -> None:
        self.path = desk.with_name(desk.name + ".access.json")
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._had_users = False
        self._known = Access(secrets.token_hex(_SECRET_BYTES))

    def read(self) -> Access:
        """What the file says now; without one, nobody is known.

        Raises:
            DeskError: when it cannot be read, or somebody damaged it.
        """
        try:
            found = self.path.stat()
        except FileNotFoundError:
            seen = None
        except OSError as error:
            raise self._unreadable(error) from error
        else:
            seen = (found.st_mtime_ns, found.st_ino)
        with self._lock:
            if seen != self._seen:
                self._known = Access(self._known.secret) if seen is None else self._parsed()
                self._seen = seen
                self._had_users = self._had_users or self._known.has_users
            return self._known

    @property
    def had_users(self) -> bool:
        """Whether anybody could sign in at any time since this was made, even if the file is gone by now."""
        return self._had_users

    def change(self, change: Callable[[Access], Access]) -> Access:
        """Replace the file by what `change` makes of it.

        Raises:
            DeskError: when it cannot be read or written.
        """
        try:
            with locked(self.path.with_name(self.path.name + ".lock")):
                new = change(self.read())
                write_private(self.path, _dumped(new))
        except OSError as error:
            raise DeskError(
                f"{self.path}: cannot be written ({error.strerror or error}); check your rights there"
            ) from error
        return self.read()

    def keep_secret(self) -> None:
        """Have sessions and forms outlive the server, where its folder can be written to."""
        if not self.path.exists():
            try:
                self.change(lambda access: access)
            except DeskError:
                return

    def _parsed(self) -> Access:
        try:
            return _loaded(json.loads(self.path.read_text("utf-8")))
        except OSError as error:
            raise self._unreadable(error) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DeskError(
                f"{self.path}: this is no access file ({error}); restore it, or remove it and add everybody again"
            ) from error

    def _unreadable(self, error: OSError) -> DeskError:
        return DeskError(
            f"{self.path}: cannot be read ({error.strerror or error}); nobody is let in without it"
        )


def with_password(access: Access, name: str, role: Role, password: str) -> Access:
    """Somebody who can sign in; one of that name gets another role and password, and keeps their tokens.

    Raises:
        UsageError: when the name or the password will not do.
    """
    if not FEWEST_CHARS <= len(password) <= MOST_CHARS:
        raise UsageError(
            f"a password of {len(password)} characters; expected {FEWEST_CHARS} to {MOST_CHARS}: take a few words"
        )
    return _with(access, name, lambda entry: replace(entry, role=role, password=hashed(password)), role)


def with_token(access: Access, name: str, role: Role) -> tuple[Access, str]:
    """A new token for somebody, who may have others; it is told now, and never again.

    Raises:
        UsageError: when the name will not do.
    """
    token = TOKEN_START + secrets.token_urlsafe(_SECRET_BYTES)

    def add(entry: Entry) -> Entry:
        return replace(entry, role=role, tokens=(*entry.tokens, token_hash(token)))

    return _with(access, name, add, role), token


def without(access: Access, name: str) -> Access:
    """Nobody of that name: sessions and tokens are over.

    Raises:
        UsageError: when there is nobody of that name.
    """
    if name not in access.entries:
        known = ", ".join(sorted(access.entries)) or "nobody"
        raise UsageError(f"nobody is called {name!r} here; these are let in: {known}")
    return replace(access, entries={key: entry for key, entry in access.entries.items() if key != name})


def with_ended(access: Access, session: str, until: float) -> Access:
    """A session that was signed out."""
    lasting = {key: end for key, end in access.ended.items() if end > time.time()}
    return replace(access, ended={**lasting, session: until})


def token_hash(token: str) -> str:
    """A token as it is kept; 32 random bytes need no salt and no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def checked_name(name: str) -> str:
    """A name as it is kept.

    Raises:
        UsageError: when it will not do for the author of a judgement.
    """
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not 0 < len(kept) <= _MOST_NAME_CHARS or not kept.isprintable():
        raise UsageError(
            f"the name {name!r} will not do; expected 1 to {_MOST_NAME_CHARS} characters that can be printed"
        )
    return kept


def _with(access: Access, name: str, change: Callable[[Entry], Entry], role: Role) -> Access:
    kept = checked_name(name)
    entry = change(access.entries.get(kept) or Entry(kept, role))
    return replace(access, entries={**access.entries, kept: entry})


def _dumped(access: Access) -> str:
    people = [
        {**asdict(entry), "role": entry.role.name.lower()} for _, entry in sorted(access.entries.items())
    ]
    value = {"format": _FORMAT, "secret": access.secret, "people": people, "ended": dict(access.ended)}
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _loaded(value: Mapping[str, Any]) -> Access:
    if value["format"] != _FORMAT:
        raise ValueError(f"format {value['format']}")
    secret = str(value["secret"])
    if len(secret) < _SECRET_BYTES:
        raise ValueError("a secret that is too short")
    entries = {
        str(one["name"]): Entry(
            str(one["name"]),
            Role[str(one["role"]).upper()],
            PasswordHash(**one["password"]) if one["password"] else None,
            tuple(map(str, one["tokens"])),
        )
        for one in value["people"]
    }
    return Access(secret, entries, {str(k): float(v) for k, v in value["ended"].items()})
