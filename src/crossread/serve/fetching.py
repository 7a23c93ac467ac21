"""Fetches pages for whoever asks, from the public internet only, within limits of size and time.

Every hop of a redirect is checked anew, and the connection goes to the very address that was checked: a name that
is resolved twice could be another place the second time (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx

from crossread.errors import InputError
from crossread.intake.draft import Draft
from crossread.intake.html import read_html
from crossread.intake.plain import read_plain
from crossread.serve.addresses import Address, MayCall, Resolve, checked_addresses, is_public, resolve
from crossread.serve.deadline import Deadline
from crossread.serve.unpacking import unpacked

_MOST_HOPS = 5
_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = "text/plain"
_REFUSED = (401, 402, 403, 407, 429, 451)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched, and for how long: bytes of the unpacked page, seconds for all its hops, and for one answer."""

    page_bytes: int = 10_000_000
    whole_s: float = 30.0
    step_s: float = 10.0


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    kind: str
    charset: str | None
    raw: bytes


class Fetcher:
    """Fetches one page after another; close it, or use it in a `with`."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        may_call: MayCall = is_public,
        resolve: Resolve = resolve,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self._limits = limits or Limits()
        self._may_call = may_call
        self._resolve = resolve
        # No client around it: that would take a proxy from the environment, keep cookies, and look into redirects.
        self._transport = httpx.HTTPTransport(verify=verify, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._transport.close()

    def fetch(self, url: str) -> Draft:
        """The article of a page, with the address it was found at.

        Raises:
            InputError: when there is no such page, it may not be fetched, or holds no article.
        """
        page = self._page(url)
        if page.kind == _PLAIN:
            draft = read_plain(_in_utf8(page), name=page.url)
        else:
            draft = read_html(_in_utf8(page), name=page.url)
        return replace(draft, path=None, url=_own_address(draft.url, page.url))

    def _page(self, given: str) -> _Page:
        url = _parsed(given.strip() if "://" in given else f"https://{given.strip()}")
        with Deadline(time.monotonic() + self._limits.whole_s) as deadline:
            for _ in range(_MOST_HOPS + 1):
                found = self._hop(url, deadline)
                if isinstance(found, _Page):
                    return found
                url = found
        raise InputError(f"more than {_MOST_HOPS} redirects; expected a page at the end of them")

    def _hop(self, url: httpx.URL, deadline: Deadline) -> _Page | httpx.URL:
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = checked_addresses(host, port, may_call=self._may_call, resolve=self._resolve)
        for at, address in enumerate(addresses):
            self._check(deadline)
            try:
                with self._answer(url, address, deadline) as answer:
                    return self._read(url, answer, deadline)
            except httpx.ConnectError as error:
                self._check(deadline)
                if at + 1 == len(addresses):
                    raise InputError(f"{host} does not answer ({error}); expected a page") from error
            except httpx.TimeoutException as error:
                raise InputError(
                    f"{host} was silent for {self._limits.step_s:g} seconds; expected a page"
                ) from error
            except (httpx.HTTPError, zlib.error) as error:
                self._check(deadline)
                raise InputError(f"{host} broke off ({error}); expected a whole page") from error
        raise AssertionError(host)  # there is an address, and each returns or raises

    def _check(self, deadline: Deadline) -> None:
        if deadline.is_over:
            raise InputError(f"not there after {self._limits.whole_s:g} seconds; expected a page")

    def _answer(self, url: httpx.URL, address: Address, deadline: Deadline) -> _Answer:
        named = url.raw_host.decode("ascii")
        host = f"[{named}]" if ":" in named else named
        if url.port is not None:
            host = f"{host}:{url.port}"
        request = httpx.Request(
            "GET",
            url.copy_with(host=str(address), fragment=None),
            headers={
                "Host": host,
                "User-Agent": f"Crossread/{version('crossread')}",
                "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
                "Accept-Encoding": "gzip, deflate",
                "Connection": "close",
            },
            extensions={"timeout": httpx.Timeout(self._limits.step_s).as_dict(), "trace": deadline.trace}
            # the name that the server's certificate must have
            | ({} if _is_address(named) else {"sni_hostname": named}),
        )
        return _Answer(self._transport.handle_request(request))

    def _read(self, url: httpx.URL, answer: _Answer, deadline: Deadline) -> _Page | httpx.URL:
        response = answer.response
        if response.has_redirect_location:
            target = response.headers["location"]
            try:
                return _parsed(str(url.join(target)))
            except httpx.InvalidURL as error:
                raise InputError(f"a redirect to {target[:80]!r}; expected an address of a page") from error
        if response.status_code != 200:
            raise InputError(_why_none(response))
        kind, _, rest = response.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if kind not in (*_HTML, _PLAIN):
            raise InputError(f"this is {kind or 'of no stated type'}; expected a page of HTML or plain text")
        raw = b"".join(self._limited(answer, deadline))
        self._check(deadline)  # a page whose length is not told ends with its connection, whoever ended that
        return _Page(str(url.copy_with(fragment=None)), kind, _charset(rest), raw)

    def _limited(self, answer: _Answer, deadline: Deadline) -> Iterator[bytes]:
        size = 0
        for piece in unpacked(answer.response, most=self._limits.page_bytes + 1):
            size += len(piece)
            if size > self._limits.page_bytes:
                raise InputError(
                    f"a page of more than {self._limits.page_bytes:,} bytes; expected an article"
                )
            self._check(deadline)
            yield piece


class _Answer:
    """A response that is closed at the end of a `with`."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.response.close()


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise InputError(f"{url[:80]!r} is no address; expected one like https://example.org/page") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise InputError(f"{url[:80]!r} is no web address; expected one that begins with https:// or http://")
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise InputError(
            f"port {parsed.port} of {parsed.host}: there is no such port; expected one from 1 to 65535"
        )
    if parsed.userinfo:
        raise InputError("an address with a password in it; expected one that everybody may have")
    return parsed


def _why_none(response: httpx.Response) -> str:
    said = f"the server says {response.status_code} {response.reason_phrase}".rstrip()
    if response.status_code in _REFUSED:
        return f"{said}: it does not give this page to programs; open it in a browser and paste its text"
    return f"{said}; expected a page: check the address"


def _charset(parameters: str) -> str | None:
    for part in parameters.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \t\"'") or None
    return None


def _in_utf8(page: _Page) -> bytes:
    """The bytes, as UTF-8 where the server said truly what they are: its word goes before that of the page."""
    if page.charset is not None and not page.raw.startswith(_BOM):
        with suppress(LookupError, UnicodeError):
            return _BOM + page.raw.decode(page.charset).encode()
    return page.raw


def _own_address(stated: str | None, fetched: str) -> str:
    """The address that a page gives itself, where that is of the same host; else the one it was fetched from."""
    if stated:
        with suppress(httpx.InvalidURL, UnicodeError, ValueError):
            whole = httpx.URL(fetched).join(stated)
            if whole.host.removeprefix("www.") == httpx.URL(fetched).host.removeprefix("www."):
                return str(whole)
    return fetched


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
