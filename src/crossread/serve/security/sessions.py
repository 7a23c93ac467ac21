"""Sessions of people who signed in: a signed cookie, good for a time, over when the password or the role changes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer

from crossread.serve.security.access import Access, AccessFile, Entry, with_ended
from crossread.serve.security.passwords import fits
from crossread.serve.visitors import Visitor

LASTS_S = 7 * 24 * 3600
_FORM_LASTS_S = 3600


@dataclass(frozen=True, slots=True)
class Sessions:
    """Makes and reads the cookies of one desk."""

    file: AccessFile

    @property
    def cookie(self) -> str:
        """The cookie's name; desks on other ports of this host have another."""
        return f"crossread-{_keyed(self.file.read(), 'name', '')[:8]}"

    def begin(self, name: str, password: str) -> tuple[Visitor, str] | None:
        """The visitor and the cookie's value; None when name and password do not fit. It takes as long either way."""
        access = self.file.read()
        entry = access.entries.get(name)
        if not fits(password, entry.password if entry else None) or entry is None:
            return None
        session = secrets.token_urlsafe(16)
        value = {"name": entry.name, "stamp": entry.stamp, "id": session}
        return _visitor(access, entry, session), str(_signer(access, "session").dumps(value))

    def visitor(self, cookie: str) -> Visitor | None:
        """Whose session a cookie is; None when it is nobody's, or over."""
        access = self.file.read()
        try:
            value = _signer(access, "session").loads(cookie, max_age=LASTS_S)
            name, stamp, session = str(value["name"]), str(value["stamp"]), str(value["id"])
        except (BadData, KeyError, TypeError):
            return None
        entry = access.entries.get(name)
        if entry is None or not entry.password or session in access.ended:
            return None
        if not hmac.compare_digest(stamp, entry.stamp):
            return None
        return _visitor(access, entry, session)

    def end(self, session: str) -> None:
        """Sign out: the cookie is worth nothing from now on, wherever a copy is."""
        self.file.change(lambda access: with_ended(access, session, time.time() + LASTS_S))

    def form_token(self) -> str:
        """A token for the form of somebody who is not signed in yet."""
        return str(_signer(self.file.read(), "form").dumps(secrets.token_urlsafe(8)))

    def is_form_token(self, token: str) -> bool:
        """Whether it is one that was given lately."""
        try:
            _signer(self.file.read(), "form").loads(token, max_age=_FORM_LASTS_S)
        except BadData:
            return False
        return True

    def local_token(self) -> str:
        """The token for forms of whoever is on this machine."""
        return _keyed(self.file.read(), "forms", "of this machine")


def _visitor(access: Access, entry: Entry, session: str) -> Visitor:
    return Visitor(entry.name, entry.role, _keyed(access, "forms", session), session)


def _signer(access: Access, purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        access.secret, salt=f"crossread {purpose}", signer_kwargs={"digest_method": hashlib.sha256}
    )


def _keyed(access: Access, purpose: str, value: str) -> str:
    return hmac.new(access.secret.encode(), f"{purpose} {value}".encode(), hashlib.sha256).hexdigest()
