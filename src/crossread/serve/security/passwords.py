"""Passwords as they are kept: scrypt (RFC 7914) with a salt of their own, the parameters beside it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import threading
from dataclasses import dataclass

# OWASP's second choice (32 MB, three rounds): about 0.2 s, so that a stolen file is slow to guess from.
_COST, _BLOCK, _ROUNDS = 2**15, 8, 3
_MOST_MEMORY = 2**27
_SALT_BYTES, _HASH_BYTES = 16, 32
_AT_ONCE = threading.BoundedSemaphore(2)  # a flood of sign-ins must not fill memory
FEWEST_CHARS = 10
MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class PasswordHash:
    """A hash with all that is needed to make it again; `salt` and `hash` in base64."""

    salt: str
    hash: str
    cost: int = _COST
    block: int = _BLOCK
    rounds: int = _ROUNDS


def hashed(password: str) -> PasswordHash:
    """The hash of a new password, under a fresh salt."""
    salt = os.urandom(_SALT_BYTES)
    empty = PasswordHash(base64.b64encode(salt).decode(), "")
    return PasswordHash(empty.salt, base64.b64encode(_scrypt(password, empty)).decode())


def fits(password: str, known: PasswordHash | None) -> bool:
    """Whether it is the password; without a hash to compare with the answer is no, after as long a time."""
    against = known or _NOBODYS
    same = hmac.compare_digest(_scrypt(password, against), base64.b64decode(against.hash))
    return same and known is not None


def _scrypt(password: str, given: PasswordHash) -> bytes:
    with _AT_ONCE:
        return hashlib.scrypt(
            password.encode("utf-8", "replace"),
            salt=base64.b64decode(given.salt),
            n=given.cost,
            r=given.block,
            p=given.rounds,
            maxmem=_MOST_MEMORY,
            dklen=_HASH_BYTES,
        )


_NOBODYS = PasswordHash("AAAAAAAAAAAAAAAAAAAAAA==", base64.b64encode(bytes(_HASH_BYTES)).decode())
