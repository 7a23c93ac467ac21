"""The table of wire services (data/agencies.tsv) and the patterns that recognise their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from crossread.intake.tables import rows

# After a name: the end, anything that is no letter, or a sentence glued on ("EPAThe minister", "APA man").
_WORD = re.compile(r"\w+")
_AFTER = r"(?=$|[^\w]|[A-Z][a-z’']|[A-Z]\s)"


@dataclass(frozen=True, slots=True)
class Agency:
    """A wire service: `weak_names` count only in picture credits; a picture agency sells no text."""

    name: str
    country: str
    sells_text: bool
    names: tuple[str, ...]
    weak_names: tuple[str, ...]


_SELF_NAMED_WORDS = frozenset({"Service", "Newswire", "Wire", "Bureau", "Agency", "Association"})
# A wire service that says so in its name counts though the table does not know it.
_SELF_NAMED = (
    r"(?:[A-Z][\w&.-]*\s){1,3}(?:"
    r"(?:News|Press|Telegraph)\s(?:Agency|Bureau|Service|Association)|Wire\sService|Newswire|Wire)"
)


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of the table, in its order."""
    return tuple(_agency(row) for row in rows("agencies.tsv"))


@cache
def agency_by_name() -> dict[str, Agency]:
    """Every printed name to its agency; callers only read it."""
    return {name: agency for agency in agencies() for name in (*agency.names, *agency.weak_names)}


@cache
def text_names() -> str:
    """Alternation of names that can stand for the words of a report, longest first."""
    return _alternation((name for a in agencies() if a.sells_text for name in a.names), _SELF_NAMED)


@cache
def photo_names() -> str:
    """Alternation of names that can stand in a picture credit, longest first, perhaps glued to a sentence."""
    names = _alternation((name for a in agencies() for name in (*a.names, *a.weak_names)), _SELF_NAMED)
    return f"{names}{_AFTER}"


@cache
def picture_only_names() -> str:
    """Alternation of the names of agencies that sell pictures only."""
    return _alternation(name for a in agencies() if not a.sells_text for name in a.names)


def may_name_agency(text: str) -> bool:
    """Whether a word of `text` may belong to an agency's name; a quick look before the slow one."""
    return not _telling_words().isdisjoint(_WORD.findall(text))


def named_in(text: str, *, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Canonical names of the agencies `pattern` finds in `text`, in order, without repeats."""
    found = (" ".join(name.split()) for name in pattern.findall(text))
    known = agency_by_name()
    return tuple(dict.fromkeys(known[name].name if name in known else name for name in found))


def _agency(row: tuple[str, ...]) -> Agency:
    name, country, sells, printed = row
    names = printed.split("|")
    return Agency(
        name=name,
        country=country,
        sells_text=sells == "text",
        names=tuple(n for n in names if not n.endswith("*")),
        weak_names=tuple(n[:-1] for n in names if n.endswith("*")),
    )


@cache
def _telling_words() -> frozenset[str]:
    """Words one of which stands in every agency's name: the longest of each."""
    names = (name for a in agencies() for name in (*a.names, *a.weak_names))
    return frozenset(max(_WORD.findall(name), key=len) for name in names) | {
        "Service",
        "Newswire",
        "Wire",
        "Bureau",
        "Agency",
        "Association",
    }


def _alternation(names: Iterable[str], *patterns: str) -> str:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "(?:" + "|".join([*map(re.escape, ordered), *patterns]) + ")"
