"""Places without a name: "in the garage", "behind the police station"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from crossread.crossing.circumstances.where import Where
from crossread.crossing.listed import lines_of
from crossread.domain.span import Span
from crossread.text.words import fold, is_stop

PLACING = (
    "in|at|on|into|onto|inside|within|outside|near|beside|by|behind|off|under|beneath|below|above|along|around|opposite"
    "|across|through|from|to|towards|toward|between|aboard|beyond|past|over|upon"
)
_PHRASE = re.compile(
    rf"\b(?P<how>{PLACING})\s(?:front of |the front of |the back of |the foot of |the top of |the middle of )?"
    r"(?P<words>(?:the|a|an|its|his|her|their|my|our|one|another|this|that|some|[A-Z][\w'’-]+)(?:\s[^\W\d_][\w'’-]*){1,6})",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s")
_GOES_ON = re.compile(
    r"(?:\w+ly|early|late|last|this|next|yesterday|today|tomorrow|\w+ed|\w+ing|was|were|is|are|had|has|at|on)$"
)
_LONGEST = 2  # words of a noun on the list


def unnamed_places(text: str, passage: Span) -> Iterator[tuple[str, Span, Where]]:
    """How each is placed ("in"), the characters of the phrase from its article on, and the place."""
    at = passage.start
    while (found := _PHRASE.search(text, at, passage.end)) is not None:
        at = found.start("words")
        run = _run(found["words"])
        head = _head(run)
        if head is None:
            continue
        past, sort = head
        words = tuple(w for w in (fold(word) for word in run[:past]) if not is_stop(w))
        end = at + len(" ".join(run[:past]))
        yield (
            found["how"].casefold(),
            Span(at, end),
            Where(sort, words, is_named=False, place=None, slack_km=0.0),
        )
        at = end


def _run(printed: str) -> list[str]:
    """The words up to the first that ends a noun phrase."""
    words = _ENDS.split(printed)
    for n, word in enumerate(words[1:], 1):
        if is_stop(word.casefold()):
            return words[:n]
    return words


def _head(run: list[str]) -> tuple[int, str] | None:
    """How many words reach to the last noun of place on the list, and its sort; None where something else follows it."""
    folded = [fold(word) for word in run]
    for past in range(len(run), 0, -1):
        for length in range(_LONGEST, 0, -1):
            if past - length < 0:
                continue
            noun = " ".join(folded[past - length : past]).replace("-", " ").split()[-_LONGEST:]
            sort = _sort(" ".join(noun)) or (_sort(noun[-1]) if length == 1 else None)
            if sort is not None:
                rest = folded[past:]
                return (past, sort) if not rest or _GOES_ON.match(rest[0]) else None
    return None


def _sort(noun: str) -> str | None:
    return _sorts().get(noun) or _sorts().get(noun.removesuffix("s"))


@cache
def _sorts() -> Mapping[str, str]:
    return dict(line.split("\t") for line in lines_of("place_heads.tsv"))
