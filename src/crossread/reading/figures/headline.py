"""How many a headline says were harmed, by the order of its words: headlines have no syntax to rely on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.domain.layers import Number
from crossread.reading.figures.counted import PEOPLE_UNITS, is_countable
from crossread.reading.figures.lexicon import is_plural, people
from crossread.reading.wordlists import table, word_list
from crossread.text.numbers import numbers

_WORD = re.compile(r"[\w’'-]+|[,&;:|]|\s[-–—]\s")
_BREAKS = frozenset(";:|-–—")
_AGED = re.compile(r"\d+-(?:year|month|yr)s?-olds?|(?:year|month)s?-olds?", re.IGNORECASE)
_ANOTHER = frozenset({"another", "other", "second", "third", "fourth", "fifth", "self", "himself", "herself"})
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Headline:
    """Counts by what happened ("killed", "injured", "shot"); None where the harm is told but not of how many."""

    counts: dict[str, float | None]

    def many(self, what: str) -> float | None:
        """How many, None where it is not told."""
        return self.counts.get(what)

    def tells(self, what: str) -> bool:
        """Whether the harm is told at all."""
        return what in self.counts


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    number: Number | None


def headline_of(title: str) -> Headline:
    """What a headline tells of harm; the first word of each sort decides, one with a count before one without."""
    words = _words(title)
    counts: dict[str, float | None] = {}
    for at, word in enumerate(words):
        what, side = table("headline_words.tsv").get(word.text, ("", ""))
        if not what:
            continue
        many = None
        if side in ("before", "either"):
            many = _counted(_before(words, at))
        if side == "of" and (at + 1 == len(words) or words[at + 1].text != "of"):
            continue
        if many is None and side in ("after", "either", "of"):
            many = _counted(_after(words, at))
        if counts.get(what) is None:
            counts[what] = many
    return Headline(counts)


def _words(title: str) -> list[_Word]:
    found = [n for n in numbers(title) if n.unit in PEOPLE_UNITS and is_countable(n, title)]
    words = []
    for match in _WORD.finditer(title):
        number = next((n for n in found if n.span.start <= match.start() < n.span.end), None)
        words.append(_Word(match.group().strip().lower().replace("’", "'"), *match.span(), number))
    return words


def _before(words: list[_Word], at: int) -> list[_Word]:
    """The words of the noun phrases before a word of harm."""
    found: list[_Word] = []
    for word in reversed(words[max(at - _MOST_WORDS, 0) : at]):
        is_filler = not found and word.text in word_list("headline_fillers.txt")
        if word.text in _BREAKS or (word.text in _stops() and not is_filler):
            break
        if _is_harm(word.text):
            if found:
                break
            continue
        if not is_filler:
            found.append(word)
    return found[::-1]


def _after(words: list[_Word], at: int) -> list[_Word]:
    found: list[_Word] = []
    for word in words[at + 1 : at + 1 + _MOST_WORDS]:
        if word.text in _BREAKS or (word.text in _stops() and (found or word.text != "in")):
            break
        if _is_harm(word.text):
            if found:
                break
            continue
        found.append(word)
    return found


def _counted(found: list[_Word]) -> float | None:
    """How many the words count: printed numbers, and one for each person a noun in the singular brings in."""
    many, is_open, number = 0.0, True, None
    for word in found:
        if word.text in (",", "and", "&"):
            is_open = True
        elif word.number is not None:
            if word.number is not number:
                number, is_open = word.number, False
                many += number.best if number.best is not None else number.low or 0
        elif word.text in table("collectives.tsv"):
            many, is_open = many + float(table("collectives.tsv")[word.text][0]), False
        elif is_open and (word.text in _ANOTHER or _is_one(word.text)):
            many, is_open = many + 1, False
        elif is_open and is_plural(word.text) and word.text in people():
            return None
    return many or None


def _is_one(word: str) -> bool:
    noun = word.removesuffix("'s")
    return _AGED.fullmatch(word) is not None or (noun in people() and not is_plural(noun))


def _is_harm(word: str) -> bool:
    return word in table("headline_words.tsv")


@cache
def _stops() -> frozenset[str]:
    return word_list("headline_stops.txt")
