"""Words of colour for actors, as they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from crossread.domain.span import Span
from crossread.text.tables import one_of
from crossread.text.words import Word, words

HOSTILE = 2
_ARMED = "armed groups"
_MOST_WORDS = 2
# What makes a label a ruling of somebody, not a name for the actors: "designated a terrorist organisation by the UN".
_RULED = re.compile(
    r"\b(?:designated|designation|listed|proscribed|banned|classified|blacklisted|declared)\b[^.;]{0,40}$",
    re.I,
)
_RULED_CHARS = 60


@dataclass(frozen=True, slots=True)
class Colour:
    """A word of the list: its singular and plural, the neutral `sense` of its group, and how far it judges (0 to 2).

    `general` marks words that are one with another only in passages that assert the same, `doer` those that mean an actor
    only where a deed follows.
    """

    word: str
    plural: str
    sense: str
    shade: int
    general: bool
    doer: bool = False


@dataclass(frozen=True, slots=True)
class Coloured:
    """A word of the list at `span` of a text; `before` is the word in front of it, as printed, "" without one."""

    colour: Colour
    span: Span
    before: str


def coloured_words(text: str, passage: Span) -> Iterator[Coloured]:
    """The words of colour in one passage that mean actors, in text order, the longest first where several begin."""
    row = words(passage.of(text))
    at = 0
    while at < len(row):
        found = _longest(row, at)
        if found is None:
            at += 1
            continue
        colour, count = found
        span = Span(row[at].span.start, row[at + count - 1].span.end).shift(passage.start)
        after = row[at + count] if at + count < len(row) else None
        if _means_actors(text, colour, span, after=after.folded if after else "") and not _is_a_name(
            text, row, at
        ):
            yield Coloured(colour, span, row[at - 1].text if at else "")
        at += count


def _longest(row: tuple[Word, ...], at: int) -> tuple[Colour, int] | None:
    for count in range(min(_MOST_WORDS, len(row) - at), 0, -1):
        known = _known().get(" ".join(word.folded for word in row[at : at + count]))
        if known is not None:
            return known, count
    return None


def _means_actors(text: str, colour: Colour, span: Span, *, after: str) -> bool:
    """Whether the word is said of actors: hostile adjectives only before words for those who act."""
    adjective = span.of(text).lower() == colour.word and text[span.end : span.end + 1] == " " and after
    if adjective and colour.sense == _ARMED and colour.shade == HOSTILE and after not in _heads():
        return False
    if colour.doer and not _deed().match(text, span.end):
        return False
    return not _RULED.search(text[max(0, span.start - _RULED_CHARS) : span.start])


def _is_a_name(text: str, row: tuple[Word, ...], at: int) -> bool:
    """Whether the word is part of a name: a capital, though no sentence or line begins with it."""
    word = row[at]
    return at > 0 and word.text[:1].isupper() and not word.text.isupper() and row[at - 1].text[:1].isupper()


@cache
def _known() -> Mapping[str, Colour]:
    found: dict[str, Colour] = {}
    for line in _lines("label_words.tsv"):
        word, plural, sense, shade, tie = line.split("\t")
        colour = Colour(word, plural, sense, int(shade), tie != "story", tie == "doer")
        found[plural] = colour
        if tie != "crowd":
            found[word] = colour
    return found


@cache
def _deed() -> re.Pattern[str]:
    """ " stabbed", ", 15, then shot": a deed of which the word before is the subject."""
    rows = (line.split("\t") for line in _lines("age_parts.tsv"))
    verbs = one_of(word for word, part in rows if part == "does")
    return re.compile(rf"(?:, \d{{1,2}},| who)?(?: (?:then|also|had|allegedly))? {verbs}\b")


@cache
def _heads() -> frozenset[str]:
    return frozenset(_lines("label_heads.txt"))


def _lines(name: str) -> list[str]:
    raw = (resources.files("crossread.crossing") / "data" / name).read_text(encoding="utf-8")
    return [line for line in raw.splitlines() if line and not line.startswith("#")]
