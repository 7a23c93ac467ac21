"""A user's own GeoNames country dump, so that villages below the packaged cut-off are found.

The format is that of https://download.geonames.org/export/dump/readme.txt: nineteen columns parted by tabs, UTF-8.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Final

from crossread.domain.report import Problem
from crossread.errors import InputError
from crossread.gazetteer.rows import Row
from crossread.gazetteer.table import Table

_COLUMNS: Final = 19
_LARGEST_ID: Final = 2**31 - 1
_MOST_PEOPLE: Final = 10**11
_MOST_BYTES: Final = 4 * 2**30


def read_geonames(path: Path) -> tuple[Table, tuple[Problem, ...]]:
    """Compile a dump (.txt, or .zip that holds one); a line that cannot be read is a problem, all others are kept.

    Raises:
        InputError: The file is missing, no dump, or holds no line that can be read.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            rows.append(_row(line.rstrip("\r\n").split("\t")))
        except ValueError as error:
            problems.append(Problem(f"{path}, line {number}", str(error), "the line was left out"))
    if not rows:
        raise InputError(
            f"{path}: no line of a GeoNames dump in it ({len(problems)} could not be read"
            + (f", the first because {problems[0].what}" if problems else "")
            + f"); expected {_COLUMNS} columns parted by tabs, as in https://download.geonames.org/export/dump/"
        )
    names = _names(rows)
    counties = {(r.country, r.admin1, r.admin2): r.name for r in rows if r.feature == "ADM2"}
    named = (_with_county(row, counties) for row in rows)
    return Table.compiled(named, admin1_names=names), tuple(problems)


def _lines(path: Path) -> Iterator[str]:
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as raw:
                yield from io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")
        else:
            with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as lines:
                yield from lines
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path}: cannot be read: {error}; expected a GeoNames dump, .txt or .zip"
        ) from error


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The dump in the archive: the largest .txt that is no read-me."""
    texts = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith(".txt") and "readme" not in info.filename.lower()
    ]
    if not texts:
        raise InputError(f"{path}: no .txt file in the archive; expected a GeoNames dump such as SY.zip")
    largest = max(texts, key=lambda info: info.file_size)
    if largest.file_size > _MOST_BYTES:
        raise InputError(
            f"{path}: {largest.file_size} bytes unpacked, more than the {_MOST_BYTES} that are read"
        )
    return largest


def _row(columns: list[str]) -> Row:
    if len(columns) != _COLUMNS:
        raise ValueError(f"{len(columns)} columns instead of {_COLUMNS}")
    number, name, ascii_name, alternates, latitude, longitude, _, feature, country = columns[:9]
    if not name.strip():
        raise ValueError("the place has no name")
    names = (ascii_name, *alternates.split(","))
    return Row(
        id=_whole(number, "geonameid", least=1, most=_LARGEST_ID),
        name=name.strip(),
        latitude=_degrees(latitude, "latitude", most=90.0),
        longitude=_degrees(longitude, "longitude", most=180.0),
        country=country.strip().upper(),
        admin1=columns[10].strip(),
        admin2=columns[11].strip(),
        feature=feature.strip() or "PPL",
        population=_whole(columns[14] or "0", "population", least=0, most=_MOST_PEOPLE),
        alternates=tuple(filter(None, map(str.strip, names))),
    )


def _whole(value: str, what: str, *, least: int, most: int) -> int:
    if not (value.isascii() and value.isdigit()) or not least <= int(value[:20]) <= most:
        raise ValueError(f"{what} {value[:40]!r} is not a whole number from {least} to {most}")
    return int(value)


def _degrees(value: str, what: str, *, most: float) -> float:
    try:
        degrees = float(value)
    except ValueError:
        degrees = float("nan")
    if not isfinite(degrees) or abs(degrees) > most:
        raise ValueError(f"{what} {value[:40]!r} is not a number of degrees from -{most:.0f} to {most:.0f}")
    return degrees


def _names(rows: list[Row]) -> dict[str, str]:
    """Names of the provinces that the dump itself holds, by country and code."""
    return {f"{row.country}.{row.admin1}": row.name for row in rows if row.feature == "ADM1" and row.admin1}


def _with_county(row: Row, counties: Mapping[tuple[str, str, str], str]) -> Row:
    """The row with its county's name instead of the code."""
    return replace(row, admin2=counties.get((row.country, row.admin1, row.admin2), ""))
