from __future__ import annotations

import gzip
import ipaddress
import random
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version
from pathlib import Path

import pytest

from crossread.errors import InputError
from crossread.intake.draft import Draft
from crossread.serve.addresses import Address
from crossread.serve.fetching import Fetcher, Limits
from crossread.serve.unpacking import _inflated
from serve.page_server import ARTICLE, Handler, answer, serving

HERE = ipaddress.ip_address("127.0.0.1")


def only_here(address: Address) -> bool:
    """In place of the check for public addresses: this one stands for the internet, every other one is private."""
    return address == HERE


def to_here(host: str, port: int) -> list[str]:
    """A name service that knows every name, and numbers as they are."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        return ["127.0.0.1"]


def fetched(handle: Handler, *, path: str = "/news/crane", limits: Limits | None = None) -> Draft:
    with serving(handle) as port, Fetcher(limits, may_call=only_here, resolve=to_here) as fetcher:
        return fetcher.fetch(f"http://site.example:{port}{path}")


def why_not(handle: Handler, *, path: str = "/", limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as raised:
        fetched(handle, path=path, limits=limits)
    return str(raised.value)


def test_an_article_comes_with_its_address() -> None:
    draft = fetched(answer)
    assert "A crane fell on the quay" in draft.text
    assert draft.title == "Crane falls on quay"
    assert draft.url is not None
    assert draft.url.startswith("http://site.example:")
    assert draft.url.endswith("/news/crane")
    assert draft.path is None


def test_the_server_sees_the_name_and_who_asks() -> None:
    seen: dict[str, str] = {}

    def handle(handler: BaseHTTPRequestHandler) -> None:
        seen.update(handler.headers.items())
        answer(handler)

    fetched(handle)
    assert seen["Host"].startswith("site.example:")
    assert seen["User-Agent"] == f"Crossread/{version('crossread')}"
    assert "Cookie" not in seen


def test_an_address_without_a_scheme_is_one_of_the_web() -> None:
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return []

    with Fetcher(may_call=only_here, resolve=resolve) as fetcher:
        for given in (" site.example/news ", "http://site.example", "https://site.example:8443/"):
            with pytest.raises(InputError, match="no server is known"):
                fetcher.fetch(given)
    assert asked == [("site.example", 443), ("site.example", 80), ("site.example", 8443)]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://site.example/a", "gopher://site.example", "javascript://a", "http://", "https:///a",
     "http://[::1", "http://site.example:99999/", "http://ines:secret@site.example/", "http://a\x00b.example/"],
)  # fmt: skip
def test_what_is_no_web_address_is_said_so(url: str) -> None:
    with (
        Fetcher(may_call=only_here, resolve=to_here) as fetcher,
        pytest.raises(InputError, match="expected one"),
    ):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://2130706433:{port}/",
     "http://169.254.169.254/latest/meta-data/"],
)  # fmt: skip
def test_this_machine_is_not_called_at_all(url: str) -> None:
    called: list[str] = []

    def handle(handler: BaseHTTPRequestHandler) -> None:
        called.append(handler.path)
        answer(handler)

    with serving(handle) as port, Fetcher() as fetcher, pytest.raises(InputError):
        fetcher.fetch(url.format(port=port))
    assert not called


# Redirects


def redirecting(*targets: str) -> Handler:
    """Answers the n-th request with a redirect to the n-th target, later ones with the article."""
    left = list(targets)

    def handle(handler: BaseHTTPRequestHandler) -> None:
        if left:
            answer(handler, b"", status=302, Location=left.pop(0))
        else:
            answer(handler)

    return handle


def test_redirects_are_followed_and_the_last_address_kept() -> None:
    draft = fetched(redirecting("/one", "two?x=1"))
    assert draft.url is not None
    assert draft.url.endswith("/two?x=1")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "//127.0.0.3/a",
        "http://0.0.0.0:22/",
    ],
)
def test_a_redirect_into_a_network_of_its_own_is_not_followed(target: str) -> None:
    assert "on this machine or in a network of its own" in why_not(redirecting(target))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://site.example/", "javascript:alert(1)", "http://a:b@site.example/"]
)
def test_a_redirect_to_another_kind_of_address_is_not_followed(target: str) -> None:
    assert "expected one" in why_not(redirecting(target))


def test_redirects_that_never_end_are_given_up() -> None:
    assert "more than 5 redirects" in why_not(redirecting(*["/again"] * 20))


def test_a_redirect_without_a_target_is_no_page() -> None:
    assert "302" in why_not(lambda handler: answer(handler, b"", status=302))


def test_a_name_is_resolved_once_a_hop_and_the_connection_goes_there() -> None:
    """DNS rebinding: the second answer would be another address."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    with serving(answer) as port, Fetcher(may_call=only_here, resolve=resolve) as fetcher:
        assert fetcher.fetch(f"http://site.example:{port}/").title == "Crane falls on quay"
        assert asked == ["site.example"]
        with pytest.raises(InputError, match="on this machine"):
            fetcher.fetch(f"http://site.example:{port}/")


def test_where_one_address_does_not_answer_the_next_is_tried() -> None:
    with serving(answer) as port, socket.socket() as closed:
        closed.bind(("127.0.0.2", port))
        with Fetcher(may_call=lambda a: True, resolve=lambda h, p: ["127.0.0.2", "127.0.0.1"]) as fetcher:
            assert fetcher.fetch(f"http://site.example:{port}/").title == "Crane falls on quay"


# Limits


def test_a_page_too_large_is_cut_off() -> None:
    sent: list[int] = []

    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 10_000)
                sent.append(10_000)
        except OSError:
            return

    assert (
        why_not(handle, limits=Limits(page_bytes=50_000))
        == "a page of more than 50,000 bytes; expected an article"
    )
    assert sum(sent) < 50_000_000


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_unpacked_no_further_than_the_limit(encoding: str) -> None:
    huge = b"<p>" + b"x" * 200_000_000
    packed = gzip.compress(huge) if encoding == "gzip" else zlib.compress(huge)
    assert len(packed) < 300_000

    def handle(handler: BaseHTTPRequestHandler) -> None:
        answer(handler, packed, Content_Encoding=encoding)

    del huge
    tracemalloc.start()
    try:
        assert "more than 1,000,000 bytes" in why_not(handle, limits=Limits(page_bytes=1_000_000))
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 200_000])
def test_no_byte_is_lost_in_unpacking(size: int) -> None:
    for packed in (gzip.compress(b"x" * size), gzip.compress(random.Random(7).randbytes(size))):
        pieces = [packed[at : at + 1_000] for at in range(0, len(packed), 1_000)]
        assert sum(map(len, _inflated(pieces, most=10_000_000))) == size


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate", "identity"])
def test_packed_pages_are_unpacked(encoding: str) -> None:
    if encoding == "gzip":
        packed = gzip.compress(ARTICLE)
    elif encoding == "deflate":
        packed = zlib.compress(ARTICLE)
    elif encoding == "raw deflate":
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = deflate.compress(ARTICLE) + deflate.flush()
    else:
        packed = ARTICLE
    draft = fetched(lambda handler: answer(handler, packed, Content_Encoding=encoding.removeprefix("raw ")))
    assert draft.title == "Crane falls on quay"


def test_other_packings_and_broken_ones_are_said_so() -> None:
    assert "packed as 'br'" in why_not(lambda handler: answer(handler, Content_Encoding="br"))
    assert "broke off" in why_not(
        lambda handler: answer(handler, b"\x1f\x8bxxxxxxxxxx", Content_Encoding="gzip")
    )


def test_a_page_that_drips_is_given_up() -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    assert "not there after 0.5 seconds" in why_not(handle, limits=Limits(whole_s=0.5))


@pytest.mark.parametrize(
    ("start", "drip"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"x"),
    ],
    ids=["its head", "words beside a chunk"],
)
def test_a_server_that_drips_before_the_page_comes_is_given_up(start: bytes, drip: bytes) -> None:
    """Nothing of a page comes that could be counted, and the server is never silent."""

    def handle(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(start)
            for _ in range(100):
                handler.wfile.write(drip)
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    began = time.monotonic()
    assert "not there after 0.5 seconds" in why_not(handle, limits=Limits(whole_s=0.5))
    assert time.monotonic() - began < 3


def test_a_silent_server_is_given_up() -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1)

    assert "was silent for 0.3 seconds" in why_not(handle, limits=Limits(step_s=0.3))


def test_a_server_that_is_not_there_is_said_so() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://site.example:{taken.getsockname()[1]}/"
        with Fetcher(may_call=only_here, resolve=to_here) as fetcher, pytest.raises(InputError) as raised:
            fetcher.fetch(url)
    assert "site.example does not answer" in str(raised.value)


# What comes


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "", "text/htmlx"])
def test_what_is_no_page_is_not_read(kind: str) -> None:
    assert "expected a page of HTML or plain text" in why_not(lambda handler: answer(handler, kind=kind))


@pytest.mark.parametrize(
    ("status", "words"), [(404, "check the address"), (500, "check the address"), (403, "paste its text")]
)
def test_a_refusal_is_told_with_what_to_do(status: int, words: str) -> None:
    said = why_not(lambda handler: answer(handler, status=status))
    assert f"the server says {status}" in said
    assert words in said


def test_a_page_without_an_article_is_said_so() -> None:
    assert "without an article" in why_not(lambda handler: answer(handler, b"<html><body>Hi</body></html>"))


def test_plain_text_is_taken_as_it_is() -> None:
    draft = fetched(
        lambda handler: answer(handler, b"A crane fell.\n\nTwo died.", kind="text/plain; charset=utf-8")
    )
    assert draft.text == "A crane fell.\n\nTwo died."
    assert draft.url is not None


def test_the_servers_word_on_the_encoding_goes_before_the_pages() -> None:
    page = ARTICLE.replace(b"<head>", b"<head><meta charset='utf-8'>").replace(
        b"Merrow on", "Mérrow on".encode("latin-1")
    )
    draft = fetched(lambda handler: answer(handler, page, kind="text/html; charset=ISO-8859-1"))
    assert "Port Mérrow on Monday" in draft.text


def test_a_page_may_name_its_address_on_its_own_host_only() -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        link = {"/own": "https://www.site.example/clean", "/other": "https://famous.example/clean"}[
            handler.path
        ]
        answer(handler, ARTICLE.replace(b"<head>", f"<head><link rel='canonical' href='{link}'>".encode()))

    own, other = fetched(handle, path="/own"), fetched(handle, path="/other")
    assert own.url is not None
    assert own.url == "https://www.site.example/clean"
    assert other.url is not None
    assert "site.example" in other.url


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_the_certificate_must_be_of_the_name(tmp_path: Path) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subject = ["-subj", "/CN=site.example", "-addext", "subjectAltName=DNS:site.example"]
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-out",
        str(certificate),
        "-keyout",
        str(key),
    ]
    subprocess.run([*made, *subject], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with serving(answer, context=context) as port:
        with Fetcher(may_call=only_here, resolve=to_here, verify=trusting) as fetcher:
            assert fetcher.fetch(f"https://site.example:{port}/").title == "Crane falls on quay"
            with pytest.raises(InputError, match="does not answer"):
                fetcher.fetch(f"https://other.example:{port}/")
        with Fetcher(may_call=only_here, resolve=to_here) as fetcher, pytest.raises(InputError) as raised:
            fetcher.fetch(f"https://site.example:{port}/")
        assert "does not answer" in str(raised.value)
