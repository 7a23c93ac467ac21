"""What a negation or a hedge bears on, and whether the other passage says the same of it without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.crossing.events.stems import stem
from crossread.crossing.listed import listed
from crossread.domain.span import Span
from crossread.text.tables import entries
from crossread.text.words import Word, is_stop, words

_STEM_CHARS = 4
_LEAST_STEM = 3
_WITHIN = 5  # words before a predicate in which its negation stands


@dataclass(frozen=True, slots=True)
class Borne:
    """A cue and the words it bears on, the nearest first, folded; `first` is where the nearest stands in the passage."""

    cue: str
    words: tuple[str, ...]
    first: Span


def borne_on(text: str, cues: Sequence[str], *, most: int) -> Iterator[Borne]:
    """Each place of each cue with the first telling words after it, those before where none follow; "No. 2" is no cue."""
    found = words(text)
    row = [w.folded for w in found]
    wanted = sorted({tuple(cue.split()) for cue in cues}, key=lambda c: (-len(c), c))
    at = 0
    while at < len(row):
        cue = next((c for c in wanted if _stands(row, at, c)), None)
        if cue is None:
            at += 1
            continue
        end = at + len(cue)
        is_number = cue == ("no",) and end < len(row) and row[end][:1].isdigit()
        if not is_number:
            after = _telling(found[end : end + _REACH])[:most] or _telling(found[:at])[-1:]
            if after:
                yield Borne(" ".join(cue), tuple(w.folded for w in after), after[0].span)
        at = end


_REACH = 6


def says_plainly(borne: Borne, other: str, cues: Sequence[str]) -> Span | None:
    """Where the other passage has the word that is borne on, with no cue before it; None where it has not."""
    found = words(other)
    row = [w.folded for w in found]
    blocked = {word for cue in cues for word in cue.split()} | _negative()
    places = [at for at, word in enumerate(row) if any(_one_word(word, w) for w in borne.words[:1])]
    for at in places:
        if any(w in blocked or w.endswith("n't") for w in row[max(0, at - _WITHIN) : at]):
            return None
    return found[places[0]].span if places else None


def _stands(row: Sequence[str], at: int, cue: tuple[str, ...]) -> bool:
    if cue == ("n't",):
        return row[at].endswith("n't")
    return tuple(row[at : at + len(cue)]) == cue


def _telling(row: Sequence[Word]) -> list[Word]:
    return [word for word in row if not is_stop(word.folded) and word.folded not in listed("light_words")]


def certainty_cues(cues: Sequence[str]) -> tuple[str, ...]:
    """Those hedges whose loss makes a report surer."""
    return tuple(cue for cue in cues if cue in listed("certainty_cues"))


def _one_word(a: str, b: str) -> bool:
    """Forms of one word: equal, or with the same beginning and no more than an ending to part them."""
    if a == b or stem(a) == stem(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < _LEAST_STEM or len(long) - len(short) > _STEM_CHARS:
        return False
    kept = max(_STEM_CHARS, len(short) - 2)
    return len(short) >= _STEM_CHARS and long[:kept] == short[:kept]


@cache
def _negative() -> frozenset[str]:
    return listed("negative_words") | frozenset(
        word for cue in entries("negations") for word in cue.split() if not is_stop(word)
    )
