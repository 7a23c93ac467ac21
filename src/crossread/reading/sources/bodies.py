"""Known bodies by their names: agencies, monitors, armed groups, parties (`source_bodies.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.domain.layers import SourceType
from crossread.reading.wordlists import rows

_WORD = re.compile(r"[^\W_]+(?:[.&’'/-][^\W_]+)*")
_SHORT_CHARS = 4  # names as short as "AP" or "WHO" are words as well, so their capitals count


@dataclass(frozen=True, slots=True)
class Body:
    """A known body; `country` is ISO 3166-1 alpha-2, "" where it has none."""

    name: str
    type: SourceType
    country: str


def words_of(text: str) -> list[str]:
    """Words as names are compared by: apostrophes, hyphens and points inside stay, a possessive 's goes."""
    return [_bare(match.group()) for match in _WORD.finditer(text)]


def body_named(printed: str) -> Body | None:
    """The body with exactly this name, articles and possessives aside."""
    found = words_of(printed)
    if found and found[0].casefold() in ("the", "a", "an") and len(found) > 1:
        found = found[1:]
    return body_of(found)


def body_of(words: Sequence[str]) -> Body | None:
    """The body whose name these words are, word for word."""
    entry = _names().get(" ".join(words).casefold())
    if entry is None:
        return None
    forms, body = entry
    return body if forms is None or " ".join(words) in forms else None


def folded_names() -> Iterable[str]:
    """All names and aliases, case folded, words parted by single spaces."""
    return _names().keys()


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


@cache
def _names() -> Mapping[str, tuple[frozenset[str] | None, Body]]:
    """Folded name to the body, with the spellings that count where the capitals do."""
    found: dict[str, tuple[frozenset[str] | None, Body]] = {}
    for row in rows("source_bodies.tsv"):
        name, kind, country, aliases = (*row, "", "")[:4]
        body = Body(name, SourceType(kind), country)
        for form in (name, *filter(None, aliases.split("|"))):
            printed = " ".join(words_of(form))
            strict = len(printed) <= _SHORT_CHARS or " " not in printed
            forms, known = found.get(printed.casefold(), (frozenset(), body))
            found[printed.casefold()] = (
                frozenset({printed, *(forms or ())}) if strict else None,
                known,
            )
    return found
