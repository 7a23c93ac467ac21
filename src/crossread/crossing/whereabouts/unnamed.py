"""Places without a name: "in the garage", "behind the police station"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from crossread.crossing.listed import lines_of
from crossread.crossing.whereabouts.placing import FOREMOST, GOES_ON, PLACING
from crossread.crossing.whereabouts.where import Where
from crossread.domain.span import Span
from crossread.text.words import fold, is_stop

_PHRASE = re.compile(
    rf"\b(?P<how>(?i:{PLACING}))\s(?P<foremost>(?i:{FOREMOST}))?"
    r"(?P<words>(?:(?i:the|a|an|its|his|her|their|my|our|one|another|this|that|some)|[A-Z][\w'’-]+)"
    r"(?:\s[^\W\d_][\w'’-]*){1,6})"
)
_BLANK = re.compile(r"\s")
_LONGEST = 2  # words of a noun on the list


def unnamed_places(text: str, passage: Span) -> Iterator[tuple[str, Span, Where]]:
    """How each is placed ("in"; "" for "in front of"), the characters from its article on, and the place."""
    at = passage.start
    while (found := _PHRASE.search(text, at, passage.end)) is not None:
        at = found.start("words")
        run = _run(found["words"])
        head = _head(run)
        if head is None:
            continue
        past, sort = head
        how = "" if found["foremost"] else found["how"].casefold()
        where = Where(sort.name, (), sort.level, is_named=False, place=None)
        yield how, Span(at, at + len(" ".join(run[:past]))), where
        at += len(" ".join(run[:past]))


class Sort(NamedTuple):
    """A sort of place, and its level."""

    name: str
    level: str


def sort_of_noun(words: Sequence[str]) -> Sort | None:
    """The sort of the noun, with or without an "s", that these folded words end in; None for no noun of place."""
    noun = " ".join(words).replace("-", " ").split()[-_LONGEST:]
    for tail in (noun, noun[-1:]):
        known = _sorts().get(" ".join(tail)) or _sorts().get(" ".join(tail).removesuffix("s"))
        if tail and known is not None:
            return Sort(*known)
    return None


def _run(printed: str) -> list[str]:
    """The words up to the first that ends a noun phrase."""
    words = _BLANK.split(printed)
    for n, word in enumerate(words[1:], 1):
        if is_stop(word.casefold()):
            return words[:n]
    return words


def _head(run: Sequence[str]) -> tuple[int, Sort] | None:
    """Where the last noun of place ends, and its sort; None where something else follows it."""
    folded = [fold(word) for word in run]
    for past in range(len(run), 0, -1):
        sort = sort_of_noun(folded[max(0, past - _LONGEST) : past])
        if sort is not None:
            rest = folded[past:]
            return (past, sort) if not rest or GOES_ON.match(rest[0]) else None
    return None


@cache
def _sorts() -> Mapping[str, tuple[str, str]]:
    rows = (line.split("\t") for line in lines_of("place_heads.tsv"))
    return {noun: (sort, level) for noun, sort, level in rows}
