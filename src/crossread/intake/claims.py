"""A user's claims from a file: one a line of text, of a CSV table, or of JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from crossread.errors import InputError
from crossread.intake.decode import decode
from crossread.intake.opening import opened, read_whole

_MOST_BYTES = 50_000_000
_COLUMN = "claim"


def read_claims(path: Path | str, *, stdin: BinaryIO | None = None) -> tuple[str, ...]:
    """The claims of a file in its order, empty lines left out; "-" is standard input.

    `.csv` and `.tsv` need a column `claim`. `.jsonl` has strings or objects with `claim`. Everything else is text, one
    claim a line.

    Raises:
        InputError: The file cannot be read, is no such table, or has no claim.
    """
    name = str(path)
    with opened(name, stdin=stdin) as stream:
        text = decode(read_whole(stream, max_bytes=_MOST_BYTES))
    ending = name.lower().removesuffix(".gz").rsplit(".", 1)[-1]
    if ending in ("csv", "tsv"):
        found = _of_table(text, name, delimiter="\t" if ending == "tsv" else ",")
    elif ending in ("jsonl", "ndjson"):
        found = _of_json(text, name)
    else:
        found = iter(text.splitlines())
    claims = tuple(claim.strip() for claim in found if claim.strip())
    if not claims:
        raise InputError(f"{name}: no claim in it; expected one a line")
    return claims


def _of_table(text: str, name: str, *, delimiter: str) -> Iterator[str]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [column for column in rows.fieldnames or () if column]
    wanted = next((column for column in columns if column.strip().lower() == _COLUMN), None)
    if wanted is None:
        raise InputError(
            f"{name}: the columns are {', '.join(columns) or 'none'}; expected one named {_COLUMN}"
        )
    try:
        yield from (row[wanted] or "" for row in rows)
    except csv.Error as error:
        raise InputError(f"{name}, line {rows.line_num}: {error}; expected a table of text") from error


def _of_json(text: str, name: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _claim(line, f"{name}, line {number}")


def _claim(line: str, where: str) -> str:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{where}: no JSON ({error}); expected a string or an object with {_COLUMN}"
        ) from error
    claim = value.get(_COLUMN) if isinstance(value, dict) else value
    if not isinstance(claim, str):
        raise InputError(f"{where}: got {type(claim).__name__} for {_COLUMN}; expected a string")
    return claim
