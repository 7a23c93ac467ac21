"""What is left out of quoted words, and whether the part that is kept says something else without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.crossing.listed import listed
from crossread.crossing.speech.heard import heard
from crossread.text.negation import polarity
from crossread.text.words import is_stop, words

_BREAKS = frozenset(".:;!?")
_LONGEST_PHRASE = 4
_RETOLD = 0.5  # share of the telling words left out past which they stand beside the quotation all the same


@dataclass(frozen=True, slots=True)
class Cut:
    """What stood before and after the kept words, as printed, and whether a break parts the head from them."""

    head: str
    tail: str
    parted: bool


def cut_from(whole: str, part: str) -> Cut | None:
    """What `part` leaves out of `whole`; None where its words are no run of the other's."""
    wanted = heard(part)
    row = [(bit, word.span) for word in words(whole) for bit in heard(word.text)]
    for at in range(len(row) - len(wanted) + 1):
        if tuple(bit for bit, _ in row[at : at + len(wanted)]) == wanted:
            first, last = row[at][1], row[at + len(wanted) - 1][1]
            between = whole[row[at - 1][1].end : first.start] if at else ""
            return Cut(
                head=whole[: first.start], tail=whole[last.end :], parted=not _BREAKS.isdisjoint(between)
            )
    return None


def turns_meaning(cut: Cut, beside: str) -> bool:
    """Whether the kept words say more than was said: a condition, a contrast or a "not" that bore on them is gone.

    `beside` is what the report with the part prints around it outside quote marks: what is retold there is not left out.
    """
    head = cut.head if not cut.parted else ""
    lost = " ".join(part for part in (_opening(head), _turn(cut.tail)) if part)
    if not lost:
        return False
    telling = {w for w in heard(lost) if not is_stop(w)}
    near = set(heard(beside))
    return not telling or len(telling & near) <= _RETOLD * len(telling)


def _opening(head: str) -> str:
    """The head where it denies, hedges or says whose view it is."""
    said = polarity(head)
    return head if said.negated or said.hedged or _holds(heard(head), "own_view") is not None else ""


def _turn(tail: str) -> str:
    """The tail from the word on that turns it; past an "and" it turns what stands there."""
    row = heard(tail)
    at = _holds(row, "turning_words")
    return " ".join(row[at:]) if at is not None and "and" not in row[:at] else ""


def _holds(row: Sequence[str], name: str) -> int | None:
    """Where the first word or phrase of a list stands; None without one."""
    for at in range(len(row)):
        for size in range(1, min(_LONGEST_PHRASE, len(row) - at) + 1):
            if " ".join(row[at : at + size]) in listed(name):
                return at
    return None
