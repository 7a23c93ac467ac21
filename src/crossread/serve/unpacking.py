"""Unpacks the body of a fetched page no further than is wanted: a small file can hold a huge one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import httpx

from crossread.errors import InputError

_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_PIECE_BYTES = 1 << 16


def unpacked(response: httpx.Response, *, most: int) -> Iterator[bytes]:
    """The body in pieces of bounded size, whatever it is packed in, until there are `most` bytes of it.

    Raises:
        InputError: when it is packed in another way.
        zlib.error: when it is damaged or cut short.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise InputError(f"a page packed as {encoding[:40]!r}; expected gzip, deflate or nothing")
    if encoding in ("", "identity"):
        yield from response.iter_raw()
        return
    yield from _inflated(response.iter_raw(), most=most)


def _inflated(pieces: Iterable[bytes], *, most: int) -> Iterator[bytes]:
    inflate: zlib._Decompress | None = None
    left = most
    for piece in pieces:
        if inflate is None:
            # gzip and zlib say what they are; "deflate" is sent without a head too
            headed = piece[:1] == b"\x1f" or piece[:1] == b"\x78"
            inflate = zlib.decompressobj(47 if headed else -zlib.MAX_WBITS)
        waiting = piece
        while waiting and left > 0:
            found = inflate.decompress(waiting, min(left, _PIECE_BYTES))
            waiting = inflate.unconsumed_tail
            left -= len(found)
            yield found
            if not found:
                break
    if inflate is not None and left > 0:
        yield inflate.flush()  # a few bytes at most: all that came was unpacked
        if not inflate.eof:
            raise zlib.error("the packed page is cut short")
