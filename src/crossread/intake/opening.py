"""Opening one input safely: regular files only, sizes checked before reading, gzip looked through."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from crossread.errors import InputError
from crossread.intake.discover import STDIN

READ_ERRORS = (OSError, EOFError, zlib.error)
"""What reading a damaged or vanishing file may raise."""

_GZIP_MAGIC = b"\x1f\x8b"
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
)


@contextlib.contextmanager
def opened(name: str, *, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of stdin, decompressed when they start like gzip; stdin is left open.

    Raises:
        InputError: when the path is a broken link, no regular file, or may not be read.
    """
    if name != STDIN:
        with _open_file(name) as stream:
            yield _decompressed(stream)
    elif stdin is None:
        raise InputError("stdin was named but none was given; expected a byte stream")
    elif isinstance(stdin, io.BufferedReader):
        yield _decompressed(stdin)
    else:
        wrapped: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", stdin))
        try:
            yield _decompressed(wrapped)
        finally:
            wrapped.detach()


def read_whole(stream: io.BufferedReader, *, max_bytes: int) -> bytes:
    """All bytes of an input that is one report or one JSON document.

    Raises:
        InputError: when it is empty, larger than `max_bytes` (also after decompression), or damaged.
    """
    expected = f"expected one report of at most {max_bytes:,} bytes (setting max_file_bytes)"
    size_bytes = _size_bytes(stream)
    if size_bytes > max_bytes:
        raise InputError(f"{size_bytes:,} bytes; {expected}")
    try:
        raw = stream.read(max_bytes + 1)
    except READ_ERRORS as error:
        raise InputError(f"{reason(error)}; expected readable bytes") from error
    if len(raw) > max_bytes:
        raise InputError(f"more than {max_bytes:,} bytes; {expected}")
    if not raw:
        raise InputError("the file is empty (0 bytes); expected text")
    return raw


def reason(error: Exception) -> str:
    """An error in words, without the path that the Problem names anyway."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__


def _size_bytes(stream: io.BufferedReader) -> int:
    """Size on disk (compressed, if so); 0 for what is no file."""
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0


def _open_file(name: str) -> io.BufferedReader:
    try:
        mode = os.stat(name).st_mode
        if stat.S_ISREG(mode):
            return open(name, "rb")
    except FileNotFoundError:
        what = "a link to a file that is not there" if os.path.islink(name) else "the file is gone"
        raise InputError(f"{what}; expected a readable file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{reason(error)}; expected a readable file") from error
    kind = next((text for is_kind, text in _KINDS if is_kind(mode)), "no regular file")
    raise InputError(f"this is {kind}; expected a regular file")


def _decompressed(stream: io.BufferedReader) -> io.BufferedReader:
    if stream.peek(2)[:2] != _GZIP_MAGIC:
        return stream
    return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=stream)))
