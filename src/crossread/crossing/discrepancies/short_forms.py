"""Words of names that differ and are no two spellings: short forms of a first name, abbreviations, ordinals."""

from __future__ import annotations

from functools import cache

from crossread.text.tables import mapping, rows

_SHORT_FORM = 3  # letters that Danny and Daniel share
_SHORT = 4  # letters of Hal, which is Harold
_PET_ENDINGS = ("y", "ie", "e", "i")


def is_short_name(a: str, b: str) -> bool:
    """Whether one first name is the other's short form: Mike and Michael, by a list; Zach and Zachery, as it begins it."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    begins = long.startswith(short) and len(short) >= _SHORT_FORM and len(long) > len(short) + 1
    return begins or not _short_names().isdisjoint({(a, b), (b, a)})


def may_be_short(a: str, b: str) -> bool:
    """Whether one first name may be the other's short form: Danny and Daniel, Tom and Thomas, H and Harold."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    if len(short) < _SHORT:
        return a[:1] == b[:1]
    cut = len(short) == _SHORT or short.endswith(_PET_ENDINGS) or long.startswith(short)
    return cut and a[:_SHORT_FORM] == b[:_SHORT_FORM]


def is_written_short(a: str, b: str) -> bool:
    """Whether one is the other's abbreviation: Dept and Department."""
    known = mapping("written_short")
    return a != b and known.get(a, a) == known.get(b, b)


def are_ordinals(a: str, b: str) -> bool:
    """Whether both are ordinals: the First and the Fifth Amendment are two."""
    return {a, b} <= _ordinals()


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(row[0] for row in rows("time_words") if row[1] == "ORDWORD")


@cache
def _short_names() -> frozenset[tuple[str, str]]:
    return frozenset((short, name) for short, *names in rows("short_names") for name in names)
