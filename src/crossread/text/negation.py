"""Words that deny and words that hedge: what turns "has" into "has not" or "may have"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.domain.span import merge
from crossread.text.quotes import quotations
from crossread.text.tables import entries
from crossread.text.words import Word, words


@dataclass(frozen=True, slots=True)
class Polarity:
    """How often a text denies and hedges; the cues in order, folded."""

    negated: int
    hedged: int
    hedge_words: tuple[str, ...]
    negation_words: tuple[str, ...]


def polarity(text: str, *, quoted: bool = True) -> Polarity:
    """Counts cues of negations.txt and hedges.txt; with `quoted` False none inside quote marks.

    The longest cue wins ("no longer" is one negation), words in -n't count as "n't". Cues are counted, not
    scoped: "not only" and "no doubt" are in not_negations.txt and count nothing. "May" and "Might" with a
    capital are taken for a month and a name.
    """
    found = words(text) if quoted else _outside_quotes(text)
    negations: list[str] = []
    hedges: list[str] = []
    for cue in _cues(found):
        if cue in entries("hedges"):
            hedges.append(cue)
        else:
            negations.append(cue)
    return Polarity(len(negations), len(hedges), tuple(hedges), tuple(negations))


_MAX_WORDS = 4


def _cues(found: Sequence[Word]) -> Iterator[str]:
    at = 0
    while at < len(found):
        length, cue = _cue_at(found, at)
        if cue:
            yield cue
        at += length


def _cue_at(found: Sequence[Word], at: int) -> tuple[int, str]:
    """How many words to go on by, and the cue they are ("" for none)."""
    longest = _MAX_WORDS if found[at].folded in _first_words() else 0
    for length in range(min(longest, len(found) - at), 0, -1):
        phrase = " ".join(word.folded for word in found[at : at + length])
        if phrase in entries("not_negations"):
            return length, ""
        if phrase in _all_cues() and not _is_name(found[at], phrase):
            return length, phrase
    return 1, "n't" if found[at].folded.endswith("n't") else ""


def _is_name(word: Word, phrase: str) -> bool:
    return phrase in {"may", "might"} and word.text[0].isupper() and not word.text.isupper()


def _outside_quotes(text: str) -> tuple[Word, ...]:
    quotes = iter(merge(quotation.span for quotation in quotations(text)))
    quote = next(quotes, None)
    found = []
    for word in words(text):
        while quote is not None and quote.end <= word.span.start:
            quote = next(quotes, None)
        if quote is None or not quote.contains(word.span):
            found.append(word)
    return tuple(found)


@cache
def _all_cues() -> frozenset[str]:
    return entries("negations") | entries("hedges")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(cue.split()[0] for cue in _all_cues() | entries("not_negations"))
