"""A user's watch list from a CSV table or FollowTheMoney JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from crossread.domain.entities import WatchEntry, WatchList
from crossread.domain.layers import MentionKind
from crossread.domain.report import Problem
from crossread.errors import InputError
from crossread.intake.csv_rows import csv_rows
from crossread.intake.opening import READ_ERRORS, opened, reason
from crossread.intake.text_lines import text_lines
from crossread.text.countries import country_behind
from crossread.text.tables import mapping
from crossread.text.words import fold

MAX_LINE_CHARS = 1_000_000
_SHOWN_COLUMNS = 8
_SKIPPED = "skipped"
_DELIMITERS = ",;\t|"
_PARTS = re.compile(r"[;|]")
_NAME, _ID, _KIND, _ALIASES, _COUNTRIES = "name", "id", "kind", "aliases", "countries"
_COLUMNS = {
    _NAME: (_NAME, "caption", "label"),
    _ID: (_ID, "key", "identifier"),
    _KIND: (_KIND, "type", "schema"),
    _ALIASES: (_ALIASES, "alias", "aka", "also known as"),
    _COUNTRIES: (_COUNTRIES, "country", "nationality"),
}
_FTM_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_FTM_COUNTRIES = ("country", "nationality", "jurisdiction", "citizenship", "mainCountry")


def read_watch_list(path: Path | str) -> tuple[WatchList, list[Problem]]:
    """The entries of a file, in its order; the list is named by the file's name without its ending.

    A CSV table needs a column `name`; `id`, `kind` (or type, schema), `aliases` and `countries` (parted by ; or |) are
    taken where there. A line of JSON is a FollowTheMoney entity: id, schema, properties. A file that begins with "{"
    is JSON lines. Without an id the line's number stands for one; of two lines with one id both are kept. A line that
    cannot be read is a Problem that names file and line, and the others are read.

    Raises:
        InputError: The file cannot be read, is no such table, or has no entry.
    """
    path = Path(path)
    try:
        with opened(str(path), stdin=None) as stream:
            first = stream.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
            lines = list(text_lines(stream, max_bytes=MAX_LINE_CHARS))
    except READ_ERRORS as error:
        raise InputError(f"{path}: {reason(error)}; expected a readable watch list") from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    read = _from_json_lines(lines) if first == b"{" else _from_table(lines, path)
    entries: list[WatchEntry] = []
    problems: list[Problem] = []
    for number, found in read:
        if isinstance(found, WatchEntry):
            entries.append(found)
        else:
            problems.append(Problem(f"{path}, line {number}", str(found), _SKIPPED))
    if not entries:
        first_problem = f"; line 1: {problems[0].what}" if len(problems) == 1 else ""
        raise InputError(
            f"{path}: no entry in {len(lines):,} lines{first_problem}; expected CSV with a column name, or FollowTheMoney"
            " JSON lines"
        )
    return WatchList(path.name.removesuffix(".gz").rsplit(".", 1)[0], tuple(entries)), problems


_Lines = Iterable[tuple[int, str | InputError]]
_Read = Iterator[tuple[int, WatchEntry | InputError]]


def _from_json_lines(lines: _Lines) -> _Read:
    for number, line in lines:
        if isinstance(line, InputError):
            yield number, line
        elif line.strip():
            try:
                yield number, _ftm_entry(json.loads(line), number)
            except InputError as error:
                yield number, error
            except (ValueError, RecursionError) as error:
                what = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "nested too deeply"
                yield number, InputError(f"bad JSON ({what}); expected one object a line")


def _ftm_entry(value: object, number: int) -> WatchEntry:
    if not isinstance(value, Mapping):
        raise InputError(f"a JSON {type(value).__name__}; expected an object with id, schema and properties")
    properties = value.get("properties")
    if not isinstance(properties, Mapping):
        raise InputError("no properties; expected a FollowTheMoney entity with properties.name")
    names = [name for key in _FTM_NAMES for name in _strings(properties.get(key))]
    if not names:
        raise InputError("no properties.name; expected at least one name")
    countries = [code for key in _FTM_COUNTRIES for code in _strings(properties.get(key))]
    own_id = value.get("id")
    return _entry(
        "" if own_id is None else str(own_id),
        kind=str(value.get("schema") or ""),
        names=names,
        countries=countries,
        number=number,
    )


def _from_table(lines: list[tuple[int, str | InputError]], path: Path) -> _Read:
    header_line = next((line for _, line in lines if isinstance(line, str) and line.strip()), "")
    delimiter = max(_DELIMITERS, key=header_line.count)
    at_line = [0]
    rows = csv_rows(_counted(lines, at_line), delimiter=delimiter, max_chars=MAX_LINE_CHARS)
    header = next((row for row in rows if not isinstance(row, InputError) and any(map(str.strip, row))), [])
    column = {_column_of(name): at for at, name in reversed(list(enumerate(header)))}
    if _NAME not in column:
        columns = ", ".join(repr(name.strip()) for name in header[:_SHOWN_COLUMNS]) or "none"
        raise InputError(f"{path}: no column name (columns: {columns}); expected a header line with name")
    for row in rows:
        if isinstance(row, InputError):
            yield at_line[0], row
        elif any(map(str.strip, row)):
            yield at_line[0], _row_entry(row, column, width=len(header), number=at_line[0])


def _counted(lines: _Lines, at_line: list[int]) -> Iterator[tuple[int, str | InputError]]:
    """The lines, with the number of the last one taken kept in `at_line`."""
    for number, line in lines:
        at_line[0] = number
        yield number, line


def _row_entry(
    row: Sequence[str], column: Mapping[str, int], *, width: int, number: int
) -> WatchEntry | InputError:
    if len(row) > width:
        return InputError(f"{len(row)} fields; expected {width} as in the header (an unquoted delimiter?)")

    def cell(name: str) -> str:
        at = column.get(name, width)
        return row[at].strip() if at < len(row) else ""

    if not cell(_NAME):
        return InputError("no name; expected one in every line")
    return _entry(
        cell(_ID),
        kind=cell(_KIND),
        names=[cell(_NAME), *_parted(cell(_ALIASES))],
        countries=_parted(cell(_COUNTRIES)),
        number=number,
    )


def _entry(
    own_id: str, *, kind: str, names: Iterable[str], countries: Iterable[str], number: int
) -> WatchEntry:
    distinct = list(dict.fromkeys(" ".join(name.split()) for name in names))
    codes = (_country(country) for country in countries)
    return WatchEntry(
        id=own_id or f"line {number}",
        kind=MentionKind(mapping("schemata").get(fold(kind.strip()), MentionKind.OTHER.value)),
        name=distinct[0],
        aliases=tuple(distinct[1:]),
        countries=tuple(dict.fromkeys(code for code in codes if code)),
    )


def _country(printed: str) -> str:
    """ISO alpha-2 of a code or name; a name that is not known is left out."""
    printed = printed.strip()
    if len(printed) == 2 and printed.isalpha():
        return "GB" if printed.lower() == "uk" else printed.upper()
    return country_behind(fold(printed)) or ""


def _column_of(printed: str) -> str:
    name = printed.strip().strip("\ufeff").lower().replace("_", " ")
    return next((ours for ours, names in _COLUMNS.items() if name in names), name)


def _parted(cell: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(cell) if part.strip()]


def _strings(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item.strip()]
