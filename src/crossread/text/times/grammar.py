"""The patterns of data/time_patterns.txt, compiled to regular expressions over token codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from crossread.domain.facts import TimeKind
from crossread.text.tables import rows
from crossread.text.times.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Pattern:
    """`kind` is None for words that are taken and dropped. `groups` has what the word of each group may be."""

    kind: TimeKind | None
    regex: re.Pattern[str]
    groups: dict[str, tuple[str, ...]]
    meaning: str
    modifier: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The vocabulary with the patterns over its codes; `starting` are those that may begin with a code."""

    vocabulary: Vocabulary
    starting: dict[str, tuple[Pattern, ...]]


@cache
def grammar() -> Grammar:
    """The grammar of the packaged data files."""
    macros = {row[1]: row[2].split() for row in rows("time_patterns") if row[0] == "macro"}
    lines = [row for row in rows("time_patterns") if row[0] != "macro"]
    pieces = [_expanded(row[1].split(), macros) for row in lines]
    vocabulary = Vocabulary(_literals(chain.from_iterable(pieces)))
    starting: dict[str, list[Pattern]] = {}
    for row, of_row in zip(lines, pieces, strict=True):
        items = [_item(piece, vocabulary) for piece in of_row]
        pattern = Pattern(
            kind=None if row[0] == "none" else TimeKind(row[0]),
            regex=re.compile(_source(items)),
            groups={item.name: item.categories for item in items if item.name},
            meaning=row[2],
            modifier=row[3] if len(row) > 3 else "",
        )
        for code in dict.fromkeys(_first(items)):
            starting.setdefault(code, []).append(pattern)
    return Grammar(vocabulary, {code: tuple(patterns) for code, patterns in starting.items()})


@dataclass(frozen=True, slots=True)
class _Item:
    """One piece of a pattern: `mark` is "(", ")" or "|" for those, else `codes` are what it may be."""

    mark: str = ""
    name: str = ""
    look: str = ""
    codes: str = ""
    categories: tuple[str, ...] = ()
    repeat: str = ""


_PIECE = re.compile(r"(?P<look>!?[<>])?(?:(?P<name>[A-Za-z]\w*):)?(?P<what>.+?)(?P<repeat>[?*+])?")


def _expanded(pieces: Sequence[str], macros: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if piece.startswith("$"):
            body = _expanded(macros[piece[1:].rstrip("?")], macros)
            found += ["(", *body, ")?"] if piece.endswith("?") else body
        else:
            found.append(piece)
    return found


def _item(piece: str, vocabulary: Vocabulary) -> _Item:
    if piece[0] in ")|":
        return _Item(mark=piece[0], repeat=piece[1:])
    if piece.endswith("("):
        return _Item(mark="(", name=piece[:-1].rstrip(":"))
    look, name, what, repeat = _parts(piece)
    categories = tuple(what.split("|"))
    if not name and not look and len(categories) == 1 and what.isupper():
        name = what
    codes = "".join(dict.fromkeys("".join(vocabulary.having(category) for category in categories)))
    return _Item(name=name, look=look, codes=codes, categories=categories, repeat=repeat)


def _literals(pieces: Iterable[str]) -> frozenset[str]:
    """The words and marks that patterns name themselves."""
    found: set[str] = set()
    for piece in pieces:
        if piece[0] not in ")|" and not piece.endswith("("):
            found |= {name for name in _parts(piece)[2].split("|") if not name.isupper()}
    return frozenset(found)


def _parts(piece: str) -> tuple[str, str, str, str]:
    found = _PIECE.fullmatch(piece)
    if found is None:
        raise ValueError(f"not a piece of a pattern: {piece!r}")
    return found["look"] or "", found["name"] or "", found["what"], found["repeat"] or ""


def _source(items: Sequence[_Item]) -> str:
    named: set[str] = set()
    source = []
    for item in items:
        fresh = item.name if item.name not in named else ""
        named.add(item.name)
        if item.mark == "(":
            source.append(f"(?P<{fresh}>" if fresh else "(?:")
        elif item.mark:
            source.append(item.mark + item.repeat.replace("*", _AGAIN))
        elif item.look:
            source.append(_LOOKS[item.look] + f"[{item.codes}])")
        else:
            source.append((f"(?P<{fresh}>[{item.codes}])" if fresh else f"[{item.codes}]") + item.repeat)
    return "".join(source)


_AGAIN = "{0,15}"  # so often at most, that a text of number words alone takes no time to speak of
_LOOKS = {"<": "(?<=", ">": "(?=", "!<": "(?<!", "!>": "(?!"}


def _first(items: Sequence[_Item]) -> str:
    """All codes that a match may begin with."""
    codes, _, _ = _first_of_branches(items, 0)
    return codes


def _first_of_branches(items: Sequence[_Item], at: int) -> tuple[str, bool, int]:
    """First codes of the branches from `at` to their ")", whether they may be empty, and where that ")" is."""
    codes, may_be_empty = "", False
    begun = True  # nothing has been taken yet in this branch
    while at < len(items) and items[at].mark != ")":
        item = items[at]
        if item.mark == "|":
            may_be_empty, begun = may_be_empty or begun, True
        elif item.mark == "(":
            inner, empty, at = _first_of_branches(items, at + 1)
            codes += inner if begun else ""
            begun = begun and (empty or items[at].repeat in ("?", "*"))
        elif not item.look:
            codes += item.codes if begun else ""
            begun = begun and item.repeat in ("?", "*")
        at += 1
    return codes, may_be_empty or begun, at
