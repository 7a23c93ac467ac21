"""Rows of a CSV stream, each bounded in size, so that one unclosed quote cannot swallow the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from crossread.errors import InputError

_C_LONG_MAX = 2**31 - 1


def csv_rows(
    lines: Iterator[tuple[int, str | InputError]], *, delimiter: str, max_chars: int
) -> Iterator[list[str] | InputError]:
    """Rows in order (RFC 4180, blank lines left out); an InputError stands for rows that cannot be read."""
    _allow_long_fields(max_chars)
    for group in _groups(lines, max_chars):
        if isinstance(group, InputError):
            yield group
            continue
        first_line, text = group
        is_open = sum(line.count('"') for line in text) % 2 == 1
        try:
            yield from (row for row in csv.reader(text, delimiter=delimiter, strict=is_open) if row)
        except csv.Error as error:
            what = "a quote that is never closed" if is_open else f"bad CSV ({error})"
            yield InputError(f"{what}, from line {first_line} on; expected quoted fields to end")


def _groups(
    lines: Iterator[tuple[int, str | InputError]], max_chars: int
) -> Iterator[tuple[int, list[str]] | InputError]:
    """Lines up to where the quotes are even, with the number of the first: whole rows."""
    group: list[str] = []
    first_line = size_chars = 0
    is_even = True
    for number, line in lines:
        if isinstance(line, InputError):
            yield line
            continue
        if is_even and not group:
            first_line, size_chars = number, 0
        size_chars += len(line)
        is_even ^= line.count('"') % 2 == 1
        if size_chars <= max_chars:
            group.append(line)
        if is_even:
            yield (first_line, group) if size_chars <= max_chars else _too_long(first_line, max_chars)
            group = []
    if not is_even:
        yield (first_line, group) if size_chars <= max_chars else _too_long(first_line, max_chars)


def _too_long(first_line: int, max_chars: int) -> InputError:
    return InputError(
        f"a row of more than {max_chars:,} characters from line {first_line} on; expected less"
        " (setting max_file_bytes), or a quote is never closed"
    )


def _allow_long_fields(max_chars: int) -> None:
    """Raises the csv module's own limit, which is one for the whole process (131,072 at first)."""
    csv.field_size_limit(max(csv.field_size_limit(), min(max_chars, _C_LONG_MAX)))
