from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InputError
from crossread.intake.decode import declared_charset, decode

PROSE = (
    "Das Café am Hafen bleibt geschlossen – „bis auf Weiteres“, sagte der Wirt. Über Gründe schwieg er.\r\n"
)


@given(st.text(max_size=200).filter(lambda text: text.isprintable() and not text.startswith("\ufeff")))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    if not text.startswith(("%PDF-", "PK", "GIF8", "{\\rtf", "WARC/", "\x7fELF")):
        assert decode(text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_byte_order_marks(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("encoding", ["cp1252"])
def test_older_encodings_are_detected(encoding: str) -> None:
    assert decode((PROSE * 3).encode(encoding)) == PROSE * 3


def test_the_declared_encoding_goes_before_detection() -> None:
    raw = "Ведомство порта закрыло причал".encode("koi8-r")
    assert decode(raw, declared="koi8-r") == "Ведомство порта закрыло причал"


def test_text_that_came_in_mis_decoded_is_left_as_it_stands() -> None:
    assert decode("the portâ€™s piers".encode()) == "the portâ€™s piers"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (bytes(range(256)) * 20, "binary"),
        (b"a\0b\0" * 100, "binary"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04 and so on", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"WARC/1.1\r\n", "web archive"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "byte order mark says utf-16-le"),
    ],
)
def test_binary_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b'<meta charset="windows-1252">', "cp1252"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "iso8859-1"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>", "utf-8"),
        (b'<meta charset="nonsense-99">', None),
        (b"<p>no charset</p>", None),
    ],
)
def test_declared_charset(raw: bytes, encoding: str | None) -> None:
    assert declared_charset(raw) == encoding


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(raw: bytes) -> None:
    with suppress(InputError):
        assert isinstance(decode(raw), str)
