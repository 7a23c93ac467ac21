"""How the words of a passage are meant: denied, left open, or only planned, by cues and the clause these bear on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from crossread.crossing.listed import lines_of, listed
from crossread.text.words import Word, is_stop

_NONE = frozenset({"no", "none", "nobody", "no one", "nothing"})
_QUOTE_MARKS = ("“", '"', "”", "'", "’", "‘")
_LONGEST_CUE = 5
_NEXT = 3  # words that "alleged" or "suspected" bears on
_REACH = 14  # words that a cue bears on at most, before it or after it


class Stance(StrEnum):
    """How a statement is meant where it is not plainly made."""

    DENIED = "denied"
    OPEN = "open"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say how others are meant: words `first` to `end` bear on `low` to `high`, ends left out."""

    text: str
    stance: Stance
    first: int
    end: int
    low: int
    high: int

    @property
    def is_none(self) -> bool:
        """Whether it is "no", "nobody" and the like, which deny that there was any."""
        return self.text in _NONE

    @property
    def is_verb(self) -> bool:
        """Whether it is a word of its own that says what is thought of a statement: "denied", "is false"."""
        return not self.is_none and (self.low >= self.end or self.high <= self.first)

    def bears_on(self, at: int) -> bool:
        """Whether a word is meant so."""
        return self.low <= at < self.high and not self.first <= at < self.end


def cues_in(text: str, row: Sequence[Word]) -> tuple[Cue, ...]:
    """All cues of a passage in order; `row` are its words."""
    folded = [word.folded for word in row]
    breaks = _breaks(text, row)
    found: list[Cue] = []
    for first, end, stance, bears in _matched(row):
        if _is_a_word_in_marks(text, row[first:end]):
            continue  # the lone "no" vote
        low, high = _scope(breaks, first, end, bears=bears, size=len(row))
        if stance is Stance.DENIED and bears in ("clause", "behind") and found and found[-1].stance is stance:
            before = found[-1]
            if before.high > first and not before.is_verb:
                found[-1] = replace(before, high=max(before.low, first))  # "nobody won and nobody lost"
            low = max(low, before.end)
        if stance is Stance.DENIED and "until" in folded[end : end + _REACH]:
            continue  # "not until Sunday" says that it was
        found.append(Cue(" ".join(folded[first:end]), stance, first, end, low, max(low, high)))
    return tuple(found)


def _is_a_word_in_marks(text: str, cue: Sequence[Word]) -> bool:
    """Whether one word stands in quote marks alone: it is spoken of, not used."""
    (first, *rest) = cue
    start, end = first.span.start, first.span.end
    return not rest and start > 0 and text[start - 1] in _QUOTE_MARKS and text[end : end + 1] in _QUOTE_MARKS


def telling_places(row: Sequence[Word], cue: Cue) -> tuple[int, ...]:
    """The words a cue bears on that tell something, the nearest after it first, then those before it."""
    inside = [at for at in range(cue.low, cue.high) if cue.bears_on(at) and tells(row[at].folded)]
    return (*(at for at in inside if at >= cue.end), *(at for at in reversed(inside) if at < cue.first))


def tells(folded: str) -> bool:
    """Whether a word says something of what happened."""
    return (
        not is_stop(folded) and folded not in listed("light_words") and folded not in listed("telling_cues")
    )


def stances_at(cues: Sequence[Cue], at: int) -> frozenset[Stance]:
    """How a word is meant; two denials are none."""
    bearing = [cue.stance for cue in cues if cue.bears_on(at)]
    found = frozenset(bearing)
    return found - {Stance.DENIED} if bearing.count(Stance.DENIED) % 2 == 0 else found


def _matched(row: Sequence[Word]) -> Iterator[tuple[int, int, Stance, str]]:
    folded = [word.folded for word in row]
    at = 0
    while at < len(folded):
        size, entry = _cue_at(folded, at)
        if entry is not None and not _is_something_else(row, at, size):
            stance, bears = entry
            yield at, at + size, stance, bears
        at += size


def _cue_at(folded: Sequence[str], at: int) -> tuple[int, tuple[Stance, str] | None]:
    word = "n't" if folded[at].endswith("n't") else folded[at]
    if word not in _firsts():
        return 1, None
    for size in range(min(_LONGEST_CUE, len(folded) - at), 0, -1):
        phrase = " ".join((word, *folded[at + 1 : at + size]))
        if phrase in _cues():
            return size, _cues()[phrase]
    return 1, None


def _is_something_else(row: Sequence[Word], at: int, size: int) -> bool:
    """The month, "the suspect", "No. 2", "maybe 40", "appeared in court", and "could be heard": it was possible."""
    word, before = row[at].folded, row[at - 1].folded if at else ""
    after = [w.folded for w in row[at + size : at + size + 2]]
    if word in ("may", "might") and row[at].text[0].isupper() and at:
        return True
    if word in ("think", "believe") and before in ("i", "we"):
        return True
    if after and after[0] in _PRESUPPOSING:
        return True
    if word in ("suspect", "suspects", "fear", "fears") and (before in _DETERMINERS or before[:1].isdigit()):
        return True
    if word == "suspects" and after[:1] and after[0] not in _SUSPECTED:
        return True  # "possible suspects is urged to call"
    if after and after[0][:1].isdigit() and size == 1:
        return True
    if word in _APPEARING and after[:1] and after[0] in _SOMEWHERE:
        return True
    return word == "could" and size == 1 and (after[:1] in (["not"], ["only"]) or after in _SENSED)


_PRESUPPOSING = frozenset({"why", "how", "when", "where", "what"})  # "nobody knows how it began": it began
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "two", "three", "second"})
_SUSPECTED = frozenset(
    {"that", "the", "a", "an", "it", "he", "she", "they", "him", "her", "them", "his", "their", "there", "foul", "no"}
)  # fmt: skip
_APPEARING = frozenset({"appear", "appears", "appeared"})
_SOMEWHERE = frozenset(
    {"on", "in", "at", "before", "outside", "inside", "near", "beside", "behind", "alongside", "from", "by", "for"}
)  # fmt: skip
_SENSED = (["be", "heard"], ["be", "seen"], ["be", "felt"])


def _scope(breaks: Sequence[int], first: int, end: int, *, bears: str, size: int) -> tuple[int, int]:
    """From which word to which a cue bears; 2 is a mark between words, 1 a word that opens a clause."""
    low = high = first
    if bears in ("clause", "before"):
        low = next(
            (at for at in range(first, max(0, first - _REACH), -1) if breaks[at]), max(0, first - _REACH)
        )
    if bears != "before":
        stop = 2 if bears == "after" else 1
        start = end + 1 if end < size and breaks[end] == 1 else end
        high = next(
            (at for at in range(start, min(size, end + _REACH)) if breaks[at] >= stop),
            min(size, end + _REACH),
        )
        if bears != "clause":
            low = end
        if bears == "next":
            high = min(high, end + _NEXT)
    return low, high


def _breaks(text: str, row: Sequence[Word]) -> list[int]:
    """For each word what stands before it: 2 a mark, 1 a word that opens or ends a clause, 0 nothing."""
    found = []
    for at, word in enumerate(row):
        between = text[row[at - 1].span.end : word.span.start] if at else ""
        if any(mark in _MARKS for mark in between):
            found.append(2)
        else:
            opened = word.folded in listed("clause_openers")
            told = at > 0 and row[at - 1].folded in listed("telling_cues")
            found.append(int(opened or told))
    return found


_MARKS = frozenset(",;:()[]—–.?!\n")


@cache
def _cues() -> Mapping[str, tuple[Stance, str] | None]:
    rows = (line.split("\t") for line in lines_of("stance_cues.tsv"))
    return {cue: None if stance == "none" else (Stance(stance), bears) for cue, stance, bears in rows}


@cache
def _firsts() -> frozenset[str]:
    return frozenset(cue.split()[0] for cue in _cues())
