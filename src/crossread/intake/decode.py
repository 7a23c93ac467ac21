"""Bytes -> characters: byte order mark, declared encoding, UTF-8, then detection; never a silent loss."""

from __future__ import annotations

import codecs
import re

from crossread.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a web archive (WARC)"),
    (b"SQLite format 3\0", "an SQLite database"),
)
_EXPECTED = "expected text"
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_MAX_CONTROL_SHARE = 0.02
_SAMPLE_BYTES = 65_536
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """The characters of `raw`, all of them; the byte order mark is not one of them.

    Order: byte order mark, valid UTF-8, the encoding `declared` by the page, detection. Text that was
    mis-decoded before it came here (`â€™`) is left as it stands.

    Raises:
        InputError: for pictures, archives and other binary, and for bytes that no encoding explains.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding)
    _refuse_binary(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(encoding_of(raw, declared=declared))


def encoding_of(raw: bytes, *, declared: str | None = None) -> str:
    """The encoding of bytes that have no byte order mark.

    Raises:
        InputError: when neither UTF-8, the declared encoding nor any detected one fits.
    """
    for encoding in ("utf-8", declared):
        if encoding and _fits(raw, encoding):
            return encoding
    from charset_normalizer import from_bytes  # noqa: PLC0415  heavy, and seldom needed

    best = from_bytes(raw[:_SAMPLE_BYTES]).best()
    for encoding in (str(best.encoding) if best else None, "cp1252", "latin-1" if best else None):
        if encoding and _fits(raw, encoding):
            return encoding
    raise InputError(f"bytes that are no text in any encoding; {_EXPECTED}, best as UTF-8")


def declared_charset(raw: bytes) -> str | None:
    """The encoding an HTML or XML page names in its first 2,048 bytes, if Python knows it."""
    found = _CHARSET.search(raw[:2_048])
    if not found:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"the byte order mark says {encoding}, byte {error.start} is not; {_EXPECTED}"
        ) from error


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True


def _refuse_binary(raw: bytes) -> None:
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise InputError(f"this is {name}; {_EXPECTED}, HTML, JSON or CSV")
    sample = raw[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > _MAX_CONTROL_SHARE * len(sample):
        raise InputError(
            f"binary: {controls} of the first {len(sample)} bytes are control codes; {_EXPECTED}"
        )
