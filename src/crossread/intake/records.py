"""JSON, JSON lines, CSV and TSV of articles, read record by record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from crossread.domain.report import Problem
from crossread.errors import InputError
from crossread.intake.csv_rows import csv_rows
from crossread.intake.decode import decode
from crossread.intake.draft import Draft
from crossread.intake.fields import columns_found, draft_of, our_field
from crossread.intake.opening import read_whole
from crossread.intake.text_lines import text_lines
from crossread.settings import Settings

_SKIPPED = "skipped"
_DELIMITERS = ",;\t|"


def read_json(stream: io.BufferedReader, *, name: str, settings: Settings) -> Iterator[Draft | Problem]:
    """A JSON array of articles, one article, or an object that holds one array of articles.

    Raises:
        InputError: when the file is too large, no text, or no JSON.
    """
    text = decode(read_whole(stream, max_bytes=settings.max_file_bytes))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"bad JSON ({_json_reason(error)}); expected an array of articles") from error
    for number, record in enumerate(_articles(value, settings), 1):
        yield _from_value(record, where=f"{name}#record {number}", name=name, settings=settings)


def read_json_lines(stream: io.BufferedReader, *, name: str, settings: Settings) -> Iterator[Draft | Problem]:
    """One JSON object a line; a bad line is a Problem and the next one is read."""
    for number, line in text_lines(stream, max_bytes=settings.max_file_bytes):
        where = f"{name}#record {number}"
        if isinstance(line, InputError):
            yield Problem(where, str(line), _SKIPPED)
        elif line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                what = f"bad JSON in line {number} ({_json_reason(error)}); expected one object a line"
                yield Problem(where, what, _SKIPPED)
            else:
                yield _from_value(value, where=where, name=name, settings=settings)


def read_table(stream: io.BufferedReader, *, name: str, settings: Settings) -> Iterator[Draft | Problem]:
    """CSV or TSV with a header line; the delimiter is the one that parts the header most often.

    Raises:
        InputError: when no column holds the text.
    """
    lines = text_lines(stream, max_bytes=settings.max_file_bytes)
    first = next(lines, (1, ""))[1]
    header_line = "" if isinstance(first, InputError) else first
    delimiter = max(_DELIMITERS, key=header_line.count)
    header = [column.strip() for column in next(csv.reader([header_line], delimiter=delimiter), [])]
    if not any(header):
        raise InputError("no header line; expected a table whose first line names the columns")
    if "text" not in {our_field(column, settings) for column in header}:
        raise InputError(f"no column holds the text; {columns_found(header, settings)}")
    rows = csv_rows(lines, delimiter=delimiter, max_chars=settings.max_file_bytes)
    for number, row in enumerate(rows, 1):
        where = f"{name}#record {number}"
        if isinstance(row, InputError):
            yield Problem(where, str(row), _SKIPPED)
        else:
            yield _from_row(row, header, where=where, name=name, settings=settings)


def _from_row(
    row: list[str], header: list[str], *, where: str, name: str, settings: Settings
) -> Draft | Problem:
    if len(row) > len(header):
        what = f"{len(row)} fields; expected {len(header)} as in the header (an unquoted delimiter?)"
        return Problem(where, what, _SKIPPED)
    return _from_value(dict(zip(header, row, strict=False)), where=where, name=name, settings=settings)


def _from_value(value: object, *, where: str, name: str, settings: Settings) -> Draft | Problem:
    if not isinstance(value, Mapping):
        return Problem(where, f"a JSON {type(value).__name__}; expected an object with a text", _SKIPPED)
    try:
        return draft_of(value, where=where, path=name, settings=settings)
    except InputError as error:
        return Problem(where, str(error), _SKIPPED)


def _articles(value: object, settings: Settings) -> list[object]:
    """The records of a JSON document."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if "text" in {our_field(str(key), settings) for key in value}:
            return [value]
        lists = [item for item in value.values() if isinstance(item, list) and item]
        if len(lists) == 1 and all(isinstance(item, dict) for item in lists[0]):
            return lists[0]
        raise InputError(f"no text in a JSON object; {columns_found([str(key) for key in value], settings)}")
    raise InputError(f"a JSON {type(value).__name__}; expected an array of articles")


def _json_reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
