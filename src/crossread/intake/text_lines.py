"""Lines of characters from a byte stream of records, one at a time, each of bounded length."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from crossread.errors import InputError
from crossread.intake.decode import encoding_of

_WIDE_BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def text_lines(stream: io.BufferedReader, *, max_bytes: int) -> Iterator[tuple[int, str | InputError]]:
    """Line numbers from 1 and lines with their ends; a line above `max_bytes` comes as an InputError.

    Lines are UTF-8; one that is not is read in the encoding its own bytes suggest, Latin-1 at worst.
    """
    wide = next((encoding for mark, encoding in _WIDE_BOMS if stream.peek(2)[:2] == mark), None)
    if wide:
        reader = io.TextIOWrapper(stream, encoding=wide, errors="replace", newline="")
        try:
            yield from enumerate(iter(lambda: reader.readline(max_bytes), ""), 1)
        finally:
            reader.detach()
        return
    number = 0
    while line := stream.readline(max_bytes):
        number += 1
        if len(line) == max_bytes and not line.endswith(b"\n"):
            _skip_rest(stream, max_bytes)
            limit = f"expected at most {max_bytes:,} (setting max_file_bytes)"
            yield number, InputError(f"a line of {max_bytes:,} bytes or more; {limit}")
        else:
            yield number, _characters(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)


def _skip_rest(stream: io.BufferedReader, max_bytes: int) -> None:
    while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
        pass


def _characters(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return line.decode(encoding_of(line))
        except InputError:
            return line.decode("latin-1")
