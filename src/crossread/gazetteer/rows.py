"""One place as it goes into a table, and which of its names are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from crossread.gazetteer.folding import bare, fold, skeleton

_FEWEST_LETTERS = 3
_SAME_NAME = 85.0  # per cent of letters in common, with the same consonants: Hama, Hamah 89; Paris, Parys 80
_CODE = re.compile(r"[A-Z]{3,4}")  # airports and languages: "ALP", "ICAO"


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be compiled.

    `id` is GeoNames' number, 0 for a place that has none. `admin1` is GeoNames' code ("12" in Syria), `admin2` the
    county's or district's name, `feature` GeoNames' code, `country` ISO 3166-1 alpha-2; each "" where unknown.
    `short` are forms that stand for it however short they are ("La.", "UK").
    """

    id: int
    name: str
    latitude: float
    longitude: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    feature: str = "PPL"
    population: int = 0
    alternates: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


def keys_of(row: Row) -> Iterator[tuple[str, bool]]:
    """Folded names the place is found by, without repeats; true for its own name, its short forms and other spellings
    of its own name ("Hama" of Ḩamāh)."""
    main = fold(row.name)
    seen = set()
    for name in (row.name, *row.short):
        if (key := fold(name)) and key not in seen:
            seen.add(key)
            yield key, True
    for key in map(fold, _worth_keeping(row.alternates)):
        if len(key) >= _FEWEST_LETTERS and key not in seen and not any(map(str.isdigit, key)):
            seen.add(key)
            yield key, _is_same_name(key, main)


def _is_same_name(key: str, main: str) -> bool:
    return fuzz.ratio(bare(key), bare(main)) >= _SAME_NAME and skeleton(key) == skeleton(main)


def _worth_keeping(names: Iterable[str]) -> Iterator[str]:
    """Latin names; neither codes nor the lower-case romanisations that GeoNames makes of other scripts."""
    for name in names:
        first = name.lstrip("'’‘`ʿʾ")[:1]
        if first.isupper() and not _CODE.fullmatch(name) and all(map(_is_latin, name)):
            yield name


def _is_latin(char: str) -> bool:
    code = ord(char)
    return code < 0x370 or 0x1E00 <= code < 0x1F00 or 0x2010 <= code < 0x2030
